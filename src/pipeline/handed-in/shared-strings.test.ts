import { expect, test } from "vitest";
import { readSharedStrings } from "./shared-strings.ts";

test("texts are plain, in runs, quoted or empty, and never how they are pronounced", () => {
  const items = [
    "<si><t>季度</t></si>",
    '<si><r><t xml:space="preserve">期末 </t></r><r><rPr><b/></rPr><t>人数</t></r></si>',
    "<si><t>長春</t><rPh sb='0' eb='2'><t>チョウシュン</t></rPh></si>",
    "<si/>",
    "<si><t>a&lt;b_x000D_c_x4E2D_</t></si>",
    "<si><t></t></si>",
    "<si><t><![CDATA[<x>]]></t></si>",
  ];
  expect(readSharedStrings(`<sst count="9">${items.join("\n")}</sst>`)).toStrictEqual([
    ...["季度", "期末 人数", "長春", "", "a<b\rc中", "", "<x>"],
  ]);
});
