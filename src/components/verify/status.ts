import { showProgress } from "#components/ask/loading.ts";

/** The parts of the desk that say how far it is. @throws naming the part that the page lacks. */
export function deskStatus(desk: HTMLElement) {
  const find = <E extends HTMLElement>(selector: string) => {
    const found = desk.querySelector<E>(selector);
    if (!found) throw new Error(`verify desk: no ${selector}`);
    return found;
  };
  const message = find<HTMLElement>("#verify-message");
  const bar = find<HTMLProgressElement>("#verify-progress");
  const cancel = find<HTMLButtonElement>("#verify-cancel");
  const run = find<HTMLButtonElement>("#verify-run");
  return {
    cancel,
    result: find<HTMLElement>("#verify-result"),
    say: (text: string) => {
      message.textContent = text;
    },
    busy: (on: boolean) => {
      const leaves = document.activeElement === cancel || document.activeElement === run;
      bar.hidden = !on;
      cancel.hidden = !on;
      run.disabled = on;
      // What held the focus has gone: it must not fall back to the top of the page.
      if (leaves) (on ? cancel : run).focus();
    },
    progress: (bytes: number, total: number) => showProgress(bar, bytes, total),
  };
}
