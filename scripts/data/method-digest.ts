import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const FOLDERS = ["src/contract", "src/pipeline"];
const REGISTRY = "data/registry/indicators.json";

/** SHA-256 of the program that computes figures and of the registry of indicators: two releases of one are made alike. */
export async function methodDigest(): Promise<string> {
  const hash = createHash("sha256");
  for (const path of [...(await programFiles()), REGISTRY]) {
    const text = await readFile(join(root, path), "utf8");
    hash.update(`${path}\n${text.replaceAll("\r\n", "\n")}\n`);
  }
  return hash.digest("hex");
}

async function programFiles(): Promise<string[]> {
  const folders = await Promise.all(
    FOLDERS.map(async (folder) => {
      const names = await readdir(join(root, folder), { recursive: true });
      return names.map((name) => `${folder}/${name.replaceAll("\\", "/")}`);
    }),
  );
  return folders
    .flat()
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
    .toSorted();
}
