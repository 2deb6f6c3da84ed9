import type { Table as ArrowTable } from "apache-arrow";

export type Parameter = string | number | boolean | null;

/** What Node and the browser each provide: the same engine, reached in two ways. */
export interface Engine {
  connect(): Promise<Connection>;
  close(): Promise<void>;
}

export interface Connection {
  run(sql: string): Promise<ArrowTable>;
  prepare(sql: string): Promise<Statement>;
  /** Takes possession of the bytes. */
  insert(table: string, bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** Planned once, run with as many sets of values as wanted. */
export interface Statement {
  run(params: readonly Parameter[]): Promise<ArrowTable>;
  close(): Promise<void>;
}
