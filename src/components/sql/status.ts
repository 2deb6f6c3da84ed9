import { find } from "#check/element.ts";
import { showProgress } from "#components/ask/loading.ts";

/** The part of the desk that says what is going on. */
export function deskStatus(root: HTMLElement) {
  const message = find(root, "#sql-message");
  const bar = find<HTMLProgressElement>(root, "#sql-progress");
  const [run, cancel] = [
    find<HTMLButtonElement>(root, "#sql-run"),
    find<HTMLButtonElement>(root, "#sql-cancel"),
  ];
  const restart = find<HTMLButtonElement>(root, "#sql-restart");
  const [fault, faultText] = [find(root, "#sql-fault"), find(root, "#sql-fault-text")];
  const said = find(root, "#sql-fault-engine");
  const [held, result] = [find(root, "#sql-held"), find(root, "#sql-result")];
  return {
    say: (text: string) => {
      message.textContent = text;
    },
    /** In plain words, and in the engine's own. */
    fault: (text: string | null, engine = "") => {
      // An answer to another query beside a fault would mislead.
      if (text !== null) result.hidden = true;
      fault.hidden = text === null;
      faultText.textContent = text ?? "";
      said.textContent = engine;
      said.hidden = engine === "";
    },
    busy: (on: boolean) => {
      // A button that has the keyboard's focus must not vanish under it.
      if (!on && document.activeElement === cancel) run.focus();
      run.setAttribute("aria-disabled", String(on));
      cancel.hidden = !on;
      bar.hidden = !on;
    },
    progress: (part: number, all: number) => showProgress(bar, part, all),
    tables: (rows: readonly HTMLTableRowElement[]) => {
      find(held, "tbody").replaceChildren(...rows);
      held.hidden = rows.length === 0;
      restart.hidden = rows.length === 0;
    },
    onCancel: (stop: () => void) => cancel.addEventListener("click", stop),
    onRestart: (begin: () => void) => restart.addEventListener("click", begin),
  };
}
