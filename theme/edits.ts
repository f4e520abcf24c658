/** Keeps what the reader typed in localStorage, by cell id, and hears of other tabs. Works without storage too. */

import { storagePrefix } from "./site.js";

/** A cell as the reader left it. */
export interface Edit {
  code: string;
  /** Text of the event box; null where the cell has none. */
  event: string | null;
  /** What the code was edited from, so that a changed lesson can be announced and compared. */
  starter_hash: string;
  starter: string;
  /** What another tab had in this cell when both were edited, until the reader decides. */
  other?: string;
}

/** How keeping went. */
export type Kept = "kept" | "refused" | "full" | "too-long";

/** Longer texts are not kept: one cell must not fill the storage of all. */
export const MAX_KEPT_CHARACTERS = 500_000;

/** The edits of this book in this browser. */
export class Edits {
  readonly #prefix = `${storagePrefix()}cell:`;

  /** What is kept of a cell, if anything. */
  load(cell: string): Edit | null {
    return parse(read(this.#prefix + cell));
  }

  /** Keeps an edit; null forgets the cell. */
  save(cell: string, edit: Edit | null): Kept {
    const json = edit === null ? null : JSON.stringify(edit);
    if (json !== null && json.length > MAX_KEPT_CHARACTERS) return "too-long";
    return write(this.#prefix + cell, json);
  }

  /** Calls back when another tab keeps or forgets this cell. */
  watch(cell: string, listener: (edit: Edit | null) => void): void {
    addEventListener("storage", (event) => {
      if (event.key === this.#prefix + cell) listener(parse(event.newValue));
    });
  }
}

/** Which exercises were passed, by id. */
export class PassedMarks {
  readonly #prefix = `${storagePrefix()}passed:`;

  has(exercise: string): boolean {
    return read(this.#prefix + exercise) !== null;
  }

  set(exercise: string): void {
    write(this.#prefix + exercise, "1");
  }
}

function parse(json: string | null): Edit | null {
  if (json === null) return null;
  try {
    const edit = JSON.parse(json) as Partial<Edit>;
    if (typeof edit.code !== "string" || typeof edit.starter !== "string") return null;
    return { ...edit, event: edit.event ?? null, starter_hash: edit.starter_hash ?? "" } as Edit;
  } catch {
    return null;
  }
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
