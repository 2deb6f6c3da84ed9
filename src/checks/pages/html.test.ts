import { readFile } from "node:fs/promises";
import { type ConfigData, HtmlValidate } from "html-validate";
import { expect, test } from "vitest";
import { testedSite } from "../../../scripts/built-site.ts";
import { sampleOf } from "../sample.ts";
import { fileOf, pageKinds } from "./page-kinds.ts";

// Every kind of page in both languages is valid HTML: one of a kind, which the sample draws.

const CONFIG: ConfigData = {
  root: true,
  // What folds may stand in a header cell: <details> is no sectioning content (HTML, 4.11.1).
  elements: ["html5", { details: { sectioning: false } }],
  extends: ["html-validate:recommended"],
  rules: {
    // Matters of style: Astro writes them its own way.
    "doctype-style": "off",
    "void-style": "off",
    "no-trailing-whitespace": "off",
    "attr-quotes": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "no-inline-style": "off",
    // Titles and descriptions say as much as they have to.
    "long-title": "off",
    // A table that scrolls is a region with a role and a place in the order of Tab.
    "prefer-native-element": "off",
    // Files of this site need no digest: they come from where the page comes from.
    "require-sri": "off",
    // Where a choice acts at once there is nothing to submit, and without script no form is shown.
    "wcag/h32": "off",
  },
};

const validator = new HtmlValidate(CONFIG);

async function faultsOf(html: string, path: string): Promise<string[]> {
  const { results } = await validator.validateString(html, path);
  return results.flatMap(({ messages }) =>
    messages.map(
      ({ ruleId, message, line, column, selector }) =>
        `/${path}:${line}:${column} ${ruleId}: ${message} (${selector ?? ""})`,
    ),
  );
}

test("every kind of page is valid HTML", async () => {
  const site = testedSite();
  const faults: string[] = [];
  for (const page of await pageKinds(site, sampleOf(site))) {
    const own = await faultsOf(await readFile(fileOf(site, page), "utf8"), page.path);
    faults.push(...own.slice(0, 6));
  }
  expect(faults).toEqual([]);
}, 120_000);

test("a broken page is found", async () => {
  const html =
    '<!DOCTYPE html><html lang="en"><head><title>t</title></head><body><p><div id="a"></div></p><i id="a"></i></body></html>';
  expect((await faultsOf(html, "x")).join("\n")).toMatch(/no-dup-id|element-permitted-content|close-order/);
});
