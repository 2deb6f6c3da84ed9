import { serveSnippets } from "#components/snippets/copy.ts";
import { periodTextInR } from "#contract/snippets/snippets-period.ts";
import type { VerifyFacts } from "./facts.ts";
import { askedPeriod, type PeriodChoice } from "./periods.ts";
import type { VerifySession } from "./session.ts";
import { writtenQuestions } from "./written.ts";

// The small script of the page: the period from the address or the choice. The engine comes with the button.

export function serveVerify(): void {
  serveSnippets();
  const desk = document.querySelector<HTMLElement>("#verify-desk");
  const form = document.querySelector<HTMLFormElement>("#verify-form");
  const select = form?.querySelector("select");
  const text = document.querySelector("#verify-facts")?.textContent;
  if (!desk || !form || !select || !text) return;
  const facts: VerifyFacts = JSON.parse(text);
  const [first] = facts.choices;
  if (!first) return;
  let session: Promise<VerifySession> | undefined;
  let shown = first;
  const show = async (choice: PeriodChoice) => {
    shown = choice;
    select.value = choice.period;
    showPeriod(facts, choice);
    (await session)?.show(choice);
  };
  const fromAddress = () => {
    const asked = askedPeriod(location.search, facts.choices);
    const unknown = document.querySelector<HTMLElement>("#verify-unknown");
    if (unknown) unknown.hidden = asked !== "unknown";
    void show(asked === "unknown" || asked === null ? first : asked);
  };
  form.hidden = desk.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  select.addEventListener("change", () => {
    history.pushState(null, "", `?p=${select.value}`);
    fromAddress();
  });
  addEventListener("popstate", fromAddress);
  document.querySelector("#verify-run")?.addEventListener("click", async () => {
    session ??= import("./session.ts").then(({ openVerify }) => openVerify(facts, desk));
    await (await session).recompute(shown);
  });
  fromAddress();
}

/** The words of a period, from the table of all; its questions; its code in R. */
function showPeriod(facts: VerifyFacts, { period, kind }: PeriodChoice): void {
  const row = document.querySelector(`tr[data-period="${CSS.escape(period)}"]`);
  for (const slot of document.querySelectorAll<HTMLElement>(".verify-said [data-slot]")) {
    const cell = row?.querySelector(`[data-of="${slot.dataset.slot}"]`);
    slot.textContent = cell?.textContent?.trim() ?? "";
  }
  const sql = document.querySelector("[data-slot=sql]");
  if (sql) sql.textContent = writtenQuestions(facts, kind);
  const code = document.querySelector("#r .snippet code");
  const folder = code?.querySelector("[data-address]");
  if (!code || !folder) return;
  const address = folder.textContent ?? "";
  const [before = "", after = ""] = periodTextInR(address, facts.indicator, period, kind).split(address);
  code.replaceChildren(before, folder, after);
}
