/** What shows that a run is under way: a moment after it began, since most warm runs are over before, and a frame of it would delay their result. */

/** Longer than a warm run, shorter than an eye needs to miss an answer to its press. */
const SHOWN_AFTER_MS = 50;

/** Shows a state of being busy that lasts. */
export class BusyLook {
  readonly #show: (isBusy: boolean) => void;
  #timer = 0;

  constructor(show: (isBusy: boolean) => void) {
    this.#show = show;
  }

  begin(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#show(true), SHOWN_AFTER_MS);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#show(false);
  }
}
