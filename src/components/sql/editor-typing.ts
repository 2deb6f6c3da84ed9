import { EditorView } from "@codemirror/view";

/**
 * Text typed over a selection is put in by script. Left to itself Chromium writes the old text's colour into a style
 * attribute, which the site's policy forbids and reports.
 */
export const typingOverSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { main } = view.state.selection;
    if (event.inputType !== "insertText" || event.data === null || main.empty || view.composing) return false;
    event.preventDefault();
    const text = event.data;
    const plain = () => view.state.update(view.state.replaceSelection(text), { userEvent: "input.type" });
    // Brackets, for one, are set around what is selected.
    const taken = view.state
      .facet(EditorView.inputHandler)
      .some((handler) => handler(view, main.from, main.to, text, plain));
    if (!taken) view.dispatch(plain());
    return true;
  },
});
