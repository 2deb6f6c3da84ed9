import type { ParseArgsOptionDescriptor } from "node:util";

// What a command says of itself, once.

export interface Option extends ParseArgsOptionDescriptor {
  /** What stands for its value in the help, such as DIR or zh|en. */
  readonly value?: string;
  readonly says: string;
  /** What holds without it, where no fixed text does. */
  readonly usual?: string;
  /** Whether nothing works without it; the command itself says what it expects. */
  readonly needed?: boolean;
}

export type Options = Readonly<Record<string, Option>>;

/** The one thing that a command takes besides options. */
interface Argument {
  readonly value: string;
  readonly says: string;
  readonly needed: boolean;
}

export interface Declared {
  /** What is typed before the options, such as "npm run serve --". */
  readonly line: string;
  readonly does: string;
  /** Where more is written. */
  readonly more: string;
  readonly options: Options;
  readonly argument?: Argument;
}

/** Every command has it, and none names it. */
export const HELP = {
  help: { type: "boolean", short: "h", says: "says this and does nothing else" },
} as const satisfies Options;
