import fc from "fast-check";
import { expect, test } from "vitest";
import { wordsIn } from "#i18n/words.ts";
import { axisCode, hundredfold, labelCode } from "./number-code.ts";

const zh = wordsIn("zh");
const en = wordsIn("en");

test("a hundredfold is as near as a number can be", () => {
  expect([0.6234567890123457, 0.29, 1e-9, 0, 0.5, 12].map(hundredfold)).toEqual([
    62.34567890123457, 29, 1e-7, 0, 50, 1200,
  ]);
  const share = fc.double({ min: 1e-9, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      share,
      (value) => Math.abs(hundredfold(value) - value * 100) <= 2 * value * 100 * Number.EPSILON,
    ),
  );
});

test("axes are numbered as on the site", () => {
  expect(axisCode("percent", 0.01, zh)).toBe("0%");
  expect(axisCode("percent", 0.005, zh)).toBe("0.0%");
  expect(axisCode("persons", 20_000, zh)).toBe('[=0]0;0\\.0,"万"');
  expect(axisCode("persons", 20_000, en)).toBe("#,##0");
  expect(axisCode("ratio", 0.5, en)).toBe("0.0");
  expect(axisCode("index", 20, zh)).toBe("0");
});

test("the newest figure has no label where no number format rounds it as the title does", () => {
  expect(labelCode("percent", 0.0371, null, zh)).toBe("0.0%");
  expect(labelCode("percent", 0.0014, null, zh)).toBe("0.00%");
  expect(labelCode("persons", 145_812, 9_400, zh)).toBeNull();
  expect(labelCode("persons", 145_812, 94_000, zh)).toBe('[=0]0;0\\.0,"万"');
  expect(labelCode("persons", 145_812, 94_000, en)).toBe('#,##0,",000"');
  expect(labelCode("persons", 812, null, en)).toBe("#,##0");
  expect(labelCode("index", 0.695, 0.02, zh)).toBe("0.0");
});
