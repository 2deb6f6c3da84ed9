import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { makePictures, placePictures } from "./pictures/make-pictures.ts";

// npm run pictures -- [--data DIR] [--out DIR]: the pictures, slides and single files of all charts of the newest
// release, into the folder of a site. `npm run site` and `npm run release` make them by themselves.

async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: "string", default: "public/data" },
      out: { type: "string", default: "dist" },
    },
  });
  const files = await makePictures({ data: resolve(values.data) }, console.log);
  await placePictures(files, resolve(values.out));
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
