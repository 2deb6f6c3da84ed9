import type { VectorCase } from "./folder.ts";
import { type Call, findCall, splitStatements } from "./statements.ts";

/** Every call of a case's results that can be read. */
export function calls(vector: VectorCase): Call[] {
  return vector.results.flatMap(({ call = "" }) => splitStatements(call)).flatMap(readable);
}

function readable(statement: string): Call[] {
  try {
    const found = findCall(statement);
    return found ? [found.call] : [];
  } catch {
    return [];
  }
}
