/** MongoDB in the cloud: its databases, their collections, and the documents of one of them. */

import { announce } from "./announce.js";
import { type CloudMarks, newOnes } from "./cloud-marks.js";
import { type CloudActions, complain, countedRow, nothing, openedRegion, pill, place, scrollingTable, sentenceOf } from "./cloud-place.js";
import { make } from "./dom.js";
import { pager } from "./pager.js";
import type { CollectionInventory, DocumentPage } from "./protocol.js";
import { storeText as text } from "./text-stores.js";
import { tidyJson } from "./tidy-json.js";

/** As many as the core gives at once (`DOCUMENTS_SHOWN` in mini-cloud's model.rs). */
const PAGE = 50;
/** A document's first line; the rest is there once it is opened. */
const SUMMARY_CHARACTERS = 90;
/** More would make the page slow. */
const MOST_CHARACTERS = 100_000;

/** The MongoDB of one scenario. */
export class CollectionsView {
  readonly #actions: CloudActions;
  #opened: { database: string; name: string; from: number } | null = null;
  #draws = 0;

  constructor(actions: CloudActions) {
    this.#actions = actions;
  }

  /** Another scenario: nothing is open. */
  clear(): void {
    this.#opened = null;
  }

  /** A place for each database; one that says so where there is none. */
  places(collections: CollectionInventory[], marks: CloudMarks): HTMLElement[] {
    this.#draws += 1;
    if (collections.length === 0) {
      const empty = place(text.mongodb, "");
      empty.append(nothing(text.noCollections));
      return [empty];
    }
    const databases = [...new Set(collections.map(({ database }) => database))];
    return databases.map((database) => this.#database(database, collections.filter((one) => one.database === database), marks));
  }

  #database(database: string, collections: CollectionInventory[], marks: CloudMarks): HTMLElement {
    const documents = collections.reduce((sum, one) => sum + one.documents, 0);
    const section = place(text.database(database), text.collections(collections.length, documents));
    const rows = collections.map(({ name, documents }) =>
      countedRow({
        name,
        count: text.amount(documents),
        changes: marks.collection(database, name),
        open: () => void this.#open(section, { database, name, from: 0 }, marks, true),
      }),
    );
    section.append(scrollingTable(text.database(database), text.collectionColumns, rows));
    const opened = this.#opened;
    if (opened?.database === database) void this.#open(section, opened, marks, false);
    return section;
  }

  async #open(section: HTMLElement, wanted: { database: string; name: string; from: number }, marks: CloudMarks, isAsked: boolean): Promise<void> {
    const draw = this.#draws;
    const { database, name, from } = wanted;
    try {
      const page = await this.#actions.ask({ about: "documents", database, collection: name, from });
      if (draw !== this.#draws) return;
      if (page === null) return complain(section, text.gone);
      // A run may have made it shorter.
      if (from > 0 && from >= page.total) return void this.#open(section, { ...wanted, from: 0 }, marks, isAsked);
      this.#opened = wanted;
      this.#show(section, wanted, page, marks, isAsked);
    } catch (error) {
      complain(section, sentenceOf(error));
    }
  }

  #show(
    section: HTMLElement,
    wanted: { database: string; name: string; from: number },
    page: DocumentPage,
    marks: CloudMarks,
    isAsked: boolean,
  ): void {
    const { database, name, from } = wanted;
    const { documents, total } = page;
    const fresh = newOnes(marks.collection(database, name));
    const list = make(
      "ol",
      { class: "lambda-documents", start: from + 1 },
      ...documents.map((json, index) => documentItem(json, from + index >= total - fresh)),
    );
    const go = (to: number): void => void this.#open(section, { ...wanted, from: to }, marks, true);
    const turn = pager({ from, shown: documents.length, total, size: PAGE, fresh, go });
    const inside = make("div", { class: "lambda-object" }, ...(total === 0 ? [nothing(text.noDocuments)] : [list]), ...(turn === null ? [] : [turn]));
    section.querySelector(".lambda-opened")?.remove();
    const opened = openedRegion(text.documents(`${database}.${name}`), inside, () => {
      this.#opened = null;
      opened.remove();
      section.querySelector<HTMLElement>(`.lambda-key[aria-label$="${CSS.escape(` ${name}`)}"]`)?.focus();
    });
    section.append(opened);
    if (!isAsked) return;
    opened.focus({ preventScroll: true });
    announce(`${text.documents(name)}: ${text.page(total === 0 ? 0 : from + 1, from + documents.length, total)}`);
  }
}

/** A document as one line, in which an ObjectId says nothing to anybody; laid out with all of it when it is opened. */
function documentItem(json: string, isNew: boolean): HTMLElement {
  const telling = json.replace(/^\{"_id": \{"\$oid": "[0-9a-f]{24}"\}, /, "{");
  const line = telling.length > SUMMARY_CHARACTERS ? `${telling.slice(0, SUMMARY_CHARACTERS)}…` : telling;
  const details = make("details", {}, make("summary", {}, make("code", {}, line), ...(isNew ? [" ", pill(text.isNew)] : [])));
  details.addEventListener("toggle", () => {
    if (!details.open || details.childElementCount > 1) return;
    const laidOut = tidyJson(json);
    details.append(make("pre", {}, laidOut.slice(0, MOST_CHARACTERS)));
    if (laidOut.length > MOST_CHARACTERS) details.append(make("p", { class: "lambda-note" }, text.cut(MOST_CHARACTERS)));
  });
  return make("li", { "data-mark": isNew ? "new" : null }, details);
}
