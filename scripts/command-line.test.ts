import { afterEach, beforeEach, expect, expectTypeOf, test, vi } from "vitest";
import { command, runCommand, runSteps, wholeNumber } from "./command-line.ts";

const WEIGH = command({
  line: "npm run weigh --",
  does: "Weighs returns.",
  more: "docs/method.md",
  argument: { value: "DIR", needed: true, says: "the folder of returns" },
  options: {
    quarter: { type: "string", value: "Q", needed: true, says: "the quarter" },
    seed: { type: "string", value: "N", default: "7", says: "another one draws others" },
    out: { type: "string", value: "DIR", usual: "beside it", says: "where it goes" },
    city: { type: "string", value: "ID", multiple: true, default: [], says: "a city" },
    json: { type: "boolean", default: false, says: "prints JSON" },
  },
});
const STOP = command({ line: "npm run works -- stop", does: "stops", more: "-", options: {} });

const said: string[] = [];
const faults: string[] = [];
beforeEach(() => {
  vi.spyOn(console, "log").mockImplementation((line) => void said.push(line));
  vi.spyOn(console, "error").mockImplementation((line) => void faults.push(line));
});
afterEach(() => {
  vi.restoreAllMocks();
  said.length = 0;
  faults.length = 0;
  process.exitCode = undefined;
});

test("values come with the types that were declared, and what stands for those left out", () => {
  const { values, argument } = WEIGH.read(["returns", "--city", "wuhan", "--city=xian", "--json"]);
  expect({ ...values }).toStrictEqual({ seed: "7", city: ["wuhan", "xian"], json: true });
  expect(argument).toBe("returns");
  expectTypeOf(argument).toEqualTypeOf<string>();
  expectTypeOf(STOP.read([]).argument).toEqualTypeOf<string | undefined>();
  expectTypeOf(values.seed).toEqualTypeOf<string>();
  expectTypeOf(values.out).toEqualTypeOf<string | undefined>();
  expectTypeOf(values.city).toEqualTypeOf<string[]>();
  expectTypeOf(values.json).toEqualTypeOf<boolean>();
});

test("a value may be empty, a dash, or begin with one where = joins it", () => {
  const { values } = WEIGH.read(["returns", "--seed", "", "--out", "-", "--quarter=-1"]);
  expect(values).toMatchObject({ seed: "", out: "-", quarter: "-1" });
});

test.each([
  [["a", "--town", "x"], "unknown option --town, expected one DIR, --quarter, --seed, --out, --city, --json"],
  [["a", "--toString"], "unknown option --toString, expected"],
  [["a", "-x"], "unknown option -x, expected"],
  [["a", "--seed"], "--seed: expected N after it, found nothing"],
  [["a", "--seed", "--json"], "--seed: expected N after it, found --json"],
  [["a", "--json=yes"], "--json: expected no value, found yes"],
  [["a", "b"], /^unexpected b, expected one DIR, --quarter, .*; npm drops options typed before -- /],
  [[], "DIR: expected the folder of returns, found nothing"],
])("%j is refused in one line that leads to the help", (args, fault) => {
  const read = () => WEIGH.read(args);
  expect(read).toThrow(fault);
  expect(read).toThrow(/^[^\n]* \(npm run weigh -- --help says more\)$/);
});

test("a command that takes nothing says so", () => {
  expect(() => STOP.read(["now"])).toThrow("unexpected now, expected nothing (npm run works -- stop --help");
});

test("the help follows from what was declared", async () => {
  const work = vi.fn();
  await runCommand(WEIGH, work, ["--town", "-h"]);
  expect(said.join("\n")).toBe(`npm run weigh -- DIR --quarter Q [options]

Weighs returns.

  DIR          the folder of returns
  --quarter Q  the quarter (needed)
  --seed N     another one draws others (default: 7)
  --out DIR    where it goes (default: beside it)
  --city ID …  a city
  --json       prints JSON
  -h, --help   says this and does nothing else

More: docs/method.md`);
  expect([work.mock.calls.length, faults, process.exitCode]).toStrictEqual([0, [], undefined]);
});

test("a fault is said without a stack and ends with status 1; a slip of the program is said with one", async () => {
  await runCommand(WEIGH, () => Promise.reject(new Error("no such folder: x")), []);
  expect([said, faults, process.exitCode]).toStrictEqual([[], ["no such folder: x"], 1]);
  await runCommand(WEIGH, () => new URL("nowhere") && undefined, []);
  expect(faults.at(-1)).toBe("Invalid URL");
  await runCommand(WEIGH, () => (null as unknown as { run(): void }).run(), []);
  expect(faults.at(-1)).toMatch(/^TypeError: .*\n +at /);
});

test("of several commands the first word which is no option's value says which", async () => {
  const [stop, weigh] = [vi.fn(), vi.fn()];
  const works = { line: "npm run works --", does: "Works.", more: "README.md" };
  const steps = { stop: { command: STOP, work: stop }, weigh: { command: WEIGH, work: weigh } };
  const run = (...args: readonly string[]) => runSteps(works, steps, args);
  await run("--seed", "stop", "weigh", "returns");
  expect([weigh.mock.calls, stop.mock.calls]).toStrictEqual([[[["--seed", "stop", "returns"]]], []]);
  await run("stop", "--help");
  expect(said.join("\n")).toMatch(/^npm run works -- stop\n\nstops\n/);
  await run("--help");
  expect(said.at(-1)).toMatch(
    /^npm run works -- COMMAND \[options\]\n\nWorks\.\n\n {2}stop +stops\n {2}weigh DIR /,
  );
  expect(stop).not.toHaveBeenCalled();
  await run("halt");
  await run();
  expect(faults).toStrictEqual([
    "unknown command halt, expected stop, weigh (npm run works -- --help says more)",
    "npm run works -- COMMAND: no command, expected stop, weigh (npm run works -- --help says more)",
  ]);
  expect(process.exitCode).toBe(1);
});

test("whole numbers are held against their range", () => {
  expect([wholeNumber("--n", "0", 0), wholeNumber("--n", "65535", 0, 65_535)]).toStrictEqual([0, 65_535]);
  expect(() => wholeNumber("--n", "-1", 0)).toThrow("--n: expected a whole number, 0 or more; found -1");
  expect(() => wholeNumber("--n", "9", 1, 8)).toThrow("--n: expected a whole number, 1 to 8; found 9");
  for (const text of ["", "1.5", "1e3", "9007199254740993"])
    expect(() => wholeNumber("--n", text, 0)).toThrow();
});
