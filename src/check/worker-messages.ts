import type { CheckResult } from "./check-result.ts";
import type { DroppedFile } from "./dropped-files.ts";

// What the page and its worker say to each other. One order at a time.

/** Why no marked copy can be made of a file that was checked. */
export const FILE_CHANGED = "the file has been moved or changed";

export type ListFormat = "csv" | "json";

export type Order =
  | { readonly kind: "check"; readonly files: readonly DroppedFile[]; readonly cityIds: CityIdPairs }
  | { readonly kind: "mark"; readonly path: string }
  | { readonly kind: "list"; readonly format: ListFormat };

export type CityIdPairs = readonly (readonly [name: string, id: string])[];

export type Answer =
  /** All code is there: nothing more is fetched. */
  | { readonly kind: "ready" }
  | { readonly kind: "opened"; readonly done: number; readonly total: number }
  | { readonly kind: "checked"; readonly result: CheckResult }
  | { readonly kind: "file"; readonly content: string | Uint8Array<ArrayBuffer> }
  | { readonly kind: "failed"; readonly reason: string };
