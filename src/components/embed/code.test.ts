import { expect, test } from "vitest";
import { type CodeOptions, embedCode, imageCode, UNKNOWN_ORIGIN } from "./code.ts";

const options: CodeOptions = {
  embedded: { lang: "en", release: "2017Q3", chart: "unemployment_rate", city: "jilin" },
  theme: "dark",
  words: { title: 'Rate < 5% & "falling"', caption: "Rate <b>", alt: 'A "picture"' },
  height: 640,
  origin: "https://statistics.example",
};

test("the code of a frozen embed keeps to its release in the frame and in the link", () => {
  const code = embedCode(options);
  expect(code).toContain(
    '<iframe src="https://statistics.example/en/embed/2017Q3/unemployment-rate/jilin/dark/"',
  );
  expect(code).toContain('width="100%" height="640" loading="lazy" style="border:0"></iframe><figcaption>');
  expect(code).toContain(
    'href="https://statistics.example/releases/2017Q3/en/charts/unemployment-rate/jilin/"',
  );
  expect(code).toMatch(
    /<\/figure>\n<script async src="https:\/\/statistics\.example\/embed\.js"><\/script>$/,
  );
});

test("the code of the newest embed leads to the newest page and its picture", () => {
  const embedded = { ...options.embedded, lang: "zh", release: "latest" } as const;
  expect(embedCode({ ...options, embedded, theme: "light" })).toContain(
    'src="https://statistics.example/embed/latest/unemployment-rate/jilin/"',
  );
  const image = imageCode({ ...options, embedded });
  expect(image).toContain('<a href="https://statistics.example/charts/unemployment-rate/jilin/">');
  expect(image).toContain('<img src="https://statistics.example/charts/unemployment-rate/jilin.png"');
});

test("a picture of a release is taken from that release", () => {
  expect(imageCode(options)).toContain(
    'src="https://statistics.example/releases/2017Q3/en/charts/unemployment-rate/jilin.png" alt="A &quot;picture&quot;"',
  );
});

test("the headlines of a city lead to its page", () => {
  const embedded = { ...options.embedded, chart: "headlines" };
  const code = embedCode({ ...options, embedded });
  expect(code).toContain("/en/embed/2017Q3/headlines/jilin/dark/");
  expect(code).toContain("/releases/2017Q3/en/cities/jilin/");
});

test("words cannot leave their place in the code", () => {
  const code = embedCode(options);
  expect(code).toContain('title="Rate &lt; 5% &amp; &quot;falling&quot;"');
  expect(code).toContain(">Rate &lt;b&gt;</a>");
});

test("while nobody knows the site's address, the code says where it belongs", () => {
  expect(embedCode({ ...options, origin: UNKNOWN_ORIGIN }).match(/https:\/\/site\.example\//g)).toHaveLength(
    3,
  );
});
