import { expect, test } from "vitest";
import { readFont } from "./font-tables.ts";
import { checkGlyphs, fontOf, missingGlyphs } from "./fonts.ts";
import { pictureOf } from "./picture.ts";

const svg = (text: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60" font-family="Noto Sans SC"><title>\u{1F600}</title><text x="9" y="40" font-size="30">${text}</text></svg>`;

test("the typeface has every sign that figures and sentences are written with", () => {
  expect(missingGlyphs("→ ≥ ≤ ％ “” ‘’ · ≈ ▲ ▼ − – — × ± … √ ∑ σ 季度就业率（）、。《》")).toEqual([]);
});

test("a picture with a sign that has no glyph is refused, and the sign named", () => {
  expect(() => pictureOf(svg("失业率\u{1F600}"), "card zh/home")).toThrow(
    "card zh/home: Noto Sans SC has no glyph for \u{1F600} (U+1F600)",
  );
  expect(() => checkGlyphs("失业率\u0915", "a page")).toThrow("U+915");
});

test("the same picture gives the same bytes, whatever was drawn before it", () => {
  const first = pictureOf(svg("失业率3.7%"), "test").png;
  pictureOf(svg("龘靐齉"), "test");
  expect(pictureOf(svg("失业率3.7%"), "test").png.equals(first)).toBe(true);
});

test("different words are drawn differently, so that something is drawn at all", () => {
  expect(pictureOf(svg("上升"), "test").png.equals(pictureOf(svg("下降"), "test").png)).toBe(false);
});

test("a picture is as many pixels as it was asked to be", () => {
  expect(pictureOf(svg("上升"), "test", 2)).toMatchObject({ width: 600, height: 120 });
});

test("a font cut down keeps outlines and widths, parts of composed letters too", () => {
  const small = readFont(fontOf("业é", 400));
  const large = readFont(fontOf("业é季度就业", 400));
  for (const char of "业éA%") {
    const code = char.codePointAt(0) ?? 0;
    const [a, b] = [small.glyphOf(code), large.glyphOf(code)];
    expect(small.outline(a).length, char).toBeGreaterThan(0);
    expect(small.outline(a).length, char).toBe(large.outline(b).length);
    expect(small.advance(a), char).toEqual(large.advance(b));
  }
  expect(small.glyphOf("季".codePointAt(0) ?? 0)).toBe(0);
});

test("the order of the words makes no other font", () => {
  expect(fontOf("就业", 700).equals(fontOf("业就业", 700))).toBe(true);
});
