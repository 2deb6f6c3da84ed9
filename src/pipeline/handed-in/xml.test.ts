import { expect, test } from "vitest";
import { readXml } from "./xml.ts";

/** What is met, in order: `+name`, `-name`, and texts. */
function met(xml: string): string[] {
  const steps: string[] = [];
  readXml(xml, {
    open: (name, attributes, inside) => {
      const said = Object.entries(attributes).map(([key, value]) => ` ${key}=${value}`);
      steps.push(`+${[...inside, name].join("/")}${said.join("")}`);
    },
    text: (text) => steps.push(text),
    close: (name) => steps.push(`-${name}`),
  });
  return steps;
}

test("elements, attributes, texts and what is passed over", () => {
  const xml = `\uFEFF<?xml version="1.0"?>\n<!-- <a> --><x:a b="1 &gt; 0" x:c='"'><![CDATA[<&>]]>t&#x4E2D;&#25991;<d\n/></x:a>\n`;
  expect(met(xml.slice(1))).toStrictEqual(['+a b=1 > 0 x:c="', "<&>", "t中文", "+a/d", "-d", "-a"]);
});

test.each([
  ["", "0 elements"],
  ["text", "text outside"],
  ["<a>", "<a> is not closed"],
  ["<a></b>", "</b> closes nothing"],
  ["</a>", "</a> closes nothing"],
  ["<a/><b/>", "2 elements"],
  ["<a></a>more", "text outside"],
  ["<a b=1/>", "a broken tag"],
  ['<a b="1"c="2"/>', "a broken tag"],
  ['<a b="<"/>', "a broken tag"],
  ['<a b="1" b="2"/>', "b stands twice"],
  ["<a", "a broken tag"],
  ["<a>&nbsp;</a>", "&nbsp; stands for nothing"],
  ["<a>&#0;</a>", "&#0; stands for nothing"],
  ["<a>5 & 6</a>", "& stands for nothing"],
  ["<a>\u0000</a>", "a character"],
  ["<a><!-- </a>", "no -->"],
  ["<a><![CDATA[ </a>", "no ]]>"],
  ["<a>\n\n<b></a>", "line 3"],
])("%j is not well formed", (xml, said) => {
  expect(() => met(xml)).toThrow(said);
});

test("a document type is refused wherever it stands, for what it could declare", () => {
  for (const xml of ["<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", `${" ".repeat(5000)}<!doctype a><a/>`]) {
    expect(() => met(xml)).toThrow(expect.objectContaining({ cause: "unsafe_workbook" }));
  }
});

test("what is large is read in time that grows with its length, what is deep not at all", () => {
  const started = performance.now();
  met(`<a>${"x ".repeat(1e6)}</a>`);
  expect(() => met("<a>".repeat(2e5))).toThrow("more than 200 elements in one another");
  expect(() => met(`<a ${" ".repeat(1e6)}"`)).toThrow("a broken tag");
  expect(performance.now() - started).toBeLessThan(5000);
});
