/** unlisted: not of this release; missing: not served; altered: other bytes than the manifest's. */
export type DataFault = "unlisted" | "missing" | "altered";

export type DataFailure = Error & { readonly fault: DataFault; readonly path: string };

/** A published file that cannot be used: which, what was expected, what was found. */
export function dataFailure(fault: DataFault, path: string, expected: string, found: string): DataFailure {
  const error = new Error(`${path}: expected ${expected}, found ${found}`);
  return Object.assign(error, { name: "DataFailure", fault, path });
}

export function isDataFailure(error: unknown): error is DataFailure {
  return error instanceof Error && error.name === "DataFailure";
}
