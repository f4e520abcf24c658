/** What becomes of the reader's edits of one cell: kept, found again, set against a changed lesson and other tabs. */

import type { Changer, Edit, EditedFile, Edits, Kept } from "./edits.js";
import { Keeping } from "./keeping.js";
import type { Notices } from "./notice.js";
import { text } from "./text.js";

/** Texts by the name of their file. */
export type Files = Record<string, string>;

/** What the reader can edit of a cell. */
export interface Editable {
  files: Files;
  event: string | null;
  /** Settings that differ from the lesson's. */
  settings: Record<string, unknown>;
}

/** How a cell's edits reach the cell. */
export interface CellEditsOptions {
  cell: string;
  /** The file that the cell shows first. */
  file: string;
  starterHash: string;
  /** As the lesson has it now. */
  starter: Editable;
  edits: Edits;
  notices: Notices;
  read(): Editable;
  write(editable: Editable): void;
  /** Shows the reader's code beside another, under the notice. */
  compare(notice: HTMLElement, other: Files): void;
}

/** The edits of one cell. */
export class CellEdits {
  readonly #options: CellEditsOptions;
  readonly #keeping: Keeping;
  /** What the reader's code was edited from; older than the lesson until the reader decides. */
  #base: { hash: string; files: Files };
  #other: Files | null = null;
  #touched = false;

  constructor(options: CellEditsOptions) {
    this.#options = options;
    this.#base = { hash: options.starterHash, files: options.starter.files };
    this.#keeping = new Keeping(options.notices, text, () => this.#keep());
    options.edits.watch(options.cell, (edit, by) => this.#hear(edit, by));
  }

  /** Puts back what was kept, and says so where the lesson or another tab has moved on. */
  restore(): void {
    const edit = this.#options.edits.load(this.#options.cell);
    if (edit !== null) this.#take(edit);
  }

  /** True when the cell is not as the lesson wrote it. */
  get edited(): boolean {
    return !same(this.#options.read(), this.#options.starter);
  }

  /** The reader typed. */
  changed(): void {
    this.#touched = true;
    this.#options.notices.close("tab");
    this.#keeping.later();
  }

  /** Keeps what is not kept yet, now. */
  flush(): void {
    this.#keeping.flush();
  }

  /** Back to the lesson's files, event and settings, with a way back from there. */
  reset(): void {
    const { notices, read, starter } = this.#options;
    const before = read();
    const base = this.#base;
    this.#other = null;
    this.#closeQuestions();
    this.#settle();
    this.#put(starter);
    this.#touched = false;
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

  /** Takes files over into the cell, with a way back from there. */
  replaceFiles(files: Files, sentence: string): void {
    const before = this.#options.read();
    this.#put({ ...before, files: { ...before.files, ...files } });
    this.#options.notices.show("reset", sentence, [{ label: text.undo, press: () => this.#put(before) }]);
  }

  /** An edit as it was kept: the lesson's file where only the lesson has changed, else the reader's, with a question. */
  #take(edit: Edit): void {
    const { file: first, starter, notices } = this.#options;
    const kept = (files: Record<string, EditedFile>, name: string): EditedFile | undefined => files[name] ?? (name === first ? files[""] : undefined);
    const files: Files = {};
    const base: Files = {};
    let isOutdated = false;
    for (const [name, code] of Object.entries(starter.files)) {
      const found = kept(edit.files, name);
      const isEdited = found !== undefined && found.code !== found.starter;
      files[name] = isEdited ? found.code : code;
      base[name] = isEdited ? found.starter : code;
      if (isEdited && found.starter !== code && found.code !== code) isOutdated = true;
    }
    const event = starter.event === null ? null : (edit.event ?? starter.event);
    this.#options.write({ files, event, settings: edit.settings });
    this.#closeQuestions();
    if (isOutdated) {
      this.#base = { hash: edit.starter_hash, files: base };
      this.#announceStarter(notices);
    } else this.#settle();
    const other = edit.other === undefined ? null : named(edit.other, first);
    if (other !== null && !sameFiles(other, files)) this.#announceConflict(other);
  }

  #announceStarter(notices: Notices): void {
    const { starter } = this.#options;
    const notice = notices.show("starter", text.starterChanged, [
      {
        label: text.keepMine,
        press: () => {
          this.#settle();
          this.#keeping.now();
        },
      },
      {
        label: text.takeNew,
        press: () => {
          this.#settle();
          this.replaceFiles(starter.files, text.wasReset);
        },
      },
      { label: text.compare, stay: true, press: () => this.#options.compare(notice, starter.files) },
    ]);
  }

  #announceConflict(other: Files): void {
    this.#other = other;
    const decide = (): void => {
      this.#other = null;
      this.#keeping.now();
    };
    const notice = this.#options.notices.show("conflict", text.otherTab, [
      { label: text.keepMine, press: decide },
      {
        label: text.takeOther,
        press: () => {
          decide();
          this.replaceFiles(other, text.updatedFromTab);
        },
      },
      { label: text.compare, stay: true, press: () => this.#options.compare(notice, other) },
    ]);
  }

  #hear(edit: Edit | null, by: Changer): void {
    const { read, starter, write, notices, file } = this.#options;
    if (by === "page") {
      this.#keeping.forget();
      this.#other = null;
      this.#touched = false;
      if (edit !== null) return this.#take(edit);
      this.#settle();
      this.#closeQuestions();
      return write(starter);
    }
    const codes = Object.fromEntries(Object.entries(edit?.files ?? {}).map(([name, { code }]) => [name, code]));
    const theirs: Editable = {
      files: { ...starter.files, ...named(codes, file) },
      event: edit?.event ?? starter.event,
      settings: edit?.settings ?? {},
    };
    if (same(read(), theirs)) return;
    if (this.#touched && this.edited) {
      if (!sameFiles(read().files, theirs.files)) this.#announceConflict(theirs.files);
      return;
    }
    write(theirs);
    notices.show("tab", text.updatedFromTab);
  }

  #closeQuestions(): void {
    this.#options.notices.close("starter");
    this.#options.notices.close("conflict");
  }

  #settle(): void {
    this.#base = { hash: this.#options.starterHash, files: this.#options.starter.files };
  }

  #put(editable: Editable): void {
    this.#options.write(editable);
    this.#touched = true;
    this.#keeping.now();
  }

  #keep(): Kept {
    const { cell, edits, read } = this.#options;
    const { files, event, settings } = read();
    const withStarter = Object.entries(files).map(([name, code]) => [name, { code, starter: this.#base.files[name] ?? code }]);
    const edit: Edit = { files: Object.fromEntries(withStarter), event, settings, starter_hash: this.#base.hash };
    if (this.#other !== null) edit.other = this.#other;
    const isPlain = !this.edited && this.#other === null;
    return edits.save(cell, isPlain ? null : edit);
  }
}

/** The files with a name for the one that has none (see `readEdit`). */
function named(files: Files, first: string): Files {
  const { "": unnamed, ...rest } = files;
  return unnamed === undefined ? rest : { [first]: unnamed, ...rest };
}

function sameFiles(one: Files, other: Files): boolean {
  return Object.keys({ ...one, ...other }).every((name) => one[name] === other[name]);
}

function same(one: Editable, other: Editable): boolean {
  const settings = ({ settings }: Editable): string => JSON.stringify(Object.entries(settings).sort());
  return sameFiles(one.files, other.files) && one.event === other.event && settings(one) === settings(other);
}
