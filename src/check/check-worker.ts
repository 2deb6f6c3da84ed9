import { issueText } from "#pipeline/issue/issue.ts";
import { issuesCsv, issuesJson } from "#pipeline/issue/issue-files.ts";
import { markedCopy } from "#pipeline/mark/marked-copy.ts";
import { type CheckedDrop, checkDropped } from "./check-dropped.ts";
import { type Answer, FILE_CHANGED, type Order } from "./worker-messages.ts";

// Opens and checks, apart from the page: a file that takes long does not freeze it, and can be cancelled.

const answer = (message: Answer) => postMessage(message);
let last: CheckedDrop | null = null;

globalThis.addEventListener("message", async ({ data }: MessageEvent<Order>) => {
  try {
    await carryOut(data);
  } catch (error) {
    answer({ kind: "failed", reason: error instanceof Error ? error.message : String(error) });
  }
});
answer({ kind: "ready" });

async function carryOut(order: Order): Promise<void> {
  if (order.kind === "check") {
    last = null;
    last = await checkDropped(order.files, new Map(order.cityIds), (done, total) =>
      answer({ kind: "opened", done, total }),
    );
    answer({ kind: "checked", result: last.result });
    return;
  }
  if (!last) throw new Error("nothing was checked");
  const content = order.kind === "list" ? listOf(last, order.format) : await copyOf(last, order.path);
  answer({ kind: "file", content });
}

function listOf({ issues, result }: CheckedDrop, format: "csv" | "json"): string {
  return format === "csv"
    ? issuesCsv(issues)
    : issuesJson({ ledger: result.ledger, files: result.accounts, issues });
}

/** @throws FILE_CHANGED */
async function copyOf({ files, issues }: CheckedDrop, path: string): Promise<Uint8Array<ArrayBuffer>> {
  const file = files.get(path);
  if (!file) throw new Error(`no such file: ${path}`);
  const content = await file.arrayBuffer().catch(() => {
    throw new Error(FILE_CHANGED);
  });
  const bytes = new Uint8Array(content);
  const own = issues.filter((issue) => issue.file === path);
  return new Uint8Array(await markedCopy({ path, bytes }, own, issueText));
}
