import { fileURLToPath } from "node:url";
import { build } from "vite";
import { BASE } from "./engine-server.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Bundles a page of this folder's browser tests as the site's own scripts are bundled: <outDir>/probe.js. */
export async function buildProbe(entry: string, outDir: string): Promise<void> {
  await build({
    root,
    base: BASE,
    configFile: false,
    publicDir: false,
    logLevel: "error",
    build: {
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(new URL(entry, import.meta.url)),
        output: { entryFileNames: "probe.js" },
      },
    },
  });
}
