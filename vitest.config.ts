import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "scripts/**/*.test.ts"],
    setupFiles: ["src/checks/fast-check-seed.ts"],
    // Sites that tests build are read on the screen; the files of the published one are looked at.
    env: { JIUYE_PAPER: "none" },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
