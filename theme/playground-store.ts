/** Keeps the reader's scenarios in localStorage, by id, and hears of other tabs. Works without storage too. */

import type { Piece } from "./playground-piece.js";
import { type Kept, onOtherTab, read, write } from "./storage.js";

/** A scenario as the reader left it. */
export interface KeptPiece {
  piece: Piece;
  /** What it was made from, so that a changed gallery can be announced. */
  hash: string;
}

/** Longer ones are not kept: one scenario must not fill the storage of all. */
export const MOST_KEPT_CHARACTERS = 1_000_000;

const OPEN = "playground:open";
const PIECE = "playground:piece:";

/** The scenarios of this book in this browser. */
export class PieceStore {
  load(id: string): KeptPiece | null {
    return parse(read(PIECE + id));
  }

  /** Keeps a scenario; null forgets it. */
  save(id: string, kept: KeptPiece | null): Kept {
    const json = kept === null ? null : JSON.stringify(kept);
    if (json !== null && json.length > MOST_KEPT_CHARACTERS) return "too-long";
    return write(PIECE + id, json);
  }

  /** Calls back when another tab keeps or forgets a scenario. */
  watch(listener: (id: string, kept: KeptPiece | null) => void): void {
    onOtherTab((key, value) => {
      if (key?.startsWith(PIECE) === true) listener(key.slice(PIECE.length), parse(value));
    });
  }

  /** Which scenario was open last. */
  get open(): string | null {
    return read(OPEN);
  }

  set open(id: string) {
    write(OPEN, id);
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
