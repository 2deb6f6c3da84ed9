import { appendFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { approvalForm } from "./approval.ts";
import { releaseLines } from "./list.ts";
import { readLog } from "./log.ts";
import { restore, rollback } from "./rollback.ts";
import { candidateSite, readStanding, siteOf, sites } from "./store.ts";
import {
  approvalPath,
  emptyStore,
  NAMES,
  publishNow,
  publishWritten,
  saying,
  servedRelease,
  writeWrittenCandidate,
} from "./written-store.ts";

let store: Awaited<ReturnType<typeof emptyStore>>;
beforeEach(async () => {
  store = await emptyStore();
  await publishWritten(store, "2017Q3");
});
afterEach(() => store.remove());

const nobody = { by: "", reason: "" };
const back = () => rollback(store, { by: "Wang Wu", reason: "a wrong file" }, saying);

test("an approved candidate becomes current, and its papers are put away", async () => {
  await writeWrittenCandidate(store, "2017Q4");
  expect(await publishNow(store)).toMatchObject({ id: "2017Q4", previous: "2017Q3" });
  expect(await servedRelease(store)).toBe("2017Q4");
  expect((await readStanding(store)).map(({ id }) => id)).toStrictEqual(["2017Q3", "2017Q4"]);
  expect(await readFile(join(store.office, "releases", "2017Q4", "approval.txt"), "utf8")).toContain("Li Si");
  expect(await readLog(store.office)).toMatchObject([
    { event: "published", release: "2017Q3" },
    { event: "published", release: "2017Q4", prepared_by: "Zhang San", approved_by: "Li Si" },
  ]);
  await expect(publishNow(store)).rejects.toThrow(/nothing to publish.*current: 2017Q4/);
});

const form = (digest: string, names?: typeof NAMES) => approvalForm("2017Q4", digest, names);

test.each([
  ["without names", (digest: string) => form(digest), /"prepared by" .*missing\n.*"approved by" .*missing/],
  [
    "by one person",
    (digest: string) => form(digest, { ...NAMES, preparedBy: "LI SI" }),
    /the same \(LI SI\)/,
  ],
  ["with another's digest", () => form("0".repeat(64), NAMES), /digest .* is that of another candidate/],
])(
  "a candidate approved %s is not published, and the file to fill in is named",
  async (_, write, message) => {
    const { manifest } = await writeWrittenCandidate(store, "2017Q4");
    await writeFile(approvalPath(store), write(manifest));
    await expect(publishNow(store)).rejects.toThrow(message);
    await expect(publishNow(store)).rejects.toThrow(approvalPath(store));
    expect(await servedRelease(store)).toBe("2017Q3");
  },
);

test.each([
  ["changed", (site: string) => appendFile(join(site, "cities", "1", "index.html"), "x")],
  ["taken away", (site: string) => rm(join(site, "cities", "1", "index.html"))],
  ["added", (site: string) => writeFile(join(site, "cities", "9.html"), "x")],
  ["changed in the list of sums", (site: string) => appendFile(join(site, "SHA256SUMS"), "\n")],
])("a candidate with a file %s after its approval is not published", async (_, change) => {
  await writeWrittenCandidate(store, "2017Q4");
  await change(candidateSite(store));
  await expect(publishNow(store)).rejects.toThrow(
    /not those that were approved:\n(changed|missing|not listed): /,
  );
  expect(await servedRelease(store)).toBe("2017Q3");
  await writeWrittenCandidate(store, "2017Q4");
  expect((await publishNow(store)).id).toBe("2017Q4");
});

test("a release is not published before its day", async () => {
  await writeWrittenCandidate(store, "2017Q4");
  await expect(publishNow(store, "2018-02-28")).rejects.toThrow("to be released on 2018-03-01");
  expect(await publishNow(store, "2018-03-02")).toMatchObject({
    released_on: "2018-03-01",
    published_on: "2018-03-02",
  });
});

test("a candidate that was rehearsed against another release is stale", async () => {
  await publishWritten(store, "2017Q4");
  await writeWrittenCandidate(store, "2018Q1");
  await back();
  await expect(publishNow(store)).rejects.toThrow("rehearsed against 2017Q4, but 2017Q3 is current now");
});

test("rollback brings back the release before, and says so in the log; the site stays on disk", async () => {
  await publishWritten(store, "2017Q4");
  expect(await back()).toMatchObject({ withdrawn: { id: "2017Q4" }, current: { id: "2017Q3" } });
  expect(await servedRelease(store)).toBe("2017Q3");
  expect((await readLog(store.office)).at(-1)).toMatchObject({
    ...{ event: "withdrawn", release: "2017Q4", current: "2017Q3", by: "Wang Wu", reason: "a wrong file" },
  });
  expect(await releaseLines(store, saying.t)).toMatchObject([
    expect.stringMatching(/^2017Q3 +current; .* prepared by Zhang San, approved by Li Si$/),
    expect.stringMatching(/^2017Q4 +withdrawn; /),
  ]);
  await expect(back()).rejects.toThrow("2017Q3 is the first release: there is none before it");
});

test("what was withdrawn may be restored, unless another release took its place", async () => {
  await publishWritten(store, "2017Q4");
  await back();
  expect(await restore(store, "2017Q4", nobody, saying)).toMatchObject({ id: "2017Q4" });
  expect((await readLog(store.office)).at(-1)).toMatchObject({
    event: "restored",
    reason: "no reason given",
  });
  expect(await servedRelease(store)).toBe("2017Q4");
  await back();
  await publishWritten(store, "2017Q4-2");
  await expect(restore(store, "2017Q4", nobody, saying)).rejects.toThrow(
    "2017Q4 followed on 2017Q3, and 2017Q4-2 is current",
  );
  await expect(restore(store, "2016Q1", nobody, saying)).rejects.toThrow(
    "no such release: 2016Q1 (there are: 2017Q3, 2017Q4, 2017Q4-2)",
  );
});

test("a release whose files were changed since is not gone back to", async () => {
  await publishWritten(store, "2017Q4");
  await appendFile(join(siteOf(store, "2017Q3"), "index.html"), "x");
  await expect(back()).rejects.toThrow(/2017Q3 are not those that were approved:\nchanged: index.html/);
  expect(await servedRelease(store)).toBe("2017Q4");
});

test("a name that was public is not published again", async () => {
  await publishWritten(store, "2017Q4");
  await back();
  await rm(siteOf(store, "2017Q4"), { recursive: true });
  await writeWrittenCandidate(store, "2017Q4");
  await expect(publishNow(store)).rejects.toThrow("the name 2017Q4 was public before");
});

test("a folder or a file that stands in the way leaves the current release as it is", async () => {
  await writeWrittenCandidate(store, "2017Q4");
  const inTheWay = join(store.published, ".current-next");
  const note = join(store.published, ".publishing");
  await mkdir(join(note, "x"), { recursive: true });
  await expect(publishNow(store)).rejects.toThrow();
  expect(await servedRelease(store)).toBe("2017Q3");
  await rm(note, { recursive: true });
  await writeFile(inTheWay, "");
  expect((await publishNow(store)).id).toBe("2017Q4");
});

test("a file in place of the new site's folder is cleared away, and publishing goes on", async () => {
  await writeWrittenCandidate(store, "2017Q4");
  await writeFile(siteOf(store, "2017Q4"), "");
  await expect(publishNow(store)).rejects.toThrow();
  expect(await servedRelease(store)).toBe("2017Q3");
  expect((await publishNow(store)).id).toBe("2017Q4");
});

test("a folder in place of the link to the current release is named", async () => {
  await rm(join(store.published, "current"));
  await mkdir(join(store.published, "current"));
  await expect(publishNow(store)).rejects.toThrow("current: expected a link to releases/<id>");
});

test("a current release that is gone from disk is named", async () => {
  await rm(join(sites(store), "2017Q3"), { recursive: true });
  await expect(publishNow(store)).rejects.toThrow("no such release on disk: 2017Q3");
});

test("office files that can't be put away are, by the next command", async () => {
  await writeWrittenCandidate(store, "2017Q4");
  const papers = join(store.office, "releases");
  await rm(papers, { recursive: true });
  await writeFile(papers, "a file where a folder is expected");
  await expect(publishNow(store)).rejects.toThrow("2017Q4 is current, but its files were not all put away");
  expect(await servedRelease(store)).toBe("2017Q4");
  await rm(papers);
  await expect(publishNow(store)).rejects.toThrow("nothing to publish");
  expect(await readFile(join(papers, "2017Q4", "approval.txt"), "utf8")).toContain("Li Si");
  expect((await readLog(store.office)).map(({ release }) => release)).toStrictEqual(["2017Q3", "2017Q4"]);
});
