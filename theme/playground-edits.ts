/** What becomes of the reader's changes to a scenario: kept, found again, set against a changed gallery and other tabs. */

import type { Kept } from "./edits.js";
import { Keeping } from "./keeping.js";
import type { Choice, Notices } from "./notice.js";
import { isSame, type Piece, type Starter } from "./playground-piece.js";
import type { KeptPiece, PieceStore } from "./playground-store.js";
import { playgroundText as text } from "./playground-text.js";

/** How changes reach the page. */
export interface PieceEditsOptions {
  store: PieceStore;
  notices: Notices;
  /** The scenario as the reader has it now. */
  read(): Piece;
  /** Shows another one in its place. */
  write(piece: Piece): void;
  /** Shows the reader's scenario beside another, under the notice. */
  compare(notice: HTMLElement, other: Piece): void;
}

/** The changes to the scenario that is open. */
export class PieceEdits {
  readonly #options: PieceEditsOptions;
  readonly #keeping: Keeping;
  #starter: Starter | null = null;
  /** What the reader's scenario was made from; older than the gallery's until the reader decides. */
  #hash = "";
  #touched = false;

  constructor(options: PieceEditsOptions) {
    this.#options = options;
    this.#keeping = new Keeping(options.notices, text, () => this.#keep());
    options.store.watch((id, kept) => {
      if (id === this.#starter?.id) this.#hearOtherTab(this.#starter, kept);
    });
  }

  /** Another scenario is opened: gives it as the reader left it, and says where the gallery has moved on. */
  open(starter: Starter): Piece {
    this.flush();
    const { store, notices } = this.#options;
    this.#starter = starter;
    this.#touched = false;
    this.#hash = starter.hash;
    for (const kind of ["starter", "conflict", "tab", "reset", "link"]) notices.close(kind);
    const kept = store.load(starter.id);
    if (kept === null) return starter.piece;
    if (kept.hash !== starter.hash && !isSame(kept.piece, starter.piece)) {
      this.#hash = kept.hash;
      const notice = notices.show("starter", text.starterChanged, [
        { label: text.keepMine, press: () => this.#settle() },
        {
          label: text.takeNew,
          press: () => {
            this.#settle();
            this.reset();
          },
        },
        this.#comparing(() => notice, starter.piece),
      ]);
    }
    return kept.piece;
  }

  /** True when the scenario is not as the gallery has it. */
  get edited(): boolean {
    return this.#starter !== null && !isSame(this.#options.read(), this.#starter.piece);
  }

  /** Whether another scenario has changes that are kept. */
  isEdited(starter: Starter): boolean {
    if (starter.id === this.#starter?.id) return this.edited;
    const kept = this.#options.store.load(starter.id);
    return kept !== null && !isSame(kept.piece, starter.piece);
  }

  /** The reader changed something. */
  changed(): void {
    this.#touched = true;
    this.#options.notices.close("tab");
    this.#keeping.later();
  }

  /** Keeps what is not kept yet, now. */
  flush(): void {
    this.#keeping.flush();
  }

  /** Back to the gallery's scenario, with a way back from there. */
  reset(): void {
    const starter = this.#starter;
    if (starter === null) return;
    const before = this.#options.read();
    this.#hash = starter.hash;
    this.#options.notices.close("starter");
    this.#put(starter.piece);
    if (isSame(before, starter.piece)) return;
    this.#options.notices.show("reset", text.wasReset, [{ label: text.undo, press: () => this.#put(before) }]);
  }

  /** All scenarios of these as the gallery has them, with a way back. */
  resetAll(starters: Starter[]): void {
    this.flush();
    const { store, notices } = this.#options;
    const before = starters.map(({ id }): [string, KeptPiece | null] => [id, store.load(id)]).filter(([, kept]) => kept !== null);
    for (const [id] of before) store.save(id, null);
    const reopen = (): void => {
      if (this.#starter !== null) this.#options.write(this.open(this.#starter));
    };
    reopen();
    notices.show("reset", text.allWereReset(before.length), [
      {
        label: text.undo,
        press: () => {
          for (const [id, kept] of before) store.save(id, kept);
          reopen();
        },
      },
    ]);
  }

  #hearOtherTab(starter: Starter, kept: KeptPiece | null): void {
    const { read, write, notices } = this.#options;
    const theirs = kept?.piece ?? starter.piece;
    if (isSame(read(), theirs)) return;
    if (!this.#touched || !this.edited) {
      write(theirs);
      notices.show("tab", text.updatedFromTab);
      return;
    }
    const mine = read();
    const notice = notices.show("conflict", text.otherTab, [
      { label: text.keepMine, press: () => this.#put(mine) },
      { label: text.takeOther, press: () => this.#put(theirs) },
      this.#comparing(() => notice, theirs),
    ]);
  }

  #comparing(notice: () => HTMLElement, other: Piece): Choice {
    return { label: text.compare, stay: true, press: () => this.#options.compare(notice(), other) };
  }

  #settle(): void {
    this.#hash = this.#starter?.hash ?? "";
    this.#keeping.now();
  }

  #put(piece: Piece): void {
    this.#options.write(piece);
    this.#touched = true;
    this.#keeping.now();
  }

  #keep(): Kept {
    if (this.#starter === null) return "kept";
    const kept = this.edited ? { piece: this.#options.read(), hash: this.#hash } : null;
    return this.#options.store.save(this.#starter.id, kept);
  }
}
