import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import iconv from "iconv-lite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { goodCity, run, writeFolder } from "../src/checks/returns/returns-on-disk.ts";
import { readSums } from "./release/checksums.ts";
import type { Rehearsal } from "./release/rehearsal/rehearsal.ts";
import { approvalPath, emptyStore } from "./release/written-store.ts";

// Two quarters of two cities, from their returns to releases and back, by the documented commands alone.

let store: Awaited<ReturnType<typeof emptyStore>>;
let returns = "";
beforeAll(async () => {
  store = await emptyStore();
  returns = join(store.office, "..", "returns");
  const simulated = [["returns.json", '{"simulated": true}']] as const;
  await writeFolder(returns, [...goodCity("wuhan"), ...goodCity("weihai"), ...simulated]);
});
afterAll(() => store.remove());

const release = (...args: readonly string[]) =>
  run("release.ts", ...args, "--store", store.published, "--office", store.office);
/** The form that came with the newest candidate. */
let form = "";
async function candidate(date: string, ...args: readonly string[]) {
  const outcome = await release("candidate", "--returns", returns, "--date", date, ...args);
  form = await readFile(approvalPath(store), "utf8").catch(() => "");
  return outcome;
}

/** Writes into the form as an editor would that saves in GBK. */
async function approve(preparedBy: string, approvedBy: string): Promise<void> {
  const filled = form
    .replace("\uFEFF", "")
    .replace(/(编制人.*?: )/, `$1${preparedBy}`)
    .replace(/(审核人.*?: )/, `$1${approvedBy}`);
  await writeFile(approvalPath(store), iconv.encode(filled, "gbk"));
}

const served = (...path: readonly string[]) => join(store.published, "current", ...path);
const rehearsal = async (): Promise<Rehearsal> =>
  JSON.parse(await readFile(join(store.office, "candidate", "rehearsal.json"), "utf8"));

/** The pages of a release that is kept, by path. */
async function keptPages(id: string): Promise<Map<string, string>> {
  const { sums } = await readSums(served());
  return new Map([...sums].filter(([path]) => path.startsWith(`releases/${id}/`)));
}

test("a first release is made, looked at, approved by two and published", async () => {
  const made = await candidate("2016-05-26", "--quarter", "2016Q1");
  expect(made).toMatchObject({ status: 0, output: expect.stringContaining("Rehearsal of Q1 2016") });
  expect(made.output).toContain(`release -- publish --store ${store.published} --office ${store.office}\n`);
  expect(await readdir(store.published)).toStrictEqual([".candidate"]);
  const refused = await release("publish");
  expect(refused).toMatchObject({
    status: 1,
    output: expect.stringMatching(/"prepared by".*\n.*"approved by"/),
  });
  await approve("张三", "张 三");
  expect((await release("publish", "--lang", "zh")).output).toContain("必须由两个人分别查看");
  await approve("张三", "李四");
  expect(await release("publish", "--date", "2016-05-26")).toMatchObject({ status: 0 });
  expect(await readFile(served("en", "index.html"), "utf8")).toContain("Q1 2016");
  expect(await readdir(join(store.office, "releases", "2016Q1"))).toEqual(
    expect.arrayContaining(["approval.txt", "inputs.csv", "issues.csv", "rehearsal.json", "wuhan"]),
  );
}, 300_000);

let firstPages = new Map<string, string>();

