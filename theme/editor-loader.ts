/** Fetches editor.js once, when a reader wants to edit; makes a plain text box where that cannot be had. */

import { make } from "./dom.js";
import type { CodeEditor, EditorOptions, EditorScript } from "./editor-api.js";
import { loadScript } from "./script-loader.js";

/** The editor's script. */
export function loadEditorScript(url: string): Promise<EditorScript> {
  return loadScript<EditorScript>(url, "lambdaEditor");
}

/** A text box with the looks of the code block. */
export function createPlainEditor(options: EditorOptions): CodeEditor {
  const box = make("textarea", {
    class: "lambda-plain-editor",
    "aria-label": options.label,
    "aria-describedby": options.describedBy,
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
    wrap: "off",
  });
  const fit = (): void => {
    box.rows = Math.max(3, box.value.split("\n").length);
  };
  box.value = options.text;
  fit();
  box.addEventListener("input", () => {
    fit();
    options.onChange(box.value);
  });
  return {
    element: box,
    text: () => box.value,
    setText: (text) => {
      box.value = text;
      fit();
      options.onChange(text);
    },
    focus: () => box.focus(),
    placeCaret: () => undefined,
    // A text box cannot mark a line; the response says file and line.
    markLine: () => undefined,
  };
}
