import { expect, test } from "vitest";
import { belowBase, headersAt, parseHeaders } from "./host-headers.ts";

const TEXT = `# what hosts read
/*
  Content-Security-Policy: default-src 'self'
/data/*.csv
  Content-Type: text/csv; charset=utf-8
/data/*
  Content-Security-Policy: frame-ancestors 'none'
/
  X-Home: yes
`;

test("rules that match together add up, in their order", () => {
  const rules = parseHeaders(TEXT);
  const at = (path: string) => Object.fromEntries(headersAt(rules, path));
  expect(at("/data/2017Q4/estimates.csv")).toEqual({
    "Content-Security-Policy": ["default-src 'self'", "frame-ancestors 'none'"],
    "Content-Type": ["text/csv; charset=utf-8"],
  });
  expect(at("/")).toEqual({ "Content-Security-Policy": ["default-src 'self'"], "X-Home": ["yes"] });
});

test("a dot stands for itself, and a path for all of it", () => {
  const rules = parseHeaders("/data/*.csv\n  X-A: 1\n/data/\n  X-B: 1\n");
  expect([...headersAt(rules, "/data/excel-csv").keys()]).toEqual([]);
  expect([...headersAt(rules, "/data/x/").keys()]).toEqual([]);
});

test("what is neither a path nor a header below one is refused with its line", () => {
  expect(() => parseHeaders("  X-A: 1\n")).toThrow("_headers:1: expected a path, or a header below one");
  expect(() => parseHeaders("/a\n  X-A 1\n")).toThrow("_headers:2");
});

test("below a base every address has it, headers and comments stay", () => {
  expect(belowBase("# /x\n/*\n  X-A: /y\n/data/*.csv\n", "/jiuye/")).toBe(
    "# /x\n/jiuye/*\n  X-A: /y\n/jiuye/data/*.csv\n",
  );
  expect(belowBase("/embed/* /embed/404.html 404\n", "/jiuye/")).toBe(
    "/jiuye/embed/* /jiuye/embed/404.html 404\n",
  );
  expect(belowBase("/*\n/\n", "/")).toBe("/*\n/\n");
});
