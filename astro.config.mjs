import { existsSync, renameSync, rmdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import sitemap from "@astrojs/sitemap";
import { defineConfig } from "astro/config";
import { makeEngineAsset } from "./src/db/engine-asset.ts";

const root = fileURLToPath(new URL(".", import.meta.url));

/** The gzip copy of the query engine must lie in .cache before the bundler looks for it. */
const engineAsset = {
  name: "engine-asset",
  hooks: {
    "astro:config:setup": async () => {
      await makeEngineAsset(root);
    },
  },
};

/** Hosts look for the nearest 404.html above a wrong address; Astro writes one at the root alone. */
const missingEmbeds = {
  name: "missing-embeds",
  hooks: {
    "astro:build:done": ({ dir }) => {
      for (const folder of ["embed/404/", "en/embed/404/"]) {
        const from = new URL(folder, dir);
        if (!existsSync(from)) continue;
        renameSync(new URL("index.html", from), new URL("../404.html", from));
        rmdirSync(from);
      }
    },
  },
};

// scripts/build-site.ts sets these; without them the site is built for the root of a host.
const base = process.env.JIUYE_BASE ?? "/";
// The pages of a kept release share data and assets with the site that they lie in.
const siteRoot = process.env.JIUYE_ROOT ?? base;
const site = process.env.JIUYE_SITE;
// Whole addresses need a host; kept releases stay out of it.
const listed = site !== undefined && siteRoot === base;
/** Frames on other sites are no pages of this one. */
const isPage = (address) => !/\/embed\//.test(address);
const languages = { defaultLocale: "zh", locales: { zh: "zh-CN", en: "en" } };

export default defineConfig({
  output: "static",
  trailingSlash: "always",
  base,
  site,
  outDir: process.env.JIUYE_OUT ?? "dist",
  // No inline script or style anywhere: public/_headers forbids them.
  build: { format: "directory", inlineStylesheets: "never", assetsPrefix: siteRoot },
  devToolbar: { enabled: false },
  integrations: [
    engineAsset,
    ...(listed ? [sitemap({ i18n: languages, filter: isPage })] : []),
    missingEmbeds,
  ],
  vite: {
    build: { assetsInlineLimit: 0 },
    // Scripts and styles find one another from where they lie, so that they hold no path of this site.
    experimental: {
      renderBuiltUrl: (file, { ssr, type }) => {
        if (!ssr) return { relative: true };
        return type === "asset" ? `${siteRoot}${file}` : undefined;
      },
    },
    define: {
      "import.meta.env.ROOT_URL": JSON.stringify(siteRoot),
      // Whether the reports will be printed once the pages are there.
      "import.meta.env.OFFERS_PDF": JSON.stringify(process.env.JIUYE_PDF === "offered"),
      "import.meta.env.HAS_CARDS": JSON.stringify(process.env.JIUYE_CARDS !== "none"),
      "import.meta.env.HAS_PICTURES": JSON.stringify(process.env.JIUYE_PICTURES !== "none"),
      "import.meta.env.OFFERS_WORD": JSON.stringify(process.env.JIUYE_WORD !== "none"),
    },
    // CommonJS inside, or native: they read their own files from disk.
    ssr: {
      external: [
        "@duckdb/duckdb-wasm",
        "@duckdb/duckdb-wasm/blocking",
        "linkedom",
        "@resvg/resvg-js",
        "pptxgenjs",
      ],
    },
  },
});
