/** The first thing that the check needs and this browser lacks; null when it lacks nothing. */
export function missingAbility(): string | null {
  const abilities: Readonly<Record<string, unknown>> = {
    Worker: globalThis.Worker,
    "Map.groupBy": Map.groupBy,
    "Array.prototype.toSorted": Array.prototype.toSorted,
    "Set.prototype.difference": Set.prototype.difference,
  };
  return Object.keys(abilities).find((name) => typeof abilities[name] !== "function") ?? null;
}
