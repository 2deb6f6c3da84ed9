import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { PostgreSQL, SQLDialect, sql } from "@codemirror/lang-sql";
import { bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { setDiagnostics } from "@codemirror/lint";
import { EditorState, type Extension, Prec } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { ownCompletions, schemaOf } from "./completions.ts";
import { editorColours, editorTheme } from "./editor-style.ts";
import { typingOverSelection } from "./editor-typing.ts";
import type { SqlFacts } from "./facts.ts";
import type { Pad } from "./pad.ts";
import { sqlWords } from "./words.ts";

// The editor, which takes the text field's place. Tab moves on to the next control, as everywhere on the page.

const DUCKDB_WORDS =
  "qualify pivot unpivot macro summarize describe exclude sample asof anti semi positional variable";

const duckdb = SQLDialect.define({
  ...PostgreSQL.spec,
  keywords: `${PostgreSQL.spec.keywords ?? ""} ${DUCKDB_WORDS}`,
});

export function openEditor(field: HTMLTextAreaElement, facts: SqlFacts, onRun: () => void): Pad {
  const host = document.createElement("div");
  host.className = "sql-editor";
  field.before(host);
  const root = host.attachShadow({ mode: "open" });
  const focused = document.activeElement === field;
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: field.value,
      selection: { anchor: Math.min(field.selectionStart, field.value.length) },
      extensions: extensions(facts, field.getAttribute("aria-label") ?? "", onRun),
    }),
  });
  field.hidden = true;
  if (focused) view.focus();
  return padOf(view);
}

function extensions(facts: SqlFacts, label: string, onRun: () => void): Extension[] {
  const words = sqlWords(facts);
  const language = sql({ dialect: duckdb, schema: schemaOf(facts.lang) });
  const run = {
    key: "Mod-Enter",
    run: () => {
      onRun();
      return true;
    },
  };
  return [
    Prec.highest(keymap.of([run])),
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
    ...[
      lineNumbers(),
      history(),
      drawSelection(),
      bracketMatching(),
      closeBrackets(),
      autocompletion({ icons: false }),
    ],
    ...[EditorView.lineWrapping, typingOverSelection, editorTheme, syntaxHighlighting(editorColours)],
    language,
    duckdb.language.data.of({ autocomplete: ownCompletions(facts.lang, words) }),
    EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
    EditorState.phrases.of({ Completions: words.t("sql.completions"), Diagnostics: words.t("sql.faults") }),
  ];
}

function padOf(view: EditorView): Pad {
  return {
    read: () => view.state.doc.toString(),
    write: (text) => {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
      view.dispatch(setDiagnostics(view.state, []));
    },
    mark: (fault) => {
      const length = view.state.doc.length;
      const [from, to] = [Math.min(fault?.from ?? 0, length), Math.min(fault?.to ?? 0, length)];
      const found = fault ? [{ from, to, severity: "error" as const, message: fault.message }] : [];
      view.dispatch(setDiagnostics(view.state, found));
      if (!fault) return;
      view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
      view.focus();
    },
    focus: () => view.focus(),
  };
}
