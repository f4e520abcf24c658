/** Rows of Redshift as a table. */

import { pill } from "./cloud-place.js";
import { make, unseen } from "./dom.js";
import { storeText as text } from "./text-stores.js";

/** Longer values may have several lines. */
const LONG_CHARACTERS = 60;

/** What is shown. */
export interface RowsOptions {
  /** Name for screen readers. */
  label: string;
  columns: { name: string; type_name?: string }[];
  /** Null is NULL. */
  rows: (string | null)[][];
  /** From this row on, rows are marked as new; in a word as well where others are not. */
  newFrom?: number;
}

/** The table, which scrolls in both directions. */
export function rowsTable({ label, columns, rows, newFrom = rows.length }: RowsOptions): HTMLElement {
  const heads = columns.map(({ name, type_name }) =>
    make("th", { scope: "col" }, name, ...(type_name === undefined ? [] : [make("span", { class: "lambda-column-type" }, type_name)])),
  );
  const drawn = rows.map((row, index) => {
    const isNew = index >= newFrom;
    const cells = row.map((value, column) =>
      make(
        "td",
        { class: value !== null && value.length > LONG_CHARACTERS ? "lambda-long" : null },
        value === null ? make("span", { class: "lambda-null" }, text.null) : value,
        ...(isNew && column === 0 ? [" ", newFrom === 0 ? unseen(text.isNew) : pill(text.isNew)] : []),
      ),
    );
    return make("tr", { "data-mark": isNew ? "new" : null }, ...cells);
  });
  const table = make("table", {}, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...drawn));
  return make("div", { class: "lambda-table lambda-data-table lambda-rows", tabindex: 0, role: "group", "aria-label": label }, table);
}
