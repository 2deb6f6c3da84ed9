import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";

// node scripts/snippets/observable.ts FILE: runs a notebook's code as it stands. What notebooks have of their own is
// given here: packages by npm:NAME, which come from this project's, and display().

registerHooks({
  resolve: (specifier, context, next) =>
    specifier.startsWith("npm:")
      ? next(specifier.slice("npm:".length), { ...context, parentURL: import.meta.url })
      : next(specifier, context),
});
Object.assign(globalThis, { display: (value: unknown) => console.log(JSON.stringify(value)) });

const [file = ""] = process.argv.slice(2);
await import(pathToFileURL(file).href);
