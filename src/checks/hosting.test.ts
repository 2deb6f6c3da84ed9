import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { styleDigest } from "#press/single-file-style.ts";
import { testedSite } from "../../scripts/built-site.ts";
import { headersAt, parseHeaders } from "../../scripts/host-headers.ts";

// What hosts ask of a site, and what they are told to send with it.

const site = testedSite();
const rules = parseHeaders(readFileSync(join(site, "_headers"), "utf8"));
const nginx = readFileSync(new URL("../../docs/nginx.conf", import.meta.url), "utf8");
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

const hasNginx = spawnSync("nginx", ["-v"]).error === undefined;
if (!hasNginx) console.log("hosting: nginx is not on the PATH, its file is not tried");

test.skipIf(!hasNginx)("nginx reads docs/nginx.conf", () => {
  const dir = mkdtempSync(join(tmpdir(), "jiuye-nginx-"));
  try {
    const own = nginx
      .replace("listen 80;", "listen 127.0.0.1:48080;")
      .replace(/^ {2}root .*;$/m, `  root ${site};`);
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
      (name) => `${name}_temp_path ${dir}/${name};`,
    );
    const whole = `pid ${dir}/pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n${temporary.join("\n")}\n${own}\n}\n`;
    writeFileSync(join(dir, "nginx.conf"), whole);
    const said = spawnSync("nginx", ["-t", "-p", dir, "-c", join(dir, "nginx.conf")], { encoding: "utf8" });
    expect(said.stderr).toContain("test is successful");
    expect(said.stderr).not.toContain("[warn] duplicate");
  } finally {
    rmSync(dir, { recursive: true });
  }
});
