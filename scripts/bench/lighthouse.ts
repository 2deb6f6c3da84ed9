import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { z } from "zod";
import { builtSite } from "../built-site.ts";
import { startServer } from "../serve.ts";

// npm run lighthouse -- [--dir published/current --port 4321 --page PATH …]: what Lighthouse says of a built site, four
// scores a page; exit 1 below 95. It is fetched for the run (npx), and needs a Chromium: $CHROMIUM, else one it finds.

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

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      dir: { type: "string", default: builtSite() },
      port: { type: "string", default: "4321" },
      page: { type: "string", multiple: true },
    },
  });
  const { port, close } = await startServer({ dir: values.dir, port: Number(values.port) });
  try {
    for (const page of values.page ?? (await defaultPages(values.dir))) {
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

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
