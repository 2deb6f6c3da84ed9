import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { wordsIn } from "#i18n/words.ts";
import { chartSlides } from "#press/slides/chart-slides.ts";
import { fixtureChart } from "#press/slides/slide-fixture.ts";

// Another program than the one that we write for opens the slide and draws it.

const run = promisify(execFile);
const office = (process.env.PATH ?? "")
  .split(delimiter)
  .map((folder) => join(folder, "soffice"))
  .find((path) => existsSync(path));

test.skipIf(!office)(
  `LibreOffice draws a slide${office ? "" : " (skipped: no soffice on the PATH)"}`,
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "slides-"));
    try {
      await writeFile(
        join(folder, "a.pptx"),
        await chartSlides(fixtureChart("zh"), "2018-03-01", wordsIn("zh")),
      );
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`;
      const options = ["--headless", "--convert-to", "png", "--outdir", folder, join(folder, "a.pptx")];
      await run(office ?? "soffice", [profile, ...options], { timeout: 110_000 });
      const png = await readFile(join(folder, "a.png"));
      const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
      expect(width / height).toBeCloseTo(16 / 9, 1);
      // An empty page of this size packs to a few kilobytes.
      expect(png.length).toBeGreaterThan(20_000);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
