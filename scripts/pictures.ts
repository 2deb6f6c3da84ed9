import { resolve } from "node:path";
import { checkPublished } from "./built-site.ts";
import { command, runCommand } from "./command-line.ts";

const PICTURES = command({
  line: "npm run pictures --",
  does:
    "Makes pictures, slides and single files of all charts of the newest release, into the folder of a site.\n" +
    "npm run site and npm run release make them by themselves.",
  more: 'README.md, "For briefings"',
  options: {
    data: { type: "string", value: "DIR", default: "public/data", says: "published data" },
    out: { type: "string", value: "DIR", default: "dist", says: "the folder of the site" },
  },
});

async function main(args: readonly string[]): Promise<void> {
  const { values } = PICTURES.read(args);
  checkPublished(resolve(values.data));
  const { makePictures, placePictures } = await import("./pictures/make-pictures.ts");
  const files = await makePictures({ data: resolve(values.data) }, console.log);
  await placePictures(files, resolve(values.out));
}

await runCommand(PICTURES, main);
