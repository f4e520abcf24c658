/** The code of a cell: the plain block that the server wrote, later an editor in its place, at the same size. */

import { make } from "./dom.js";
import type { CodeEditor, EditorOptions } from "./editor-api.js";
import { createPlainEditor, loadEditorScript } from "./editor-loader.js";
import type { Failure } from "./failure.js";

/** mdBook's highlighter; its pages load it before us. */
declare const hljs: { highlightBlock(block: Element): void } | undefined;

/** What a source view is made with. */
export interface SourceOptions {
  /** `.lambda-source` of the cell. */
  element: HTMLElement;
  editorUrl: string;
  text: string;
  /** Name of the plain block, which says that Enter edits. */
  plainLabel: string;
  editor: Omit<EditorOptions, "text" | "onChange">;
  onChange(text: string): void;
  /** The editor could not be had; a plain text box stands in. */
  onPlain(): void;
}

/** The code, whatever shows it. */
export class SourceView {
  readonly #options: SourceOptions;
  readonly #pre: HTMLElement;
  readonly #gutter: HTMLElement;
  #text: string;
  #editor: CodeEditor | null = null;
  #asked = false;
  #failure: Failure | null = null;

  constructor(options: SourceOptions) {
    this.#options = options;
    this.#text = options.text;
    const pre = options.element.querySelector<HTMLElement>("pre");
    this.#pre = pre ?? options.element.appendChild(make("pre", {}, make("code", { class: "language-python" })));
    this.#gutter = make("div", { class: "lambda-gutter", "aria-hidden": "true" });
    options.element.append(this.#gutter);
    this.#pre.tabIndex = 0;
    this.#pre.setAttribute("role", "group");
    this.#pre.setAttribute("aria-label", options.plainLabel);
    this.#showPlain();
    this.#pre.addEventListener("click", (event) => {
      if (document.getSelection()?.isCollapsed ?? true) void this.edit({ x: event.clientX, y: event.clientY });
    });
    this.#pre.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        void this.edit();
      }
    });
  }

  get text(): string {
    return this.#text;
  }

  /** Replaces the code without telling `onChange`. */
  set text(text: string) {
    if (text === this.#text) return;
    this.#text = text;
    if (this.#editor === null) this.#showPlain();
    else this.#editor.setText(text);
  }

  /** Marks the line where the code failed with what went wrong; null takes the mark away, as typing does. */
  mark(failure: Failure | null): void {
    this.#failure = failure;
    this.#editor?.markLine(failure);
  }

  /** Fetches the editor and puts it in, unless the reader is just selecting text; moves no focus from elsewhere. */
  async prepare(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    try {
      const { createEditor } = await loadEditorScript(this.#options.editorUrl);
      await this.#selectionOver();
      this.#install(createEditor);
    } catch {
      this.#asked = false;
      throw new Error("the editor could not be loaded");
    }
  }

  /** The reader wants to type: the editor, or a text box if need be, with the caret at the pointer. */
  async edit(at?: { x: number; y: number }): Promise<void> {
    this.#pre.focus({ preventScroll: true });
    try {
      const { createEditor } = await loadEditorScript(this.#options.editorUrl);
      this.#install(createEditor);
    } catch {
      this.#install(createPlainEditor);
      this.#options.onPlain();
    }
    if (at !== undefined) this.#editor?.placeCaret(at.x, at.y);
  }

  #install(create: (options: EditorOptions) => CodeEditor): void {
    if (this.#editor !== null) return;
    const hadFocus = this.#pre.contains(document.activeElement);
    const left = this.#pre.scrollLeft;
    const editor = create({
      ...this.#options.editor,
      text: this.#text,
      onChange: (text) => {
        if (text === this.#text) return;
        this.#text = text;
        this.#failure = null;
        this.#drawGutter();
        this.#options.onChange(text);
      },
    });
    this.#editor = editor;
    this.#pre.replaceWith(editor.element);
    this.#gutter.hidden = editor.element.nodeName !== "TEXTAREA";
    const scroller = editor.element.querySelector(".cm-scroller");
    if (scroller !== null) scroller.scrollLeft = left;
    editor.markLine(this.#failure);
    if (hadFocus) editor.focus();
  }

  #showPlain(): void {
    const code = this.#pre.querySelector("code");
    if (code !== null && code.textContent !== this.#text) {
      code.textContent = this.#text;
      if (typeof hljs !== "undefined") hljs.highlightBlock(code);
    }
    this.#drawGutter();
  }

  #drawGutter(): void {
    if (this.#gutter.hidden) return;
    this.#gutter.textContent = this.#text
      .split("\n")
      .map((_, index) => index + 1)
      .join("\n");
  }

  /** Waits while text of the plain block is being selected: replacing it would lose the selection. */
  async #selectionOver(): Promise<void> {
    const selects = (): boolean => {
      const selection = document.getSelection();
      return selection !== null && !selection.isCollapsed && this.#pre.contains(selection.anchorNode);
    };
    while (selects() && this.#editor === null) {
      await new Promise((resolve) => document.addEventListener("selectionchange", resolve, { once: true }));
    }
  }
}
