/** Takes a part out of the page. A large one goes bit by bit, since removing a log of ten thousand lines at once takes a tenth of a second. */

/** So many elements go at once. */
const LARGE = 3000;
/** Work of one go, so that the page answers in between. */
const BUDGET_MS = 4;

/** Hides the part at once, and removes it. It is nobody's any more. */
export function discard(part: HTMLElement): void {
  if (part.getElementsByTagName("*").length < LARGE) return part.remove();
  // Not `hidden`: that would take down the boxes of all its lines at once.
  part.className = "lambda-discarded";
  clear(part);
}

function clear(part: HTMLElement): void {
  const begun = performance.now();
  while (part.firstElementChild !== null) {
    if (performance.now() - begun > BUDGET_MS) {
      setTimeout(() => clear(part));
      return;
    }
    let last: Element = part;
    while (last.lastElementChild !== null) last = last.lastElementChild;
    last.remove();
  }
  part.remove();
}
