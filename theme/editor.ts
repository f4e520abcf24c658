/** editor.js: CodeMirror for Python, with mdBook's own highlight classes so that it looks like the plain block it replaces. */

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from "@codemirror/commands";
import { python, pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, Prec } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { tagHighlighter, tags } from "@lezer/highlight";
import { compareLines } from "./compare-lines.js";
import { completeNames } from "./completion.js";
import { make } from "./dom.js";
import type { CodeEditor, EditorOptions } from "./editor-api.js";
import { lineMarks, markLine } from "./line-mark.js";
import { editorPhrases } from "./text.js";
import { isTouchDevice, touchKeys } from "./touch-keys.js";

const highlighter = tagHighlighter([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword], class: "hljs-keyword" },
  { tag: [tags.string, tags.special(tags.string), tags.docString], class: "hljs-string" },
  { tag: [tags.comment, tags.lineComment], class: "hljs-comment" },
  { tag: [tags.number, tags.bool, tags.null], class: "hljs-number" },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], class: "hljs-title" },
  { tag: [tags.meta], class: "hljs-meta" },
]);

/** Tab indents only after the reader typed or clicked here; Escape and leaving take that back. */
function tabPolicy() {
  let indents = false;
  const onTab = (command: typeof indentMore) => (view: EditorView) => indents && command(view);
  return [
    Prec.high(
      keymap.of([
        { key: "Tab", run: onTab(indentMore) },
        { key: "Shift-Tab", run: onTab(indentLess) },
        {
          key: "Escape",
          run: () => {
            indents = false;
            return false;
          },
        },
      ]),
    ),
    EditorView.updateListener.of((update) => {
      if (update.transactions.some((transaction) => transaction.isUserEvent("input") || transaction.isUserEvent("delete"))) {
        indents = true;
      }
    }),
    EditorView.domEventHandlers({
      pointerdown: () => {
        indents = true;
      },
      focusout: () => {
        indents = false;
      },
    }),
  ];
}

/** Keys of the default map that are the cell's. */
const CELL_KEYS = ["Mod-Enter", "Mod-Alt-Enter", "Shift-Mod-Enter"];

function createEditor(options: EditorOptions): CodeEditor {
  const view = new EditorView({
    state: EditorState.create({
      doc: options.text,
      extensions: [
        lineNumbers(),
        highlightSpecialChars(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        indentUnit.of("    "),
        EditorState.tabSize.of(4),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        ...(options.isPython ? [python(), pythonLanguage.data.of({ autocomplete: completeNames })] : []),
        syntaxHighlighting(highlighter),
        autocompletion({ icons: false }),
        search({ top: true }),
        highlightSelectionMatches(),
        lineMarks(),
        EditorState.phrases.of(editorPhrases),
        tabPolicy(),
        keymap.of([
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...defaultKeymap.filter(({ key }) => key === undefined || !CELL_KEYS.includes(key)),
          ...historyKeymap,
          ...searchKeymap,
        ]),
        EditorView.contentAttributes.of({
          "aria-label": options.label,
          "aria-describedby": options.describedBy,
          tabindex: "0",
          spellcheck: "false",
          autocapitalize: "off",
          autocorrect: "off",
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) options.onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  const element = isTouchDevice() ? make("div", { class: "lambda-touch-editor" }, view.dom, touchKeys(() => view)) : view.dom;
  return {
    element,
    text: () => view.state.doc.toString(),
    setText: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    focus: () => view.focus(),
    placeCaret: (x, y) => {
      const position = view.posAtCoords({ x, y }, false);
      view.dispatch({ selection: { anchor: position } });
    },
    markLine: (failure) => markLine(view, failure),
  };
}

globalThis.lambdaEditor = { createEditor, compareLines };
