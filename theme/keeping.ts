/** When the reader's changes are kept: a moment after the last one, and before the page goes. Says once what is wrong with the storage. */

import type { Kept } from "./edits.js";
import type { Notices } from "./notice.js";

const AFTER_MS = 300;

/** What is said where something is not kept. */
export interface KeepingWords {
  storageRefused: string;
  storageFull: string;
  tooLongToKeep: string;
}

/** The keeping of one thing that the reader changes. */
export class Keeping {
  readonly #notices: Notices;
  readonly #words: KeepingWords;
  readonly #keep: () => Kept;
  readonly #told = new Set<Kept>();
  #timer = 0;

  /** `keep` keeps it as it is now. */
  constructor(notices: Notices, words: KeepingWords, keep: () => Kept) {
    this.#notices = notices;
    this.#words = words;
    this.#keep = keep;
    addEventListener("pagehide", () => this.flush());
    document.addEventListener("visibilitychange", () => document.hidden && this.flush());
  }

  /** The reader changed something, and may go on. */
  later(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.now(), AFTER_MS);
  }

  /** Keeps what is not kept yet. */
  flush(): void {
    if (this.#timer !== 0) this.now();
  }

  /** What is not kept yet is not wanted any more. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  now(): void {
    this.forget();
    this.#tell(this.#keep());
  }

  #tell(kept: Kept): void {
    const { storageRefused, storageFull, tooLongToKeep } = this.#words;
    const sentences = { refused: storageRefused, full: storageFull, "too-long": tooLongToKeep };
    if (kept === "kept") {
      this.#notices.close("storage");
      this.#told.clear();
    } else if (!this.#told.has(kept)) {
      this.#told.add(kept);
      this.#notices.show("storage", sentences[kept]);
    }
  }
}
