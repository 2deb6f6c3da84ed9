import { type Factor, indicators, interaction } from "#pipeline/survey/by.ts";
import type { Variable } from "#pipeline/survey/statistics.ts";
import type { VectorResult } from "./folder.ts";
import { NotUnderstood } from "./not-understood.ts";
import type { Expression } from "./r-parse.ts";
import { factorColumn, isNumeric, numberColumn, type Sheet } from "./sheet.ts";
import { formulaNames, formulaTerms } from "./statements.ts";

/** The variables of a formula; text columns, factor(v), and those named in `factors` become indicators. */
export function formulaVariables(
  formula: Expression | undefined,
  sheet: Sheet,
  factors: Pick<ReadonlySet<string>, "has"> = new Set(),
): Variable[] {
  return formulaTerms(formula).terms.flatMap((term) => {
    const inner = term.kind === "call" && term.name === "factor" ? term.args[0]?.value : undefined;
    const node = inner ?? term;
    if (node.kind !== "name") throw new NotUnderstood(`formula term not understood: ${node.kind}`);
    const name = node.text;
    if (inner) return indicators(`factor(${name})`, factorColumn(sheet, name));
    if (factors.has(name) || !isNumeric(sheet, name)) return indicators(name, factorColumn(sheet, name));
    return [{ name, values: numberColumn(sheet, name) }];
  });
}

/** The domains of a formula: ~a+b crosses a with b. */
export function formulaFactor(formula: Expression | undefined, sheet: Sheet): Factor {
  return interaction(formulaNames(formula).map((name) => factorColumn(sheet, name)));
}

/**
 * The variables that a result takes as factors: its remark says so ("# both is a factor"), or its names are levels
 * ("stypeE") and not the variable.
 */
export function factorsOf({ call = "", names = [] }: VectorResult): Pick<ReadonlySet<string>, "has"> {
  const remark = call.split("#")[1] ?? "";
  const remarked = new Set([...remark.matchAll(/(\S+) (?:is|as) a factor/g)].map((match) => match[1] ?? ""));
  const all = [names].flat().map(String);
  const named = (name: string) => !all.includes(name) && all.some((level) => level.startsWith(name));
  return { has: (name) => remarked.has(name) || named(name) };
}
