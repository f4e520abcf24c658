/** Keeps what the reader typed in localStorage, by cell id, and hears of other tabs. Works without storage too. */

import { isProgress, tellProgress } from "./progress.js";
import { ANSWER } from "./quiz-store.js";
import { type Kept, keys, onOtherTab, read, write } from "./storage.js";

export type { Kept } from "./storage.js";

/** One file as the reader left it. */
export interface EditedFile {
  code: string;
  /** What it was edited from, so that a changed lesson can be announced and compared. */
  starter: string;
}

/** A cell as the reader left it. */
export interface Edit {
  files: Record<string, EditedFile>;
  /** Text of the event box; null where the cell has none. */
  event: string | null;
  /** Settings that differ from the lesson's. */
  settings: Record<string, unknown>;
  /** Hash of the lesson's code that it was edited from. */
  starter_hash: string;
  /** What another tab had in these files when both were edited, until the reader decides. */
  other?: Record<string, string>;
}

/** Who changed a cell's edit: another tab, or this page's own import, reset or undo of many. */
export type Changer = "tab" | "page";

/** Longer texts are not kept: one cell must not fill the storage of all. */
export const MAX_KEPT_CHARACTERS = 500_000;

/** Everything that is kept of this book: storage keys without their prefix, and texts. */
export type Snapshot = Record<string, string>;

const CELL = "cell:";

/** What `document` is told when much of what is kept was changed at once. */
export const REPLACED = "workbook:replaced";

/** The edits of this book in this browser. */
export class Edits {
  readonly #listeners = new Map<string, (edit: Edit | null, by: Changer) => void>();

  constructor() {
    onOtherTab((key, value) => {
      if (key?.startsWith(CELL)) this.#listeners.get(key.slice(CELL.length))?.(readEdit(value), "tab");
    });
  }

  /** What is kept of a cell, if anything. */
  load(cell: string): Edit | null {
    return readEdit(read(CELL + cell));
  }

  /** Keeps an edit; null forgets the cell. */
  save(cell: string, edit: Edit | null): Kept {
    const json = edit === null ? null : JSON.stringify(edit);
    if (json !== null && json.length > MAX_KEPT_CHARACTERS) return "too-long";
    return write(CELL + cell, json);
  }

  /** Calls back when somebody else than this cell keeps or forgets it. One listener a cell. */
  watch(cell: string, listener: (edit: Edit | null, by: Changer) => void): void {
    this.#listeners.set(cell, listener);
  }

  /** All cells and answers that are kept, and what the reader has done. */
  snapshot(): Snapshot {
    const all: Snapshot = {};
    for (const key of keys().filter((one) => one.startsWith(CELL) || one.startsWith(ANSWER) || isProgress(one))) {
      const value = read(key);
      if (value !== null) all[key] = value;
    }
    return all;
  }

  /** Puts texts in the place of all that `keys` name (a null forgets one), and tells the cells of this page. */
  replace(changes: Record<string, string | null>): Kept {
    let worst: Kept = "kept";
    for (const [key, value] of Object.entries(changes)) {
      const kept = write(key, value);
      if (kept !== "kept") worst = kept;
      if (key.startsWith(CELL)) this.#listeners.get(key.slice(CELL.length))?.(readEdit(value), "page");
    }
    tellProgress();
    document.dispatchEvent(new CustomEvent(REPLACED));
    return worst;
  }
}

/** The storage key of a cell, as snapshots have it. */
export function cellKey(cell: string): string {
  return CELL + cell;
}

/** An edit from its JSON; null where it is none. */
export function readEdit(json: string | null): Edit | null {
  if (json === null) return null;
  try {
    const edit = withFiles(JSON.parse(json) as Partial<Edit>);
    if (typeof edit.files !== "object" || edit.files === null) return null;
    const isFile = (file: unknown): boolean => {
      const { code, starter } = (file ?? {}) as Partial<EditedFile>;
      return typeof code === "string" && typeof starter === "string";
    };
    if (!Object.values(edit.files).every(isFile)) return null;
    const { files, event = null, settings = {}, starter_hash = "", other } = edit;
    if ((event !== null && typeof event !== "string") || typeof settings !== "object" || settings === null) return null;
    return { files, event, settings, starter_hash, ...(other === undefined ? {} : { other }) };
  } catch {
    return null;
  }
}

/** Edits of earlier books hold one text, that of the file which the cell shows: its name here is empty. */
function withFiles(edit: Partial<Edit> & Partial<EditedFile>): Partial<Edit> {
  const { code, starter, other, ...rest } = edit;
  if (typeof code !== "string" || typeof starter !== "string") return edit;
  return { ...rest, files: { "": { code, starter } }, ...(typeof other === "string" ? { other: { "": other } } : {}) };
}
