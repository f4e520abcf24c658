/** What editor.js offers to page.js; types only, since the two are separate scripts. */

/** What an editor is made with. */
export interface EditorOptions {
  text: string;
  /** Name for screen readers. */
  label: string;
  /** Id of the hint about Tab and Escape. */
  describedBy: string;
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
