import { expect, test } from "vitest";
import { launchChromium } from "../../../scripts/browser.ts";

test.skipIf(process.platform !== "linux")(
  "the browser in npm starts where none is installed, for several tests at once",
  async () => {
    const browsers = await Promise.all([1, 2].map(() => launchChromium({ onlyFromNpm: true })));
    for (const browser of browsers) {
      const page = await browser.newPage();
      await page.setContent("<h1>就业季报</h1>");
      expect(await page.textContent("h1")).toBe("就业季报");
      await browser.close();
    }
  },
  60_000,
);
