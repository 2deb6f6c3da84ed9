import { surveyDesign } from "#pipeline/survey/design.ts";
import type { Expression } from "./r-parse.ts";
import type { Bound } from "./scope.ts";
import { labelColumn, numberColumn, type Sheet } from "./sheet.ts";
import { type Call, formulaNames, formulaTerms, isTrue, matchArguments } from "./statements.ts";

const formals = ["ids", "probs", "strata", "variables", "fpc", "data", "nest", "check.strata", "weights"];

/** Arguments of a svydesign call by R's names; "id" is R's own abbreviation. */
export function designArguments(call: Call): Map<string, Expression> {
  const args = call.args.map(({ name, value }) => ({ name: name === "id" ? "ids" : name, value }));
  return matchArguments(args, formals);
}

/** Carries out svydesign(ids=~…, strata=~…, fpc=~…, weights=~…, nest=…) on the rows of a sheet. */
export function bindDesign(call: Call, sheet: Sheet): Bound {
  const args = designArguments(call);
  const numbers = (name: string) => {
    const formula = args.get(name);
    return formula && formulaTerms(formula).terms.map((term) => termNumbers(term, sheet));
  };
  const ids = formulaTerms(args.get("ids")).terms.map((term) =>
    term.kind === "number" ? "rows" : labelColumn(sheet, nameOf(term)),
  );
  const strata = args.get("strata");
  const fpc = numbers("fpc");
  const weights = numbers("weights")?.[0];
  const design = surveyDesign({
    ids,
    rows: sheet.rows,
    nest: isTrue(args.get("nest")),
    ...(strata && { strata: crossed(formulaNames(strata), sheet) }),
    ...(fpc && { fpc }),
    ...(weights && { weights }),
  });
  return { sheet, design, full: design, call };
}

function nameOf(term: Expression): string {
  return formulaNames({ kind: "unary", operator: "~", operand: term })[0] ?? "";
}

function termNumbers(term: Expression, sheet: Sheet): number[] {
  if (term.kind === "number") return new Array<number>(sheet.rows).fill(term.value);
  return numberColumn(sheet, nameOf(term));
}

/** Strata are those of the first stage; further names (of later stages) are the units above. */
function crossed(names: readonly string[], sheet: Sheet): string[] {
  return labelColumn(sheet, names[0] ?? "");
}
