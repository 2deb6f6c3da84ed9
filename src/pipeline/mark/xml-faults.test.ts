import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { workbookFaults, xmlFaults } from "./xml-faults.ts";

test("well-formed XML has no faults", () => {
  expect(xmlFaults(`<?xml version="1.0"?><a x="1" y='>'><b/>text &lt;&#10;<c></c></a>`)).toStrictEqual([]);
});

test.each(["<a>", "<a></b>", "<a x=1/>", '<a x="<"/>', "<a>&</a>", "<a>\u0001</a>", "<a>1 < 2</a>", "</a>"])(
  "%j is not well formed",
  (xml) => {
    expect(xmlFaults(xml)).toHaveLength(1);
  },
);

test("a relation that leads nowhere is a fault", () => {
  const rels = '<Relationships><Relationship Id="r" Target="../comments1.xml"/></Relationships>';
  const bytes = zipSync({ "xl/worksheets/_rels/sheet1.xml.rels": strToU8(rels) });
  expect(workbookFaults(bytes)).toStrictEqual(["xl/comments1.xml"]);
});
