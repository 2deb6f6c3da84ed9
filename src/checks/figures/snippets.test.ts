import { afterAll, expect, test } from "vitest";
import { testedSite } from "../../../scripts/built-site.ts";
import { readRegistry } from "../../../scripts/registry.ts";
import { startServer } from "../../../scripts/serve.ts";
import { servedRelease, snippetRuns } from "../../../scripts/snippets/expected.ts";
import { missing, runSnippets } from "../../../scripts/snippets/run-snippets.ts";

// The code that pages offer, run as it stands against the served site. What this machine has no tool for is skipped by
// its name; Node runs the notebook's code and DuckDB everywhere.

const server = await startServer({ dir: testedSite(), port: 0 });
afterAll(() => server.close());
const { indicators } = await readRegistry();
const served = await servedRelease(server.url, indicators);
const outcomes = await runSnippets(served);
const isMissing = (state: string) => state === "no tool";

for (const { name, state, note } of outcomes) {
  test.skipIf(isMissing(state))(
    `${name}: ${isMissing(state) ? `not run here, no ${note}` : `prints the published numbers ${note}`}`,
    () => expect({ state, note }).toEqual({ state: "equal", note }),
  );
}

test("code of notebooks and of DuckDB was run", () => {
  const ran = outcomes.filter(({ state }) => state === "equal").map(({ name }) => name);
  expect(ran).toEqual(expect.arrayContaining(["observable_d3", "observable_arrow", "duckdb"]));
});

test("a number, or a period, that was not printed is found", () => {
  const [run] = snippetRuns(served);
  if (!run) throw new Error("no snippet");
  const printed = [...run.words, ...run.numbers].join(" ");
  expect(missing(printed, run)).toEqual([]);
  expect(
    missing(printed, { ...run, numbers: [...run.numbers, (run.numbers[0] ?? 0) * (1 + 1e-8)] }),
  ).toHaveLength(1);
  expect(missing(run.numbers.join(" "), run)).toEqual(run.words);
});
