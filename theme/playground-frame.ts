/** Where everything of the Playground stands: a bar over two or three columns, one under the other on a phone. */

import { make } from "./dom.js";
import { PANEL } from "./playground-board.js";

/** What stands where. */
export interface Places {
  bar: HTMLElement[];
  /** What the reader makes. */
  made: HTMLElement[];
  /** What came of it. */
  happened: HTMLElement[];
  bill: HTMLElement;
  cloud: HTMLElement;
}

/** From here on there are three columns; css/playground.css says the same in rem, of which mdBook makes ten pixels. */
const THREE_COLUMNS_PX = 1500;

/** Puts all of it into the section, in place of what the server wrote, and makes the page as wide as the window. */
export function assemble(section: HTMLElement, { bar, made, happened, bill, cloud }: Places): void {
  const columns = {
    made: column("made", ...made),
    happened: column("happened", ...happened, bill),
    there: column("there", cloud),
  };
  section.replaceChildren(
    make("div", { class: `${PANEL} lambda-bar` }, ...bar),
    make("div", { class: "lambda-board" }, columns.made, columns.happened, columns.there),
  );
  // With room for three columns the bill stands in the third, which is the shortest.
  new ResizeObserver(([entry]) => {
    const place = (entry?.contentRect.width ?? 0) >= THREE_COLUMNS_PX ? columns.there : columns.happened;
    if (bill.parentElement !== place) place.append(bill);
  }).observe(section);
  section.classList.add("lambda-ready");
  document.documentElement.classList.add("lambda-wide");
}

function column(name: string, ...panels: HTMLElement[]): HTMLElement {
  return make("div", { class: `lambda-column lambda-column-${name}` }, ...panels);
}
