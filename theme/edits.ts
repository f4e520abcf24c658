/** Keeps what the reader typed in localStorage, by cell id, and hears of other tabs. Works without storage too. */

import { ANSWER } from "./quiz-store.js";
import { storagePrefix } from "./site.js";

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

/** How keeping went. */
export type Kept = "kept" | "refused" | "full" | "too-long";

/** Who changed a cell's edit: another tab, or this page's own import, reset or undo of many. */
export type Changer = "tab" | "page";

/** Longer texts are not kept: one cell must not fill the storage of all. */
export const MAX_KEPT_CHARACTERS = 500_000;

/** Everything that is kept of this book: storage keys without their prefix, and texts. */
export type Snapshot = Record<string, string>;

const CELL = "cell:";
const PASSED = "passed:";

/** What `document` is told when much of what is kept was changed at once. */
export const REPLACED = "workbook:replaced";

/** The edits of this book in this browser. */
export class Edits {
  readonly #prefix = storagePrefix();
  readonly #listeners = new Map<string, (edit: Edit | null, by: Changer) => void>();

  constructor() {
    addEventListener("storage", (event) => {
      const begin = this.#prefix + CELL;
      if (event.key?.startsWith(begin)) this.#listeners.get(event.key.slice(begin.length))?.(readEdit(event.newValue), "tab");
    });
  }

  /** What is kept of a cell, if anything. */
  load(cell: string): Edit | null {
    return readEdit(read(this.#prefix + CELL + cell));
  }

  /** Keeps an edit; null forgets the cell. */
  save(cell: string, edit: Edit | null): Kept {
    const json = edit === null ? null : JSON.stringify(edit);
    if (json !== null && json.length > MAX_KEPT_CHARACTERS) return "too-long";
    return write(this.#prefix + CELL + cell, json);
  }

  /** Calls back when somebody else than this cell keeps or forgets it. One listener a cell. */
  watch(cell: string, listener: (edit: Edit | null, by: Changer) => void): void {
    this.#listeners.set(cell, listener);
  }

  /** All cells, marks and answers that are kept. */
  snapshot(): Snapshot {
    const all: Snapshot = {};
    for (const key of this.#keys()) {
      const value = read(this.#prefix + key);
      if (value !== null) all[key] = value;
    }
    return all;
  }

  /** Puts texts in the place of all that `keys` name (a null forgets one), and tells the cells of this page. */
  replace(changes: Record<string, string | null>): Kept {
    let worst: Kept = "kept";
    for (const [key, value] of Object.entries(changes)) {
      const kept = write(this.#prefix + key, value);
      if (kept !== "kept") worst = kept;
      if (key.startsWith(CELL)) this.#listeners.get(key.slice(CELL.length))?.(readEdit(value), "page");
    }
    document.dispatchEvent(new CustomEvent(REPLACED));
    return worst;
  }

  #keys(): string[] {
    try {
      return Object.keys(localStorage)
        .filter((key) => key.startsWith(this.#prefix))
        .map((key) => key.slice(this.#prefix.length))
        .filter((key) => key.startsWith(CELL) || key.startsWith(PASSED) || key.startsWith(ANSWER));
    } catch {
      return [];
    }
  }
}

/** The storage key of a cell, as snapshots have it. */
export function cellKey(cell: string): string {
  return CELL + cell;
}

/** The storage key of a passed exercise, as snapshots have it. */
export function passedKey(exercise: string): string {
  return PASSED + exercise;
}

/** Which exercises were passed, by id. */
export class PassedMarks {
  readonly #prefix = storagePrefix() + PASSED;

  has(exercise: string): boolean {
    return read(this.#prefix + exercise) !== null;
  }

  set(exercise: string): void {
    write(this.#prefix + exercise, "1");
  }
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

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string | null): Kept {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
    return "kept";
  } catch (error) {
    return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "refused";
  }
}
