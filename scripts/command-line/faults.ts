import { parseArgs } from "node:util";
import { type Declared, HELP, type Option, type Options } from "./declared.ts";

// What is wrong with the words of a command line.

/** The words, right or wrong: an option that has a value takes the next word for it, whatever that is. */
export function tokensOf(options: Options, args: readonly string[]) {
  const loose = { allowPositionals: true, strict: false, tokens: true } as const;
  return parseArgs({ args: [...args], options: { ...options, ...HELP }, ...loose }).tokens;
}

export const asksHelp = (options: Options, args: readonly string[]) =>
  tokensOf(options, args).some((token) => token.kind === "option" && token.name === "help");

/** The first fault; undefined when there is none. */
export function faultOf(declared: Declared, args: readonly string[]): string | undefined {
  const { options, argument } = declared;
  const tokens = tokensOf(options, args);
  for (const token of tokens) {
    if (token.kind !== "option" || token.name === "help") continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!option) return `unknown option ${token.rawName}, expected ${takenBy(declared)}`;
    const fault = faultOfValue(option, token);
    if (fault !== undefined) return fault;
  }
  const [first, second] = tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : []));
  const surplus = argument ? second : first;
  if (surplus !== undefined)
    return `unexpected ${surplus}, expected ${takenBy(declared)}${afterDashes(declared)}`;
  if (argument?.needed && first === undefined)
    return `${argument.value}: expected ${argument.says}, found nothing`;
  return undefined;
}

interface OptionWord {
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function faultOfValue(option: Option, { rawName, value, inlineValue }: OptionWord): string | undefined {
  if (option.type === "boolean")
    return value === undefined ? undefined : `${rawName}: expected no value, found ${value}`;
  const isOption = !inlineValue && value !== undefined && value.length > 1 && value.startsWith("-");
  if (value !== undefined && !isOption) return undefined;
  return `${rawName}: expected ${option.value ?? "a value"} after it, found ${value ?? "nothing"}`;
}

function takenBy({ options, argument }: Declared): string {
  const names = Object.keys(options).map((name) => `--${name}`);
  return [...(argument ? [`one ${argument.value}`] : []), ...names].join(", ") || "nothing";
}

/** The value of an option typed before -- comes as a word alone: npm has taken the option for its own. */
const afterDashes = ({ line, options }: Declared) =>
  line.includes(" --") && Object.keys(options).length > 0 ? "; npm drops options typed before --" : "";

export const sayMore = (line: string) => `${line} --help says more`;
