import { parseArgs } from "node:util";
import { type Declared, HELP } from "./command-line/declared.ts";
import { asksHelp, faultOf, sayMore, tokensOf } from "./command-line/faults.ts";
import { helpOf, helpOfGroup } from "./command-line/help.ts";

// How commands are typed: what one takes is declared once; its values with their types, what is refused and --help
// follow from that. And how they end: a fault is said in words, without a stack, and the status is 1.

type Values<D extends Declared> = ReturnType<typeof parseArgs<{ options: D["options"] }>>["values"];
type Given<D extends Declared> = D["argument"] extends { readonly needed: true }
  ? string
  : string | undefined;

interface Command<D extends Declared = Declared> {
  readonly declared: D;
  /** @throws in one line: what was found, what is expected, and that there is help. */
  read(args: readonly string[]): { readonly values: Values<D>; readonly argument: Given<D> };
}

export function command<D extends Declared>(declared: D): Command<D> {
  return {
    declared,
    read: (args) => {
      const fault = faultOf(declared, args);
      if (fault !== undefined) throw new Error(`${fault} (${sayMore(declared.line)})`);
      const options = { ...declared.options, ...HELP };
      const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
      return { values: values as Values<D>, argument: positionals[0] as Given<D> };
    },
  };
}

type Work = (args: readonly string[]) => void | Promise<void>;

/** Does what was asked for on the command line, or says what could be. */
export async function runCommand(
  { declared }: Pick<Command, "declared">,
  work: Work,
  args: readonly string[] = process.argv.slice(2),
): Promise<void> {
  await ended(() => (asksHelp(declared.options, args) ? console.log(helpOf(declared)) : work(args)));
}

interface Step {
  readonly command: Pick<Command, "declared">;
  readonly work: Work;
}

/** A command that is several: the first word which is no option says which, wherever it stands. */
export async function runSteps(
  group: Omit<Declared, "options" | "argument">,
  steps: Readonly<Record<string, Step>>,
  args: readonly string[] = process.argv.slice(2),
): Promise<void> {
  const declared = Object.fromEntries(
    Object.entries(steps).map(([name, step]) => [name, step.command.declared]),
  );
  const options = Object.assign({}, ...Object.values(declared).map((one) => one.options));
  const word = tokensOf(options, args).find((token) => token.kind === "positional");
  const step = word && Object.hasOwn(steps, word.value) ? steps[word.value] : undefined;
  if (word && step) return runCommand(step.command, step.work, args.toSpliced(word.index, 1));
  await ended(() => {
    if (asksHelp(options, args)) return console.log(helpOfGroup(group, declared));
    const found = word ? `unknown command ${word.value}` : `${group.line} COMMAND: no command`;
    throw new Error(`${found}, expected ${Object.keys(steps).join(", ")} (${sayMore(group.line)})`);
  });
}

async function ended(work: () => void | Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(wordsOf(error));
    process.exitCode = 1;
  }
}

/** A slip of the program is of no use without its place; whatever else is thrown was written to be read. */
function wordsOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const isSlip = error instanceof TypeError || error instanceof ReferenceError;
  return isSlip && !("code" in error) && error.cause === undefined ? error.stack : error.message;
}

/** @throws naming the option, what was expected and what was found. */
export function wholeNumber(option: string, text: string, least: number, most?: number): number {
  const value = Number(text);
  const isWithin = value >= least && value <= (most ?? Number.MAX_SAFE_INTEGER);
  if (/^\d+$/.test(text) && isWithin) return value;
  const range = most === undefined ? `${least} or more` : `${least} to ${most}`;
  throw new Error(`${option}: expected a whole number, ${range}; found ${text || "nothing"}`);
}
