/** Keeps the reader's scenarios in localStorage, by id, and hears of other tabs. Works without storage too. */

import type { Kept } from "./edits.js";
import type { Piece } from "./playground-piece.js";
import { storagePrefix } from "./site.js";

/** A scenario as the reader left it. */
export interface KeptPiece {
  piece: Piece;
  /** What it was made from, so that a changed gallery can be announced. */
  hash: string;
}

/** Longer ones are not kept: one scenario must not fill the storage of all. */
export const MOST_KEPT_CHARACTERS = 1_000_000;

/** The scenarios of this book in this browser. */
export class PieceStore {
  readonly #prefix = `${storagePrefix()}playground:`;

  load(id: string): KeptPiece | null {
    return parse(this.#read(`${this.#prefix}piece:${id}`));
  }

  /** Keeps a scenario; null forgets it. */
  save(id: string, kept: KeptPiece | null): Kept {
    const json = kept === null ? null : JSON.stringify(kept);
    if (json !== null && json.length > MOST_KEPT_CHARACTERS) return "too-long";
    return this.#write(`${this.#prefix}piece:${id}`, json);
  }

  /** Calls back when another tab keeps or forgets a scenario. */
  watch(listener: (id: string, kept: KeptPiece | null) => void): void {
    const prefix = `${this.#prefix}piece:`;
    addEventListener("storage", ({ key, newValue }) => {
      if (key?.startsWith(prefix) === true) listener(key.slice(prefix.length), parse(newValue));
    });
  }

  /** Which scenario was open last. */
  get open(): string | null {
    return this.#read(`${this.#prefix}open`);
  }

  set open(id: string) {
    this.#write(`${this.#prefix}open`, id);
  }

  #read(key: string): string | null {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  #write(key: string, value: string | null): Kept {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
      return "kept";
    } catch (error) {
      return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "refused";
    }
  }
}

/** Somebody else may have written there: what has not the form is as if it were not there. */
function parse(json: string | null): KeptPiece | null {
  if (json === null) return null;
  try {
    const { piece, hash } = JSON.parse(json) as Partial<KeptPiece>;
    const isWhole =
      typeof hash === "string" &&
      typeof piece?.title === "string" &&
      Array.isArray(piece.scenario?.functions) &&
      Array.isArray(piece.steps) &&
      piece.steps.every((step) => typeof step === "string");
    return isWhole ? { piece: piece as Piece, hash } : null;
  } catch {
    return null;
  }
}
