import { type Declared, HELP, type Option } from "./declared.ts";

// What --help says.

interface Row {
  readonly what: string;
  readonly says: string;
}

export function helpOf({ line, does, more, options, argument }: Declared): string {
  const given = Object.entries(options);
  const usage = [
    line,
    ...(argument ? [argument.needed ? argument.value : `[${argument.value}]`] : []),
    ...given.flatMap(([name, option]) => (option.needed ? [labelOf(name, option)] : [])),
    ...(given.some(([, option]) => !option.needed) ? ["[options]"] : []),
  ];
  const rows = [
    ...(argument ? [{ what: argument.value, says: argument.says }] : []),
    ...[...given, ...Object.entries(HELP)].map(([name, option]) => rowOf(name, option)),
  ];
  return page(usage.join(" ").replace(/ --$/, ""), does, rows, more);
}

/** Of a command that is several: what each of them does. */
export function helpOfGroup(
  { line, does, more }: Omit<Declared, "options">,
  steps: Readonly<Record<string, Declared>>,
): string {
  const rows = Object.entries(steps).map(([name, { argument, does }]) => ({
    what: [name, argument?.value ?? []].flat().join(" "),
    says: does,
  }));
  const one = { what: "COMMAND --help", says: "says what that command takes" };
  return page(`${line} COMMAND [options]`, does, [...rows, one], more);
}

function page(usage: string, does: string, rows: readonly Row[], more: string): string {
  const width = Math.max(...rows.map(({ what }) => what.length));
  const lines = rows.map(({ what, says }) => `  ${what.padEnd(width)}  ${says}`);
  return [usage, "", does, "", ...lines, "", `More: ${more}`].join("\n");
}

function rowOf(name: string, option: Option): Row {
  const { says, needed, usual = option.default } = option;
  const isText = typeof usual === "string" && usual !== "";
  const without = needed ? " (needed)" : isText ? ` (default: ${usual})` : "";
  return { what: labelOf(name, option), says: `${says}${without}` };
}

function labelOf(name: string, { short, value, multiple }: Option): string {
  const long = [`--${name}`, value ?? []].flat().join(" ");
  return `${short ? `-${short}, ` : ""}${long}${multiple ? " …" : ""}`;
}
