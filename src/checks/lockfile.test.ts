import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
const versions = z.record(z.string(), z.string()).default({});
const packages = z
  .object({
    packages: z.record(
      z.string(),
      z.object({ optionalDependencies: versions, resolved: z.string().optional() }),
    ),
  })
  .parse(JSON.parse(read("package-lock.json"))).packages;
const manifest = z
  .object({ dependencies: versions, devDependencies: versions, optionalDependencies: versions })
  .parse(JSON.parse(read("package.json")));

test("every optional package of the lock file has an entry of its own, without which npm ci fails", () => {
  const entries = Object.keys(packages);
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !entries.some((entry) => `/${entry}`.endsWith(`/node_modules/${name}`)))
      .map((name) => `${name} (of ${path || "the root"})`),
  );
  expect(entries.length).toBeGreaterThan(100);
  expect(missing).toEqual([]);
});

test("the lock file records no download address", () => {
  const addressed = Object.entries(packages).filter(([, entry]) => entry.resolved !== undefined);
  expect(addressed.map(([path]) => path)).toEqual([]);
});

test("package.json asks for exact versions", () => {
  const asked = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  const loose = Object.entries(asked).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
  expect(Object.keys(asked).length).toBeGreaterThan(10);
  expect(loose).toEqual([]);
});
