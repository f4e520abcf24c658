/** What editor.js offers to page.js; types only, since the two are separate scripts. */

import type { Failure } from "./failure.js";

/** What an editor is made with. */
export interface EditorOptions {
  text: string;
  /** Name for screen readers. */
  label: string;
  /** Id of the hint about Tab and Escape. */
  describedBy: string;
  /** Whether to treat the text as Python. */
  isPython: boolean;
  onChange(text: string): void;
}

/** An editor in the page, rich or plain. */
export interface CodeEditor {
  readonly element: HTMLElement;
  text(): string;
  /** Replaces everything; can be undone where the editor can undo. */
  setText(text: string): void;
  focus(): void;
  /** Puts the caret where a pointer is. */
  placeCaret(x: number, y: number): void;
  /** Marks a line with what went wrong in it, until the text changes; null takes the mark away. */
  markLine(failure: Failure | null): void;
}

/** Lines of a comparison. */
export interface ComparedLines {
  kind: "both" | "left" | "right";
  lines: string[];
}

/** The global that editor.js makes. */
export interface EditorScript {
  createEditor(options: EditorOptions): CodeEditor;
  compareLines(left: string, right: string): ComparedLines[];
}

declare global {
  var lambdaEditor: EditorScript | undefined;
}
