import { Resvg } from "@resvg/resvg-js";
import { expect, test } from "vitest";
import { indexedPng } from "./indexed-png.ts";

const WIDTH = 64;
const HEIGHT = 32;

function pixelsOf(colourOf: (i: number) => readonly [number, number, number]): Uint8Array {
  return Uint8Array.from(Array.from({ length: WIDTH * HEIGHT }, (_, i) => [...colourOf(i), 255]).flat());
}

/** As another program reads it. */
function read(png: Uint8Array): Uint8Array {
  const href = `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
  const size = `width="${WIDTH}" height="${HEIGHT}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size} image-rendering="optimizeSpeed"><image ${size} href="${href}"/></svg>`;
  return new Uint8Array(new Resvg(svg).render().pixels);
}

const written = (pixels: Uint8Array, texts = {}) =>
  indexedPng({ pixels, width: WIDTH, height: HEIGHT }, texts);

test("pixels of few colours are read back as they were", () => {
  const pixels = pixelsOf((i) => [i % 7, (i * 3) % 11, 200 + (i % 3)]);
  expect(Buffer.from(read(written(pixels))).equals(pixels)).toBe(true);
});

test("of more than 256 colours the rare ones are replaced by the nearest", () => {
  const pixels = pixelsOf((i) => (i < 1200 ? [i % 200, 80, 80] : [(i * 5) % 256, i % 256, (i >> 3) % 256]));
  const found = read(written(pixels));
  const differences = Array.from(pixels, (value, i) => Math.abs(value - (found[i] ?? 0)));
  expect(Math.max(...differences.slice(0, 4800))).toBeLessThanOrEqual(8);
  expect(new Set(new Uint32Array(found.buffer)).size).toBeLessThanOrEqual(256);
});

test("words are written down with their keyword, in UTF-8", () => {
  const png = Buffer.from(
    written(
      pixelsOf(() => [1, 2, 3]),
      { Title: "失业率" },
    ),
  );
  expect(png.includes(Buffer.from("iTXtTitle\0\0\0\0\0失业率"))).toBe(true);
});

test("equal pixels give equal bytes", () => {
  const pixels = pixelsOf((i) => [i % 256, (i * 7) % 256, 9]);
  expect(Buffer.from(written(pixels)).equals(written(pixels.slice()))).toBe(true);
});
