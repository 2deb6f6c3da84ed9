import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { builtSite, siteFolder } from "../built-site.ts";
import { command, runCommand } from "../command-line.ts";
import { readPort, sitePort, startServer } from "../serve.ts";

// Lighthouse is fetched for the run (npx), and needs a Chromium: $CHROMIUM, else one it finds.

const SCORES = command({
  line: "npm run lighthouse --",
  does: "Says what Lighthouse makes of a built site, four scores a page. Exit 1 below 95.",
  more: 'README.md, "Commands"',
  options: {
    dir: siteFolder,
    port: sitePort,
    page: {
      type: "string",
      value: "PATH",
      multiple: true,
      usual: "home, the first city and its newest report",
      says: "a page, from the root of the site",
    },
  },
});

const LIGHTHOUSE = "lighthouse@13.5.0";
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
const WANTED = 0.95;
const FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic";

const auditSchema = z.object({ title: z.string(), score: z.number().nullable() });
const reportSchema = z.object({
  categories: z.record(
    z.string(),
    z.object({
      score: z.number().nullable(),
      auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
    }),
  ),
  audits: z.record(z.string(), auditSchema),
});
type Report = z.infer<typeof reportSchema>;

async function audit(url: string): Promise<Report> {
  const dir = await mkdtemp(join(tmpdir(), "jiuye-lighthouse-"));
  const file = join(dir, "report.json");
  const args = ["--yes", LIGHTHOUSE, url, "--quiet", "--output=json", `--output-path=${file}`];
  const chromium = process.env.CHROMIUM ?? ["/usr/bin/chromium"].find((path) => existsSync(path));
  const env = { ...process.env, ...(chromium ? { CHROME_PATH: chromium } : {}) };
  try {
    await promisify(execFile)("npx", [...args, `--chrome-flags=${FLAGS}`], {
      env,
      shell: process.platform === "win32",
    });
    return reportSchema.parse(JSON.parse(await readFile(file, "utf8")));
  } finally {
    await rm(dir, { recursive: true });
  }
}

/** What cost points, by category. */
function losses({ categories, audits }: Report): string[] {
  return CATEGORIES.flatMap((name) =>
    (categories[name]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => `  ${name}: ${audits[id]?.title} (${id}, ${audits[id]?.score})`),
  );
}

/** Home, the first city, and the newest report of it, if there are any. */
async function defaultPages(dir: string): Promise<string[]> {
  const cities = await folders(join(dir, "cities"));
  const city = cities[0];
  const quarter = city && (await folders(join(dir, "reports", city))).at(-1);
  return ["", ...(city ? [`cities/${city}/`] : []), ...(quarter ? [`reports/${city}/${quarter}/`] : [])];
}

async function folders(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}

async function main(args: readonly string[]): Promise<void> {
  const { dir = builtSite(), port: wanted, page: pages } = SCORES.read(args).values;
  const { port, close } = await startServer({ dir, port: readPort(wanted) });
  try {
    for (const page of pages ?? (await defaultPages(dir))) {
      const report = await audit(`http://localhost:${port}/${page}`);
      const scores = CATEGORIES.map((name) => report.categories[name]?.score ?? 0);
      const said = CATEGORIES.map((name, i) => `${name} ${Math.round(100 * (scores[i] ?? 0))}`);
      console.log([`/${page}: ${said.join(", ")}`, ...losses(report)].join("\n"));
      if (scores.some((score) => score < WANTED)) process.exitCode = 1;
    }
  } finally {
    await close();
  }
}

await runCommand(SCORES, main);
