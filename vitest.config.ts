import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { SlowestFirst } from "./scripts/test-order.ts";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "scripts/**/*.test.ts"],
    setupFiles: ["src/checks/fast-check-seed.ts"],
    // Sites that tests build are read on the screen; the files of the published one are looked at. So are its figures
    // computed twice: of what tests build, those alone that are built for it.
    env: { JIUYE_PAPER: "none", JIUYE_PARITY: "none" },
    // Nothing is mocked and no module holds what a test changes, so files share the modules that they import: a worker
    // for each file took three times as long as the tests of the pipeline themselves.
    isolate: false,
    // By default a core is kept for vitest, of two the half; but it waits, as browsers and builds do.
    maxWorkers: Math.max(2, availableParallelism()),
    sequence: { sequencer: SlowestFirst },
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
