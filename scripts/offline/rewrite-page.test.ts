import { expect, test } from "vitest";
import { type BundledSite, bundledAddress } from "./addresses.ts";
import { whyLeftOut } from "./contents.ts";
import { rewritePage } from "./rewrite-page.ts";

const choice = { release: "2017Q4", langs: ["zh", "en"], forms: ["csv", "xlsx"] } as const;
const files = [
  ...["index.html", "en/index.html", "cities/index.html", "cities/wuhan/index.html", "search/index.html"],
  ...["_astro/page.css", "icon.svg", "data/index.html", "charts/rate/wuhan.png", "left-out.html"],
  ...["data/2017Q4/all.zip", "data/2017Q4/estimates.csv", "data/latest/estimates.csv", "data/2017Q4/x.json"],
  ...["releases/2017Q3/index.html", "releases/2017Q4/cities/wuhan/index.html", "feed.xml", "404.html"],
  ...["embed/2017Q3/rate/wuhan/index.html", "embed/latest/rate/wuhan/index.html", "embed/newest.css"],
];
const siteAt = (base: string): BundledSite => ({ ...choice, base, files: new Set(files) });

test("the newest release goes in; past ones, other forms and what only hosts read stay out", () => {
  const out = Object.fromEntries(files.map((file) => [file, whyLeftOut(file, choice)]));
  const kept = Object.keys(out).filter((file) => out[file] === null);
  expect(kept).toEqual([
    ...["index.html", "en/index.html", "cities/index.html", "cities/wuhan/index.html", "search/index.html"],
    ...["_astro/page.css", "icon.svg", "data/index.html", "charts/rate/wuhan.png", "left-out.html"],
    ...["data/2017Q4/estimates.csv", "embed/latest/rate/wuhan/index.html", "embed/newest.css"],
  ]);
  expect(out).toMatchObject({ "data/2017Q4/all.zip": "data", "releases/2017Q3/index.html": "releases" });
});

test("what a form's name ends with decides, Arrow and lists of files always come", () => {
  const json = { ...choice, forms: ["json"] as const };
  const why = (path: string, own: Parameters<typeof whyLeftOut>[1] = choice) => whyLeftOut(path, own);
  expect(why("data/2017Q4/estimates-excel.csv")).toBe("data");
  expect(why("data/2017Q4/estimates.json", json)).toBeNull();
  expect(why("data/2017Q4/wuhan/cells.csv", json)).toBe("data");
  for (const path of ["manifest.json", "codebook.csv", "wuhan/cells.arrow", "charts/rate/wuhan-excel.csv"])
    expect(why(`data/2017Q4/${path}`)).toBeNull();
});

test("in one language the other's pages stay out, what both use comes", () => {
  const english = { ...choice, langs: ["en"] as const };
  const kept = files.filter((file) => whyLeftOut(file, english) === null);
  expect(kept).toContain("en/index.html");
  expect(kept).toContain("data/2017Q4/estimates.csv");
  expect(kept).not.toContain("index.html");
  expect(kept).not.toContain("data/index.html");
  expect(kept).toContain("embed/newest.css");
});

test.each(["/", "/stat/jiuye/"])("below %s addresses count from the page on and name its file", (base) => {
  const at = (address: string, page = "cities/wuhan/index.html") =>
    bundledAddress(address.replace(/^\//, base), page, siteAt(base));
  expect(at("/")).toBe("../../index.html");
  expect(at("/search/?q=%E9%95%BF#x")).toBe("../../search/index.html?q=%E9%95%BF#x");
  expect(at("/cities/")).toBe("../index.html");
  expect(at("/data/latest/estimates.csv")).toBe("../../data/2017Q4/estimates.csv");
  expect(at("/releases/2017Q4/cities/wuhan/", "index.html")).toBe("cities/wuhan/index.html");
  expect(at("/releases/2017Q3/")).toBe("../../left-out.html#releases");
  expect(at("/data/2017Q4/all.zip", "en/index.html")).toBe("left-out.html#data");
  expect(at("#main")).toBeNull();
  expect(at("https://example.org/")).toBeNull();
});

test("every tag is rewritten, whatever its values hold; scripts and codes to copy are not", () => {
  const html =
    '<html lang="en" data-base="/" data-root="/"><head><link rel="alternate" type="application/atom+xml" href="/feed.xml"></head>' +
    '<body><main><p title="a > b" data-x="<"><a class="x > y" href="/cities/">c</a></p>' +
    '<img src="/charts/rate/wuhan.png" srcset="/charts/rate/wuhan.png 2x"><button data-copy-picture="/charts/rate/wuhan.png"></button>' +
    '<textarea><a href="/cities/"></textarea><script type="application/json">{"a":"<a href=\\"/cities/\\">"}</script>' +
    "<noscript><p>no script</p></noscript></main></body></html>";
  const written = rewritePage(html, "en/index.html", siteAt("/"));
  expect(written).toContain('data-page="index.html"');
  expect(written).toContain('data-base="../" data-root="../"');
  expect(written).not.toContain("feed.xml");
  expect(written).toContain('<a class="x > y" href="../cities/index.html">');
  expect(written).toContain('src="../charts/rate/wuhan.png" srcset="../charts/rate/wuhan.png 2x"');
  expect(written).toContain('data-copy-picture="../charts/rate/wuhan.png"');
  expect(written).toContain('<textarea><a href="/cities/"></textarea>');
  expect(written).toContain('{"a":"<a href=\\"/cities/\\">"}');
  expect(written).toContain('<script src="../offline.js"');
  expect(written).toMatch(
    /<\/noscript><p class="muted" data-offline hidden>What stands here needs a web server/,
  );
});
