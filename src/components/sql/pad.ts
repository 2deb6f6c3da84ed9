import type { SqlFault } from "./error-place.ts";

/** Where the query is written: a plain text field, or the editor once it is there. */
export interface Pad {
  read(): string;
  write(text: string): void;
  /** Shows where a fault is; null takes it away. */
  mark(fault: SqlFault | null): void;
  focus(): void;
}

export function textPad(field: HTMLTextAreaElement, onRun: () => void): Pad {
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onRun();
  });
  return {
    read: () => field.value,
    write: (text) => {
      field.value = text;
    },
    mark: (fault) => {
      field.setAttribute("aria-invalid", String(fault !== null));
      if (!fault) return;
      field.focus();
      field.setSelectionRange(fault.from, fault.to);
    },
    focus: () => field.focus(),
  };
}
