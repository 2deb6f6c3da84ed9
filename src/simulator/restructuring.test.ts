import { expect, test } from "vitest";
import { drawsOf } from "./draws.ts";
import { drawFirm, type FirmQuarter } from "./firm.ts";
import { mergersOf } from "./restructuring.ts";

const draws = drawsOf(1, "firms of a test");
const firms = Array.from({ length: 3000 }, (_, i) => drawFirm(draws, i + 1));
const open = (start: number): FirmQuarter => ({
  start,
  hires: 9,
  separations: 7,
  layoffs: 2,
  end: start + 2,
  vacancies: 1,
});

test("about one enterprise in 1500 takes over another in a quarter, never one that is closed", () => {
  const closed = firms.map((firm, i) => ({ ...firm, employees: i % 2 === 0 ? 0 : firm.employees }));
  const mergers = mergersOf("jilin", 1);
  const merged = Array.from({ length: 400 }, () => [...mergers.merge(closed)]).flat();
  expect(merged.every((firm) => firm.employees > 0)).toBe(true);
  expect(merged.length / (400 * 1500)).toBeGreaterThan(0.8 / 1500);
  expect(merged.length / (400 * 1500)).toBeLessThan(1.2 / 1500);
});

test("the staff that came stays to itself and goes when the enterprise closes", () => {
  const mergers = mergersOf("jilin", 1);
  let [firm] = mergers.merge(firms);
  for (let i = 0; i < 20 && !firm; i++) [firm] = mergers.merge(firms);
  if (!firm) throw new Error("no merger in 20 quarters");
  const now = mergers.withStaffTakenOver(firm, open(100));
  const came = now.start - 100;
  expect(came).toBeGreaterThanOrEqual(Math.round(0.1 * firm.employees));
  expect(came).toBeLessThanOrEqual(Math.max(1, Math.round(0.5 * firm.employees)));
  expect(now).toEqual({ ...open(100), start: 100 + came, end: 102 + came });
  const closing = { ...open(100), hires: 0, separations: 100, layoffs: 93, end: 0, vacancies: 0 };
  expect(mergers.withStaffTakenOver(firm, closing)).toEqual({
    ...closing,
    start: 100 + came,
    separations: 100 + came,
    layoffs: 93 + came,
  });
  const gone = { ...closing, start: 0, separations: 0, layoffs: 0 };
  expect(mergers.withStaffTakenOver(firm, gone)).toEqual(gone);
});

test("an enterprise that took over nobody is left as it is", () => {
  const mergers = mergersOf("jilin", 1);
  const merged = mergers.merge(firms);
  for (const firm of firms.slice(0, 50).filter((firm) => !merged.has(firm))) {
    expect(mergers.withStaffTakenOver(firm, open(40))).toEqual(open(40));
  }
});
