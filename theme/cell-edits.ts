/** What becomes of the reader's edits of one cell: kept, found again, set against a changed lesson and other tabs. */

import type { Edit, Edits, Kept } from "./edits.js";
import type { Notices } from "./notice.js";
import { text } from "./text.js";

const SAVE_AFTER_MS = 300;

/** What the reader can edit of a cell. */
export interface Editable {
  code: string;
  event: string | null;
}

/** How a cell's edits reach the cell. */
export interface CellEditsOptions {
  cell: string;
  starterHash: string;
  /** As the lesson has it now. */
  starter: Editable;
  edits: Edits;
  notices: Notices;
  read(): Editable;
  write(editable: Editable): void;
  /** Shows the reader's code beside another, under the notice. */
  compare(notice: HTMLElement, other: string): void;
}

/** The edits of one cell. */
export class CellEdits {
  readonly #options: CellEditsOptions;
  /** What the reader's code was edited from; older than the lesson until the reader decides. */
  #base: { hash: string; code: string };
  #other: string | null = null;
  #touched = false;
  #timer = 0;
  #told = new Set<Kept>();

  constructor(options: CellEditsOptions) {
    this.#options = options;
    this.#base = { hash: options.starterHash, code: options.starter.code };
    options.edits.watch(options.cell, (edit) => this.#hearOtherTab(edit));
    addEventListener("pagehide", () => this.flush());
    document.addEventListener("visibilitychange", () => document.hidden && this.flush());
  }

  /** Puts back what was kept, and says so where the lesson or another tab has moved on. */
  restore(): void {
    const { cell, edits, starter, starterHash, notices } = this.#options;
    const edit = edits.load(cell);
    if (edit === null) return;
    const isCodeEdited = edit.code !== edit.starter;
    const event = starter.event === null ? null : (edit.event ?? starter.event);
    this.#options.write({ code: isCodeEdited ? edit.code : starter.code, event });
    if (isCodeEdited && edit.starter_hash !== starterHash && edit.code !== starter.code) {
      this.#base = { hash: edit.starter_hash, code: edit.starter };
      this.#announceStarter(notices);
    }
    if (edit.other !== undefined && edit.other !== edit.code) this.#announceConflict(edit.other);
  }

  /** True when the cell is not as the lesson wrote it. */
  get edited(): boolean {
    return !same(this.#options.read(), this.#options.starter);
  }

  /** The reader typed. */
  changed(): void {
    this.#touched = true;
    this.#options.notices.close("tab");
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#save(), SAVE_AFTER_MS);
  }

  /** Keeps what is not kept yet, now. */
  flush(): void {
    if (this.#timer !== 0) this.#save();
  }

  /** Back to the lesson's code and event, with a way back from there. */
  reset(): void {
    const { notices, read, starter } = this.#options;
    const before = read();
    const base = this.#base;
    this.#other = null;
    notices.close("starter");
    notices.close("conflict");
    this.#take(starter);
    if (same(before, starter)) return;
    notices.show("reset", text.wasReset, [
      {
        label: text.undo,
        press: () => {
          this.#base = base;
          this.#put(before);
        },
      },
    ]);
  }

  /** Takes code over into the cell, with a way back from there. */
  replaceCode(code: string, sentence: string): void {
    const before = this.#options.read();
    this.#put({ ...before, code });
    this.#options.notices.show("reset", sentence, [{ label: text.undo, press: () => this.#put(before) }]);
  }

  #announceStarter(notices: Notices): void {
    const { starter } = this.#options;
    const notice = notices.show("starter", text.starterChanged, [
      {
        label: text.keepMine,
        press: () => {
          this.#settle();
          this.#save();
        },
      },
      {
        label: text.takeNew,
        press: () => {
          this.#settle();
          this.replaceCode(starter.code, text.wasReset);
        },
      },
      { label: text.compare, stay: true, press: () => this.#options.compare(notice, starter.code) },
    ]);
  }

  #announceConflict(other: string): void {
    this.#other = other;
    const decide = (): void => {
      this.#other = null;
      this.#save();
    };
    const notice = this.#options.notices.show("conflict", text.otherTab, [
      { label: text.keepMine, press: decide },
      {
        label: text.takeOther,
        press: () => {
          decide();
          this.replaceCode(other, text.updatedFromTab);
        },
      },
      { label: text.compare, stay: true, press: () => this.#options.compare(notice, other) },
    ]);
  }

  #hearOtherTab(edit: Edit | null): void {
    const { read, starter, write, notices } = this.#options;
    const theirs: Editable = edit === null ? starter : { code: edit.code, event: edit.event ?? starter.event };
    if (same(read(), theirs)) return;
    if (this.#touched && this.edited) {
      if (read().code !== theirs.code) this.#announceConflict(theirs.code);
      return;
    }
    write(theirs);
    notices.show("tab", text.updatedFromTab);
  }

  #settle(): void {
    this.#base = { hash: this.#options.starterHash, code: this.#options.starter.code };
  }

  #take(starter: Editable): void {
    this.#settle();
    this.#put(starter);
    this.#touched = false;
  }

  #put(editable: Editable): void {
    this.#options.write(editable);
    this.#touched = true;
    this.#save();
  }

  #save(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const { cell, edits, read } = this.#options;
    const { code, event } = read();
    const edit: Edit = { code, event, starter_hash: this.#base.hash, starter: this.#base.code };
    if (this.#other !== null) edit.other = this.#other;
    const isPlain = !this.edited && this.#other === null;
    this.#tell(edits.save(cell, isPlain ? null : edit));
  }

  /** Says once what is wrong with the storage. */
  #tell(kept: Kept): void {
    const sentences = { refused: text.storageRefused, full: text.storageFull, "too-long": text.tooLongToKeep };
    if (kept === "kept") {
      this.#options.notices.close("storage");
      this.#told.clear();
    } else if (!this.#told.has(kept)) {
      this.#told.add(kept);
      this.#options.notices.show("storage", sentences[kept]);
    }
  }
}

function same(one: Editable, other: Editable): boolean {
  return one.code === other.code && one.event === other.event;
}
