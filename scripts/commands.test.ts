import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import packageJson from "../package.json" with { type: "json" };

// Every command of package.json, asked for help and told nonsense, in a process that may neither write a file, nor
// start a process or thread, nor load an addon; and held against what README and docs say of them.

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SCRIPTS = new Map(
  Object.entries(packageJson.scripts).flatMap(([name, line]) => {
    const script = /^node scripts\/bootstrap\.mjs (\S+)$/.exec(line)?.[1];
    return script === undefined ? [] : [[name, script] as const];
  }),
);
/** npm test is npm run check. */
const COMMANDS = [...SCRIPTS.keys()].filter((name) => name !== "test");
/** Engines and what prints and bundles: a command that says what it takes needs none of them. */
const NO_ENGINES = `import { registerHooks } from "node:module";
registerHooks({
  resolve: (name, context, next) => {
    if (/^(@duckdb|@resvg|playwright-core|pptxgenjs|docx|vite|astro)(\\/|$)/.test(name)) throw new Error(name);
    return next(name, context);
  },
});`;

interface Said {
  readonly status: number;
  readonly out: string;
  readonly fault: string;
}

/** What Node compiles is kept for the next command; nothing else may be written. */
let cache = "";
beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), "jiuye-commands-"));
});
afterAll(() => rm(cache, { recursive: true }));

function say(name: string, ...args: readonly string[]): Promise<Said> {
  const bounds = ["--permission", "--allow-fs-read=*", `--allow-fs-write=${cache}`];
  const hook = `--import=data:text/javascript,${encodeURIComponent(NO_ENGINES)}`;
  const options = { cwd: ROOT, env: { ...process.env, NODE_COMPILE_CACHE: cache } };
  return new Promise((resolve) => {
    const command = [...bounds, hook, SCRIPTS.get(name) ?? "", ...args];
    execFile(process.execPath, command, options, (error, out, fault) => {
      resolve({ status: error ? Number(error.code) : 0, out, fault });
    });
  });
}

const optionsIn = (text: string) => text.match(/(?<![\w-])--[a-z][a-z-]*/g) ?? [];
const partsIn = (help: string) =>
  [...help.matchAll(/^ {2}([a-z]+)(?: [A-Z]+)? {2,}/gm)].map(([, part]) => part);

/** What `npm run release -- candidate` takes, and each other command with or without parts. */
const taken = new Map<string, Set<string>>();
async function learn(line: string, name: string, ...part: readonly string[]): Promise<void> {
  const { status, out, fault } = await say(name, ...part, "--help");
  expect({ line, status, fault }).toStrictEqual({ line, status: 0, fault: "" });
  expect(out.startsWith(`${line} `) || out.startsWith(`${line}\n`), out).toBe(true);
  const rows = [...out.matchAll(/^ {2}(?:-h, |COMMAND )?(--[a-z-]+)/gm)].map(([, option = ""]) => option);
  taken.set([name, ...part].join(" "), new Set(rows));
  for (const file of out.match(/docs\/[\w-]+\.md/g) ?? [])
    expect(existsSync(join(ROOT, file)), file).toBe(true);
  const readme = await readFile(join(ROOT, "README.md"), "utf8");
  for (const [, heading] of out.matchAll(/README\.md, "(.*?)"/g))
    expect(readme).toMatch(new RegExp(`^##+ ${heading}`, "m"));
  if (part.length === 0 && out.includes(" COMMAND "))
    for (const one of partsIn(out)) await learn(`${line} -- ${one}`, name, one ?? "");
}

const lineOf = (name: string) => `npm ${name === "start" ? "" : "run "}${name}`;

describe.concurrent("without doing anything", () => {
  test.each(COMMANDS)("%s says what it takes", async (name) => {
    await learn(lineOf(name), name);
  });

  test.each(COMMANDS)("%s refuses an option that it does not know, in a line", async (name) => {
    const { status, out, fault } = await say(
      name,
      ...(name === "release" ? ["list"] : []),
      "--nonsense",
      "1",
    );
    expect({ status, out }).toStrictEqual({ status: 1, out: "" });
    expect(fault).toMatch(/^unknown option --nonsense, expected .* \(npm .* --help says more\)\n$/);
  });

  const nowhere = join(ROOT, "no-such-folder");
  test.each([
    ...[
      ["check-returns", nowhere],
      ["bench", nowhere],
      ["data", "--returns", nowhere],
    ],
    ...[
      ["release", "candidate", "--returns", nowhere],
      ["site", "--data", nowhere],
    ],
    ...[
      ["pictures", "--data", nowhere],
      ["offline", "--dir", nowhere],
      ["serve", "--dir", nowhere],
    ],
    ...[
      ["attack", "--data", nowhere],
      ["vectors", "--dir", nowhere],
      ["snippets", "--url", nowhere],
    ],
    ["forms", "--city", "changchun", "--quarter", "2018Q1", "--returns", nowhere],
  ])("%s says in words that what it was pointed at is not there", async (name = "", ...args) => {
    const { status, fault } = await say(name, ...args);
    expect([status, fault]).toStrictEqual([
      1,
      expect.stringMatching(/^.*(no |expected ).*no-such-folder.*\n$/),
    ]);
    expect(fault).not.toMatch(/\b(ENOENT|EACCES|ERR_)/);
  });

  test.each(["check", "start", "data"])("%s refuses a word that it has no use for", async (name) => {
    const { status, fault } = await say(name, "stray");
    expect([status, fault]).toStrictEqual([1, expect.stringMatching(/^unexpected stray, expected .*\n$/)]);
  });
});

/** Each command that a text writes out, with its options up to the end of the code. */
function writtenIn(text: string): { readonly name: string; readonly options: readonly string[] }[] {
  return [...text.matchAll(/npm (?:run )?([a-z][\w:-]*)(?: \[?-- ([^`\n#]*))?/g)].flatMap(
    ([, name = "", rest = ""]) => {
      if (!SCRIPTS.has(name)) return [];
      const part = name === "release" ? (/^[a-z]+/.exec(rest)?.[0] ?? "") : "";
      return [{ name: [name, part].join(" ").trim(), options: optionsIn(rest) }];
    },
  );
}

test("README and docs name no option that the command does not take, and README names every command", async () => {
  const docs = (await readdir(join(ROOT, "docs"))).filter((file) => file.endsWith(".md"));
  const written = await Promise.all(
    ["README.md", ...docs.map((file) => `docs/${file}`)].map(async (path) => {
      const found = writtenIn(await readFile(join(ROOT, path), "utf8"));
      return found.map((one) => ({ path, ...one }));
    }),
  );
  const unknown = written
    .flat()
    .map(({ options, ...one }) => ({ ...one, options: options.filter((o) => !taken.get(one.name)?.has(o)) }));
  expect(unknown.filter(({ options }) => options.length > 0)).toStrictEqual([]);
  const named = new Set(written[0]?.map(({ name }) => name.split(" ")[0]));
  expect([...SCRIPTS.keys()].filter((name) => !named.has(name))).toStrictEqual([]);
});

test("a row of README's table names no option that its command does not take", async () => {
  const readme = await readFile(join(ROOT, "README.md"), "utf8");
  const rows = [...readme.matchAll(/^\| `npm run ([\w:-]+).*$/gm)];
  expect(rows.length).toBeGreaterThan(15);
  for (const [row, name = ""] of rows) {
    const known = [...taken].filter(([line]) => line.split(" ")[0] === name).flatMap(([, of]) => [...of]);
    expect({ name, unknown: optionsIn(row).filter((option) => !known.includes(option)) }).toStrictEqual({
      name,
      unknown: [],
    });
  }
});
