import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { atomFeed, type FeedEntry } from "./atom.ts";

const facts = {
  ...{ id: "https://example.org/feed.xml", lang: "zh-CN", title: "发布", subtitle: "每一期" },
  ...{ author: "就业季报", rights: "CC BY 4.0", self: "/feed.xml", home: "/" },
};
const entry = (date: string): FeedEntry => ({
  ...{ id: `urn:${date}`, title: "a < b & c", link: `/releases/${date}/?a=1&b=2`, date, summary: '"x" > y' },
});
const entries = [entry("2018-03-01"), entry("2017-11-23")];

test("the feed is as old as its newest release, whatever the clock says", () => {
  const text = atomFeed(facts, entries);
  const { document } = parseHTML(text);
  expect(document.querySelector("feed > updated")?.textContent).toBe("2018-03-01T00:00:00Z");
  expect(document.querySelectorAll("entry")).toHaveLength(2);
  expect(atomFeed(facts, entries)).toBe(text);
});

test("what the words contain is text, not markup", () => {
  const text = atomFeed(facts, entries);
  expect(text).toContain("<title>a &lt; b &amp; c</title>");
  expect(text).toContain('href="/releases/2018-03-01/?a=1&amp;b=2"');
});

test("a feed without a release has its title and no entry", () => {
  expect(atomFeed(facts, [])).not.toContain("<entry>");
  expect(atomFeed(facts, [])).toContain("<title>发布</title>");
});
