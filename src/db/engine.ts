import type { Table as ArrowTable } from "apache-arrow";

export type Parameter = string | number | boolean | null;

/** What Node and the browser each provide: the same engine, reached in two ways. */
export interface Engine {
  connect(): Promise<Connection>;
  close(): Promise<void>;
}

export interface Connection {
  run(sql: string, params: readonly Parameter[]): Promise<ArrowTable>;
  /** Takes possession of the bytes. */
  insert(table: string, bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}
