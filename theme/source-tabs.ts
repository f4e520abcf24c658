/** The files of a cell: one after another under tabs, or a single one without any. */

import { make, makeButton } from "./dom.js";
import type { Failure } from "./failure.js";
import { SourceView, type SourceOptions } from "./source-view.js";
import { text } from "./text.js";

/** What the files of a cell are made with. */
export interface SourceTabsOptions extends Pick<SourceOptions, "editorUrl" | "onPlain"> {
  id: string;
  title: string;
  /** Blocks that the server wrote, by the name of their file, the first one first. */
  blocks: [string, HTMLElement][];
  files: Record<string, string>;
  /** Id of the hint about Tab and Escape. */
  describedBy: string;
  onChange(): void;
}

/** The sources of a cell, whatever shows them. */
export class SourceTabs {
  readonly #views = new Map<string, SourceView>();
  readonly #tabs = new Map<string, HTMLButtonElement>();
  readonly #blocks: [string, HTMLElement][];
  #shown: string;

  constructor(options: SourceTabsOptions) {
    const { blocks, files, title, id } = options;
    this.#blocks = blocks;
    this.#shown = blocks[0]?.[0] ?? "";
    for (const [name, element] of blocks) {
      const view = new SourceView({
        element,
        editorUrl: options.editorUrl,
        text: files[name] ?? "",
        plainLabel: text.sourceLabel(title, name),
        editor: { label: text.editorLabel(title, name), describedBy: options.describedBy, isPython: name.endsWith(".py") },
        onChange: options.onChange,
        onPlain: options.onPlain,
      });
      this.#views.set(name, view);
    }
    if (blocks.length > 1) this.#makeTabs(id);
  }

  /** All files with their texts. */
  get files(): Record<string, string> {
    return Object.fromEntries([...this.#views].map(([name, view]) => [name, view.text]));
  }

  /** Replaces texts without telling `onChange`. */
  set files(files: Record<string, string>) {
    for (const [name, code] of Object.entries(files)) {
      const view = this.#views.get(name);
      if (view !== undefined) view.text = code;
    }
  }

  /** Puts editors in. */
  async prepare(): Promise<void> {
    await Promise.all([...this.#views.values()].map((view) => view.prepare()));
  }

  /** Marks the line where the code failed, and takes earlier marks away; null only takes away. */
  mark(failure: Failure | null): void {
    for (const [name, view] of this.#views) view.mark(failure?.file === name ? failure : null);
    for (const [name, tab] of this.#tabs) tab.toggleAttribute("data-failed", failure?.file === name);
    if (failure !== null && this.#views.has(failure.file) && failure.file !== this.#shown) this.show(failure.file);
  }

  /** Shows one file. */
  show(name: string): void {
    this.#shown = name;
    for (const [other, element] of this.#blocks) element.hidden = this.#tabs.size > 0 && other !== name;
    for (const [other, tab] of this.#tabs) {
      tab.setAttribute("aria-selected", String(other === name));
      tab.tabIndex = other === name ? 0 : -1;
    }
  }

  #makeTabs(id: string): void {
    const list = make("div", { class: "lambda-tabs", role: "tablist", "aria-label": text.files });
    this.#blocks.forEach(([name, element], index) => {
      const tabId = `lambda-tab-${id}-${index}`;
      element.id = `lambda-file-${id}-${index}`;
      element.setAttribute("role", "tabpanel");
      element.setAttribute("aria-labelledby", tabId);
      element.querySelector(".lambda-file-name")?.remove();
      const tab = makeButton({ class: "lambda-tab", role: "tab", id: tabId, "aria-controls": element.id }, () => this.show(name), name);
      this.#tabs.set(name, tab);
      list.append(tab);
    });
    list.addEventListener("keydown", (event) => this.#key(event));
    this.#blocks[0]?.[1].before(list);
    this.show(this.#shown);
  }

  #key(event: KeyboardEvent): void {
    const names = [...this.#tabs.keys()];
    const at = names.indexOf(this.#shown);
    const goals: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1 + names.length, Home: 0, End: names.length - 1 };
    const goal = goals[event.key];
    if (goal === undefined) return;
    event.preventDefault();
    const name = names[goal % names.length] ?? this.#shown;
    this.show(name);
    this.#tabs.get(name)?.focus();
  }
}
