import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { styleDigest } from "#press/single-file-style.ts";
import { testedSite } from "../../../scripts/built-site.ts";
import { headersAt, parseHeaders } from "../../../scripts/host-headers.ts";

// What hosts ask of a site, and what they are told to send with it.

const site = testedSite();
const rules = parseHeaders(readFileSync(join(site, "_headers"), "utf8"));
const nginx = readFileSync(new URL("../../../docs/nginx.conf", import.meta.url), "utf8");
const policiesAt = (address: string) => headersAt(rules, address).get("Content-Security-Policy") ?? [];

/** Folders that hold pages, with their address; those of English too. */
function sections(): string[] {
  const folders = (below: string) =>
    readdirSync(join(site, below), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !["_astro", "cards", "en"].includes(entry.name))
      .map((entry) => `/${below}${entry.name}/`);
  return ["/", "/en/", ...folders(""), ...folders("en/")];
}

test("every section but the embeds forbids to be framed, and the embeds do not", () => {
  const isFramed = (address: string) =>
    !policiesAt(address).some((policy) => policy.includes("frame-ancestors 'none'"));
  const all = sections().flatMap((address) =>
    address.length > 4 ? [address, `${address}below/`, `${address}a/b/c.html`] : [address],
  );
  expect(all.length).toBeGreaterThan(60);
  const framed = all.filter(isFramed);
  expect(framed.filter((address) => !/^\/(en\/)?embed\//.test(address))).toEqual([]);
  expect(framed.length).toBe(all.filter((address) => /^\/(en\/)?embed\//.test(address)).length);
});

test("no file is above 25 MiB, and no more than 100 rules are asked for, as Cloudflare Pages wants", () => {
  const entries = readdirSync(site, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const sizes = entries.map((entry) => statSync(join(entry.parentPath, entry.name)).size);
  const largest = Math.max(...sizes);
  console.log(`hosting: ${sizes.length} files, the largest ${(largest / 2 ** 20).toFixed(1)} MiB`);
  expect(largest).toBeLessThan(25 * 2 ** 20);
  expect(rules.length).toBeLessThanOrEqual(100);
});

test("the policy knows the styles of a chart in one file", () => {
  expect(policiesAt("/charts/x/y.html").join("; ")).toContain(styleDigest());
});

test("nginx sends the policy that other hosts send", () => {
  const [all = ""] = policiesAt("/embed/");
  const [framed = "", plain = ""] = [...nginx.matchAll(/"(default-src [^"]+)";/g)].map(([, text]) => text);
  expect(framed).toBe(all);
  expect(plain).toBe(`${all}; frame-ancestors 'none'`);
});