test("a late return revises what was published, and the first release's pages stay as they are", async () => {
  firstPages = await keptPages("2016Q1");
  expect([...firstPages.keys()]).toEqual(
    expect.arrayContaining(["releases/2016Q1/index.html", "releases/2016Q1/en/cities/wuhan/index.html"]),
  );
  const late = String(goodCity("wuhan").get("wuhan/2016Q1/communities.csv"))
    .split("\n")
    .filter((line, i) => i === 0 || line.includes(",c0,"))
    .map((line) => line.replace(",300,14,", ",300,24,"));
  const file = `${late.join("\n")}\n`;
  await writeFolder(returns, [
    ["wuhan/2016Q1/late/2016-06-10/communities.csv", file],
    ["wuhan/2016Q1/late/2016-09-01/communities.csv", file.replace(",24,", ",44,")],
  ]);
  expect(await candidate("2016-08-25")).toMatchObject({
    status: 0,
    output: expect.stringMatching(/wuhan|Wuhan/),
  });
  const found = await rehearsal();
  expect(found).toMatchObject({
    candidate: { id: "2016Q2", previous: "2016Q1" },
    late: { applied: 1 },
    losses: [],
    inputs: [],
  });
  const rate = found.revisions.find((row) => row.indicator === "unemployment_rate");
  expect(rate).toMatchObject({ city: "wuhan", period: "2016Q1", reason: "late_returns", within_first: true });
  await approve("张三", "李四");
  expect(await release("publish", "--date", "2016-08-25")).toMatchObject({ status: 0 });
  expect(await keptPages("2016Q1")).toStrictEqual(firstPages);
  const page = await readFile(served("releases", "2016Q1", "en", "index.html"), "utf8");
  expect(page).toContain("This is the release of Q1 2016");
  expect(page).toContain('href="/data/2016Q1/estimates.csv"');
  expect(page).not.toMatch(/(src|href)="\/releases\/2016Q1\/_astro/);
  expect(await readdir(served("data"))).toEqual(expect.arrayContaining(["2016Q1", "2016Q2", "latest.json"]));
}, 300_000);

test("a single enterprise changed in place stops the candidate: the difference would tell of it", async () => {
  const path = join(returns, "wuhan", "2016Q1", "enterprises.csv");
  const original = await readFile(path, "utf8");
  await writeFile(path, original.replace(",50,3,2,1,51,", ",50,4,3,1,51,"));
  const stopped = await candidate("2016-08-26");
  expect(stopped).toMatchObject({ status: 1, output: expect.stringContaining("D10: hire_rate of small/C") });
  await writeFile(path, original);
}, 300_000);

test("after a rollback a second edition is published; a city that is gone and a changed file are said before all else", async () => {
  expect((await release("rollback", "--by", "王五", "--reason", "错")).output).toContain(
    "2016Q1 is current again",
  );
  const path = join(returns, "wuhan", "2016Q1", "communities.csv");
  const original = await readFile(path, "utf8");
  await writeFile(path, original.replace(",303,17,", ",303,18,"));
  await rename(join(returns, "weihai"), join(returns, "..", "weihai"));
  const { output } = await candidate("2016-08-27");
  expect(output).toMatch(/!! cities of the current release that are GONE: 1/);
  expect(output).toMatch(/!! files of returns changed or taken away .*: 3/);
  const { candidate: made, inputs, losses } = await rehearsal();
  expect([made.id, made.previous, losses.map((loss) => loss.city)]).toStrictEqual([
    ...["2016Q2-2", "2016Q1"],
    ["weihai"],
  ]);
  const changed = inputs.find((input) => input.path === "returns/wuhan/2016Q1/communities.csv");
  const kept = join(store.office, "inputs", changed?.before ?? "");
  expect(await readFile(kept, "utf8")).toBe(original);
  await approve("张三", "李四");
  expect(await release("publish", "--date", "2016-08-27")).toMatchObject({ status: 0 });
  expect(await keptPages("2016Q1")).toStrictEqual(firstPages);
  expect((await keptPages("2016Q2")).size).toBe(0);
  const secondPages = [...(await keptPages("2016Q2-2")).keys()];
  expect(secondPages.filter((path) => path.includes("weihai"))).toStrictEqual([]);
  expect(secondPages).toEqual(
    expect.arrayContaining(["releases/2016Q2-2/index.html", "releases/2016Q2-2/en/cities/wuhan/index.html"]),
  );
  expect(await readFile(served("index.html"), "utf8")).toContain("2016年二季度（第2版）");
  const listed = (await release("list")).output;
  expect(listed).toMatch(/2016Q1 +stands.*\n2016Q2 +withdrawn.*\n2016Q2-2 +current.*prepared by 张三/);
  await rename(join(returns, "..", "weihai"), join(returns, "weihai"));
  await rm(join(returns, "wuhan"), { recursive: true });
}, 300_000);

test("what cannot follow on the current release is refused before anything is built", async () => {
  const refused = async (...args: readonly string[]) => {
    const { status, output } = await candidate("2016-08-28", ...args);
    expect(status).toBe(1);
    expect(output).not.toContain("built weihai");
    return output;
  };
  expect(await refused("--quarter", "2016Q3")).toContain(
    "--quarter: expected returns of 2016Q3, found none after 2016Q2",
  );
  expect(await refused("--quarter", "2016Q1")).toContain(
    "end with 2016Q1, before the current release 2016Q2-2",
  );
  await rm(join(returns, "returns.json"));
  expect(await refused()).toContain("the store holds simulated releases, these returns are real");
  const inside = ["--returns", returns, "--store", join(returns, "published"), "--office", store.office];
  expect((await run("release.ts", "candidate", ...inside)).output).toContain("expected folders apart");
  expect((await release("publish")).output).toContain("nothing to publish");
  expect((await release()).output).toContain("npm run release -- COMMAND");
  expect((await release("candidate", "--date", "2016-02-30")).output).toContain("--date: not a date");
}, 120_000);
