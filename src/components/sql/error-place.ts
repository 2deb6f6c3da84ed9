// Where the engine found a fault: "LINE 2:  foo from estimates", and a ^ under the place.

export interface SqlFault {
  /** What the engine says, without the line it repeats. */
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

const PLACE = /\n+LINE (\d+): (.*)\n( *)\^/;

/** Of some faults the engine tells as JSON. */
export function engineMessage(message: string): string {
  if (!message.startsWith("{")) return message;
  try {
    const { exception_type: type, exception_message: text } = JSON.parse(message);
    return typeof type === "string" && typeof text === "string" ? `${type} Error: ${text}` : message;
  } catch {
    return message;
  }
}

/** @param offset where the statement begins in the text of the editor. */
export function faultOf(raw: string, statement: string, offset: number): SqlFault {
  const message = engineMessage(raw);
  const place = PLACE.exec(message);
  const said = message.replace(/\n+LINE \d+: [\s\S]*$/, "").trim();
  const at = place ? placeIn(statement, place) : null;
  if (at === null) return { message: said, from: offset, to: offset + statement.length };
  const word = /^(?:"[^"]*"|'[^']*'|[\p{L}\p{N}_]+|.)/u.exec(statement.slice(at))?.[0] ?? "";
  return { message: said, from: offset + at, to: offset + at + Math.max(word.length, 1) };
}

/** A long line is shown in part, with dots before and after. */
function placeIn(statement: string, [, number, shown, spaces]: RegExpExecArray): number | null {
  const lines = statement.split("\n");
  const index = Number(number) - 1;
  const line = lines[index];
  if (line === undefined || shown === undefined || spaces === undefined) return null;
  const before = lines.slice(0, index).reduce((sum, text) => sum + text.length + 1, 0);
  const column = charsOfWidth(`LINE ${number}: ${shown}`, spaces.length) - `LINE ${number}: `.length;
  const cut = shown.startsWith("...") && !line.startsWith(shown);
  if (!cut) return before + clamp(column, line);
  const part = shown.replace(/^\.\.\./, "").replace(/\.\.\.$/, "");
  const start = line.indexOf(part);
  return start < 0 ? null : before + clamp(start + column - 3, line);
}

const clamp = (column: number, line: string) => Math.max(0, Math.min(column, line.length - 1));

/** The engine sets the ^ by width: a Chinese character takes two places. */
function charsOfWidth(text: string, width: number): number {
  let left = width;
  let chars = 0;
  for (const char of text) {
    if (left <= 0) break;
    left -=
      /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        char,
      )
        ? 2
        : 1;
    chars += char.length;
  }
  return chars;
}
