/** The mistakes with a name that a run shows, under its result. Each can be dismissed. */

import { announce } from "./announce.js";
import { make, makeButton } from "./dom.js";
import type { Mistake } from "./protocol.js";
import { mistakesText as words } from "./text-mistakes.js";

/** The result is shown and said first; then the worker is asked. */
const ASK_AFTER_MS = 600;

/** What the view is made with. */
export interface MistakesOptions {
  /** A page in the book's root, from which lessons are found. */
  modelUrl: string | null;
  /** The mistakes of the run that is over. */
  find(): Promise<Mistake[]>;
}

/** Hidden until a run is over that shows a mistake. */
export class MistakesView {
  readonly element = make("section", { class: "lambda-mistakes", "aria-label": words.title, tabindex: -1, hidden: true });
  readonly #options: MistakesOptions;

  constructor(options: MistakesOptions) {
    this.#options = options;
  }

  add(): void {
    // Nothing: the core reads the events.
  }

  /** The run is over: asks a little later, when its result is there. */
  end(): void {
    setTimeout(() => void this.#ask(), ASK_AFTER_MS);
  }

  async #ask(): Promise<void> {
    // A newer run has taken the place of this one.
    if (!this.element.isConnected) return;
    try {
      const mistakes = await this.#options.find();
      if (this.element.isConnected) this.#show(mistakes);
    } catch {
      // The simulation was stopped meanwhile. The result stands without this.
    }
  }

  #show(mistakes: Mistake[]): void {
    if (mistakes.length === 0) return;
    this.element.replaceChildren(...mistakes.map((mistake) => this.#entry(mistake)));
    this.element.hidden = false;
    announce(words.say(mistakes.map(({ title, saw }) => `${title}. ${saw}`)));
  }

  #entry({ name, title, saw, why, look, lesson, lesson_title }: Mistake): HTMLElement {
    const page = lesson.replace(/\.md(?=#|$)/, ".html");
    const href = new URL(page, this.#options.modelUrl ?? document.baseURI).href;
    const entry = make(
      "div",
      { class: "lambda-mistake", "data-mistake": name },
      make(
        "div",
        { class: "lambda-mistake-head" },
        make("p", { class: "lambda-mistake-title" }, title),
        makeButton({ class: "lambda-button lambda-small lambda-quiet", "aria-label": words.dismissThis(title) }, () => this.#dismiss(entry), words.dismiss),
      ),
      make("p", { class: "lambda-mistake-saw" }, saw),
      make("p", {}, why),
      make("p", {}, `${look} `, make("a", { href }, words.lesson(lesson_title))),
    );
    return entry;
  }

  /** The keyboard goes on at the next one, or at the place where they were. */
  #dismiss(entry: HTMLElement): void {
    const next = (entry.nextElementSibling ?? entry.previousElementSibling)?.querySelector<HTMLElement>("button");
    (next ?? this.element).focus({ preventScroll: true });
    entry.remove();
    if (this.element.childElementCount === 0) this.element.hidden = true;
    announce(words.dismissed);
  }
}
