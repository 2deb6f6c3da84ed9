import type { Indicator } from "#contract/registry/registry.ts";

/** Indicators by the source they come from, in the order of the registry. */
export function byTheme(indicators: readonly Indicator[]) {
  return (["community", "register", "enterprise"] as const).flatMap((theme) => {
    const own = indicators.filter(({ survey }) => survey === theme);
    return own.length === 0 ? [] : [{ theme, indicators: own }];
  });
}
