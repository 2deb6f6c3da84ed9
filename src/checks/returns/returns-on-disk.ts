import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// Small folders of returns for tests, and the documented commands run on them as anybody would.

/** Text, or bytes, by path within the folder; an empty folder by a path that ends in /. */
export type Folder = ReadonlyMap<string, string | Uint8Array>;

const COMMUNITIES =
  "quarter,city,community_id,area,status,working_age_population,labour_force,unemployed,registered_unemployed,newly_employed,natural_attrition,new_entrepreneurs,jobs_driven";
const ENTERPRISES =
  "quarter,city,enterprise_id,size,sector,status,employees_start,hires,separations,layoffs,employees_end,vacancies";

/** Two quarters of eight communities and twelve small enterprises, all of them good. */
export function goodCity(id: string): Map<string, string | Uint8Array> {
  const quarters = ["2016Q1", "2016Q2"];
  const frame = quarters.flatMap((quarter) => [
    `${quarter},community,urban,60,90000`,
    `${quarter},enterprise,small/C,48,`,
  ]);
  const files = new Map<string, string | Uint8Array>([
    [`${id}/frame.csv`, linesOf("quarter,survey,stratum,population_units,known_total", frame)],
  ]);
  quarters.forEach((quarter, t) => {
    const communities = Array.from({ length: 8 }, (_, i) => {
      const counts = [
        400 + i,
        300 + 3 * i,
        14 + ((3 * i + t) % 7),
        "",
        6 + (i % 3),
        "",
        4 + (i % 2),
        12 + i + t,
      ];
      return [quarter, id, `c${i}`, "urban", "responded", ...counts].join(",");
    });
    const enterprises = Array.from({ length: 12 }, (_, i) => {
      const start = 50 + i + t;
      return [quarter, id, `e${i}`, "small", "C", "active", start, 3, 2, 1, start + 1, 0].join(",");
    });
    files.set(`${id}/${quarter}/communities.csv`, linesOf(COMMUNITIES, communities));
    files.set(`${id}/${quarter}/enterprises.csv`, linesOf(ENTERPRISES, enterprises));
  });
  return files;
}

function linesOf(header: string, rows: readonly string[]): string {
  return `${[header, ...rows].join("\n")}\n`;
}

/** A good city with one file changed; null takes the file away. */
export function badCity(
  id: string,
  path: string,
  change: (text: string) => string | Uint8Array | null,
): Map<string, string | Uint8Array> {
  const files = goodCity(id);
  const name = `${id}/${path}`;
  const changed = change(String(files.get(name) ?? ""));
  files.delete(name);
  if (changed !== null) files.set(name, changed);
  return files;
}

/** In the order given, so that a test may create the same folder in another. */
export async function writeFolder(dir: string, files: Iterable<readonly [string, string | Uint8Array]>) {
  await mkdir(dir, { recursive: true });
  for (const [path, content] of files) {
    const folder = path.endsWith("/") ? path : dirname(path);
    await mkdir(join(dir, folder), { recursive: true });
    if (!path.endsWith("/")) await writeFile(join(dir, path), content);
  }
}

export interface Outcome {
  readonly status: number;
  readonly output: string;
}

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** Runs a script of the project, from its root, with this Node. */
export function run(script: string, ...parameters: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const command = [join(ROOT, "scripts", script), ...parameters];
    execFile(process.execPath, command, { cwd: ROOT, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      const status = error ? (typeof error.code === "number" ? error.code : -1) : 0;
      resolve({ status, output: stdout + stderr });
    });
  });
}

/** read = accepted + queried + refused, in the last such line. */
export function ledgerOf({ output }: Outcome): number[] {
  const lines = output.match(/rows: read \d+ = accepted \d+ \+ queried \d+ \+ refused \d+/g) ?? [];
  return (lines.at(-1)?.match(/\d+/g) ?? []).map(Number);
}
