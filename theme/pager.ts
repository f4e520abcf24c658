/** Which part of a long list is shown, with buttons to the others. */

import { make, makeButton, setAvailable } from "./dom.js";
import { storeText as text } from "./text-stores.js";

/** What a pager is made with; things are counted from 0. */
export interface PagerOptions {
  from: number;
  /** How many are shown. */
  shown: number;
  total: number;
  /** How many a page has. */
  size: number;
  /** How many of the last ones are new. */
  fresh: number;
  go(from: number): void;
}

/** The pager; null where all is shown. */
export function pager({ from, shown, total, size, fresh, go }: PagerOptions): HTMLElement | null {
  if (from === 0 && shown >= total) return null;
  const turn = (label: string, to: number, isThere: boolean): HTMLButtonElement => {
    const button = makeButton({ class: "lambda-button lambda-small" }, () => go(to), label);
    setAvailable(button, isThere);
    return button;
  };
  const firstNew = total - fresh;
  return make(
    "div",
    { class: "lambda-pager" },
    make("span", { class: "lambda-pager-place" }, text.page(from + 1, from + shown, total)),
    turn(text.earlier, Math.max(0, from - size), from > 0),
    turn(text.later, from + size, from + shown < total),
    ...(fresh > 0 && fresh < total ? [turn(text.newOnes, firstNew, from !== firstNew)] : []),
  );
}
