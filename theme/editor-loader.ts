/** Fetches editor.js once, when a reader wants to edit; makes a plain text box where that cannot be had. */

import { make } from "./dom.js";
import type { CodeEditor, EditorOptions, EditorScript } from "./editor-api.js";

let loading: Promise<EditorScript> | null = null;

/** The editor's script. A failure is forgotten, so that the next call tries again. */
export function loadEditorScript(url: string): Promise<EditorScript> {
  loading ??= new Promise<EditorScript>((resolve, reject) => {
    const script = make("script", { src: url });
    script.onload = () => {
      const { lambdaEditor } = globalThis;
      if (lambdaEditor === undefined) reject(new Error(`${url} is not the editor`));
      else resolve(lambdaEditor);
    };
    script.onerror = () => {
      script.remove();
      loading = null;
      reject(new Error(`${url} could not be loaded`));
    };
    document.head.append(script);
  });
  return loading;
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
  };
}
