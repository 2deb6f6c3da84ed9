import { type Answers, type Question, type QuestionName, questions } from "#contract/queries.ts";
import type { Database } from "./database.ts";
import type { Parameter } from "./engine.ts";
import type { Row } from "./plain-rows.ts";

/**
 * Puts one of the contract's questions to the published data.
 * @param params in the order of the question's parameters; numbers arrive in the macro as DOUBLE.
 * @throws when a parameter is missing or the macro's columns are not the contract's.
 */
export async function ask<Name extends QuestionName>(
  db: Database,
  name: Name,
  params: readonly Parameter[],
): Promise<Answers[Name][]> {
  const question: Question = questions[name];
  if (params.length !== question.parameters.length) {
    const expected = question.parameters.join(", ");
    throw new Error(`question ${name}: expected ${expected}; found ${params.length} parameters`);
  }
  const found = await db.query(questionSql(name), params);
  checkColumns(question, found[0]);
  return found as unknown as Answers[Name][];
}

/** A ? for each parameter, with its type: without it the engine plans anew each time. */
export function questionSql(name: QuestionName): string {
  const types = questions[name].parameters.map((parameter) => (parameter === "lag" ? "DOUBLE" : "VARCHAR"));
  return `SELECT * FROM ${name}(${types.map((type) => `?::${type}`).join(", ")})`;
}

/** The statement with its values in it, as a reader may run it. */
export function questionText(name: QuestionName, params: readonly Parameter[]): string {
  return `SELECT * FROM ${name}(${params.map(literal).join(", ")})`;
}

function literal(value: Parameter): string {
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}

/** Free SQL, for the explorer. */
export function rows(db: Database, sql: string): Promise<Row[]> {
  return db.query(sql);
}

function checkColumns(question: Question, first: Row | undefined): void {
  if (!first) return;
  const expected = question.answer.columns.map((column) => column.name).join(", ");
  const found = Object.keys(first).join(", ");
  if (found !== expected) {
    throw new Error(`question ${question.name}: expected columns ${expected}; found ${found}`);
  }
}
