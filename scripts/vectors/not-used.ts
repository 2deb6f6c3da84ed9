import type { VectorCase, VectorResult } from "./folder.ts";

/** Why METHOD does not use a result; null where it does. */
export function notUsed(vector: VectorCase, result: VectorResult): string | null {
  if (/DOCUMENTATION ONLY/i.test(vector.note) || /degenerate/i.test(vector.file))
    return "documents R without events; METHOD section 4 has its own rule there: 0 to 1 - 0.025^(1/neff), SE not shown";
  if (/method\s*=\s*["']likelihood["']/.test(result.call ?? ""))
    return "likelihood interval: METHOD section 4 uses logit, log and t intervals, and Korn-Graubard as a check";
  return null;
}
