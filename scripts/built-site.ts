import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// Which site of this checkout is meant when none is named, and whether there are data to make one of.

const project = fileURLToPath(new URL("..", import.meta.url));

/** The site of `npm run site`, not released. */
export const previewSite = join(project, "dist");

/** The published site where there is one, else the one built last. */
export function builtSite(): string {
  const published = join(project, "published", "current");
  return existsSync(join(published, "index.html")) ? published : previewSite;
}

/** Of commands that read a site: `builtSite()` where none is named. */
export const siteFolder = {
  ...({ type: "string", value: "DIR" } as const),
  usual: "published/current, or dist where nothing is published",
  says: "the built site",
};

/** The site that tests cross; `npm test` names it. */
export function testedSite(): string {
  return process.env.JIUYE_TESTED_SITE ?? builtSite();
}

/** @throws when there is nothing that pages or pictures could be made of. */
export function checkPublished(data: string): void {
  if (existsSync(join(data, "latest.json"))) return;
  throw new Error(
    `no published data: expected ${join(data, "latest.json")} (npm run data -- --returns DIR --out ${data})`,
  );
}
