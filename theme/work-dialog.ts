/** "Your work": what is kept, as a file and back, and how to forget it; each with a way back. */

import { announce } from "./announce.js";
import { make, makeButton } from "./dom.js";
import { cellKey, type Edits, type Kept, type Snapshot } from "./edits.js";
import { isProgress } from "./progress.js";
import { ANSWER } from "./quiz-store.js";
import { type WorkCounts, workText as words } from "./text-work.js";
import { entriesOf, readWork, type Work, workIn, writeWork } from "./work-file.js";

/** Opens the dialog. `page` has the ids of this page's cells. */
export function openWorkDialog(edits: Edits, page: string[]): void {
  new WorkDialog(edits, page).open();
}

class WorkDialog {
  readonly #edits: Edits;
  readonly #page: string[];
  readonly #kept = make("p", { class: "lambda-work-kept" });
  readonly #said = make("div", { class: "lambda-work-said", role: "status" });
  readonly #file = make("input", { type: "file", accept: "application/json,.json", class: "lambda-unseen", tabindex: -1, "aria-hidden": "true" });
  readonly #dialog: HTMLDialogElement;

  constructor(edits: Edits, page: string[]) {
    this.#edits = edits;
    this.#page = page;
    this.#file.addEventListener("change", () => void this.#load());
    const row = (label: string, hint: string | null, press: () => void): HTMLElement =>
      make(
        "div",
        { class: "lambda-work-row" },
        makeButton({ class: "lambda-button" }, press, label),
        ...(hint === null ? [] : [make("p", { class: "lambda-work-hint" }, hint)]),
      );
    this.#dialog = make(
      "dialog",
      { class: "lambda-panel lambda-work", "aria-labelledby": "lambda-work-title" },
      make("h2", { id: "lambda-work-title" }, words.title),
      make("p", {}, words.about),
      this.#kept,
      row(words.download, words.downloadHint, () => this.#download()),
      row(words.load, words.loadHint, () => this.#file.click()),
      ...(page.length > 0 ? [row(words.resetPage, words.resetHint, () => this.#resetPage())] : []),
      row(words.forgetProgress, words.forgetProgressHint, () => this.#forgetProgress()),
      row(words.resetAll, null, () => this.#resetAll()),
      this.#said,
      this.#file,
      make("div", { class: "lambda-work-end" }, makeButton({ class: "lambda-button" }, () => this.#dialog.close(), words.close)),
    );
    // mdBook turns pages and opens its search on keys.
    this.#dialog.addEventListener("keydown", (event) => event.stopPropagation());
    this.#dialog.addEventListener("close", () => this.#dialog.remove());
    this.#count();
  }

  open(): void {
    document.body.append(this.#dialog);
    this.#dialog.showModal();
  }

  #count(): void {
    this.#kept.textContent = words.kept(countsOf(workIn(this.#edits.snapshot())));
  }

  #download(): void {
    const content = writeWork(workIn(this.#edits.snapshot()), new Date().toISOString());
    const url = URL.createObjectURL(new Blob([content], { type: "application/json" }));
    make("a", { href: url, download: "fire-and-forget-work.json" }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  async #load(): Promise<void> {
    const file = this.#file.files?.[0];
    this.#file.value = "";
    if (file === undefined) return;
    const reading = readWork(await file.text());
    if (!reading.ok) return this.#say(reading.sentence);
    const { work } = reading;
    this.#change(entriesOf(work), words.wasLoaded(countsOf(work)));
  }

  #resetPage(): void {
    const snapshot = this.#edits.snapshot();
    const keys = this.#page.map(cellKey).filter((key) => key in snapshot);
    this.#forget(keys, words.pageWasReset(keys.length));
  }

  #resetAll(): void {
    const snapshot = this.#edits.snapshot();
    this.#forget(Object.keys(snapshot), words.allWasReset(countsOf(workIn(snapshot))));
  }

  #forgetProgress(): void {
    const snapshot = this.#edits.snapshot();
    const keys = Object.keys(snapshot).filter((key) => isProgress(key) || key.startsWith(ANSWER));
    this.#forget(keys, words.progressForgotten(countsOf(workIn(snapshot))));
  }

  #forget(keys: string[], sentence: string): void {
    if (keys.length === 0) return this.#say(words.nothingToReset);
    this.#change(Object.fromEntries(keys.map((key) => [key, null])), sentence);
  }

  /** Changes the storage, and offers to have everything as it was. */
  #change(changes: Record<string, string | null>, sentence: string): void {
    const before = this.#edits.snapshot();
    const kept = this.#edits.replace(changes);
    const problems: Record<Kept, string | null> = { kept: null, full: words.full, refused: words.refused, "too-long": words.full };
    const problem = problems[kept];
    this.#say(problem === null ? sentence : `${sentence} ${problem}`, () => this.#restore(before));
    this.#count();
  }

  #restore(before: Snapshot): void {
    const now = Object.keys(this.#edits.snapshot()).map((key) => [key, null]);
    this.#edits.replace({ ...Object.fromEntries(now), ...before });
    this.#say(words.undone);
    this.#count();
  }

  #say(sentence: string, undo: (() => void) | null = null): void {
    this.#said.replaceChildren(
      make("p", {}, sentence),
      ...(undo === null ? [] : [makeButton({ class: "lambda-button lambda-small" }, undo, words.undo)]),
    );
    announce(sentence);
  }
}

function countsOf({ cells, passed, read, answers }: Work): WorkCounts {
  return { edited: Object.keys(cells).length, passed: passed.length, read: read.length, answered: Object.keys(answers).length };
}
