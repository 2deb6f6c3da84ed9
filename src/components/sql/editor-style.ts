import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

// The editor in the house's colours. It lives in a shadow root, where its sheets are made by script (the site forbids
// inline ones) and the tokens of the page still count. Pictures in data: addresses are forbidden, too.

const none = { backgroundImage: "none" };

export const editorTheme = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--card)", fontSize: "0.95rem" },
  // Its frame in the page shows the focus.
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    fontFamily: "ui-monospace, SFMono-Regular, Consolas, 'Noto Sans Mono CJK SC', monospace",
    lineHeight: "1.6",
    maxHeight: "28rem",
    minHeight: "11rem",
    overflow: "auto",
  },
  ".cm-content": { caretColor: "var(--ink)", paddingBlock: "0.6rem" },
  ".cm-gutters": { color: "var(--muted)", backgroundColor: "var(--paper)", borderColor: "var(--rule)" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--band-95)",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--accent-soft)" },
  ".cm-lintRange-error": {
    ...none,
    textDecoration: "underline wavy var(--seal)",
    textUnderlineOffset: "0.25em",
  },
  ".cm-lintRange-active": { backgroundColor: "var(--notice)" },
  ".cm-tooltip": { color: "var(--ink)", backgroundColor: "var(--card)", borderColor: "var(--muted)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "inherit", maxWidth: "min(38rem, 92vw)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { paddingBlock: "0.2rem" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { color: "var(--card)", background: "var(--accent)" },
  ".cm-completionDetail": { fontStyle: "normal", opacity: "0.85" },
  ".cm-diagnostic": { whiteSpace: "pre-wrap" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--seal)" },
});

export const editorColours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], color: "var(--accent)", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--fall)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--second)" },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], color: "var(--muted)", fontStyle: "italic" },
  { tag: [tags.typeName, tags.standard(tags.name)], color: "var(--rise)" },
]);
