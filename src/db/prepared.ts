import type { Table as ArrowTable } from "apache-arrow";
import type { Connection, Parameter, Statement } from "./engine.ts";

/** Questions are few; what is kept beyond this was free SQL. */
const KEPT = 24;

/** Statements with parameters, each planned at its first use and kept by its text; the longest unused goes first. */
export function preparing(connection: Connection) {
  const kept = new Map<string, Promise<Statement>>();
  const statementOf = (sql: string): Promise<Statement> => {
    const statement = kept.get(sql) ?? connection.prepare(sql);
    kept.delete(sql);
    kept.set(sql, statement);
    statement.catch(() => kept.delete(sql));
    return statement;
  };
  const forget = async () => {
    const [oldest] = kept;
    if (kept.size <= KEPT || !oldest) return;
    kept.delete(oldest[0]);
    await (await oldest[1]).close();
  };
  return {
    async run(sql: string, params: readonly Parameter[]): Promise<ArrowTable> {
      const statement = await statementOf(sql);
      const answer = await statement.run(params);
      await forget();
      return answer;
    },
  };
}
