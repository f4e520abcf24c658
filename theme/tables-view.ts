/** Redshift in the cloud: its tables, the columns and rows of one of them, and a box for SQL. */

import { announce } from "./announce.js";
import { type CloudMarks, newOnes } from "./cloud-marks.js";
import { type CloudActions, complain, countedRow, nothing, openedRegion, place, scrollingTable, sentenceOf } from "./cloud-place.js";
import { make } from "./dom.js";
import { pager } from "./pager.js";
import type { QueryResult, TableInventory } from "./protocol.js";
import { rowsTable } from "./rows-table.js";
import { SqlBox } from "./sql-box.js";
import { storeText as text } from "./text-stores.js";

/** Rows of a table that are shown at once. */
const PAGE = 50;

/** The Redshift of one scenario. */
export class TablesView {
  readonly #actions: CloudActions;
  #box: SqlBox;
  #opened: { table: string; from: number } | null = null;
  #draws = 0;

  constructor(actions: CloudActions) {
    this.#actions = actions;
    this.#box = new SqlBox(actions);
  }

  /** Another scenario: nothing is open, and nothing asked. */
  clear(): void {
    this.#opened = null;
    this.#box = new SqlBox(this.#actions);
  }

  /** The place of Redshift. */
  place(tables: TableInventory[], marks: CloudMarks): HTMLElement {
    this.#draws += 1;
    const section = place(text.redshift, text.tables(tables.length));
    const rows = tables.map((table) =>
      countedRow({
        name: nameOf(table),
        count: table.rows === null ? text.view : text.amount(table.rows),
        changes: marks.table(table.schema, table.name),
        open: () => void this.#open(section, table, 0, marks, true),
      }),
    );
    section.append(tables.length === 0 ? nothing(text.noTables) : scrollingTable(text.redshift, text.tableColumns, rows));
    const opened = tables.find((table) => nameOf(table) === this.#opened?.table);
    if (opened !== undefined) void this.#open(section, opened, this.#opened?.from ?? 0, marks, false);
    const [first] = tables;
    this.#box.refresh(first === undefined ? null : `select * from ${quotedName(first)} limit 10`, marks.loadFailed);
    section.append(this.#box.element);
    return section;
  }

  async #open(section: HTMLElement, table: TableInventory, from: number, marks: CloudMarks, isAsked: boolean): Promise<void> {
    const draw = this.#draws;
    try {
      const sql = `select * from ${quotedName(table)} limit ${PAGE} offset ${from}`;
      const looked = await this.#actions.ask({ about: "query", sql });
      if (draw !== this.#draws) return;
      if ("refused" in looked) return complain(section, looked.refused.message);
      // A run may have made it shorter.
      if (from > 0 && looked.result.rows.length === 0) return void this.#open(section, table, 0, marks, isAsked);
      this.#opened = { table: nameOf(table), from };
      this.#show(section, table, looked.result, from, marks, isAsked);
    } catch (error) {
      complain(section, sentenceOf(error));
    }
  }

  #show(section: HTMLElement, table: TableInventory, result: QueryResult, from: number, marks: CloudMarks, isAsked: boolean): void {
    const name = nameOf(table);
    const { rows } = result;
    const total = table.rows ?? from + rows.length;
    const fresh = newOnes(marks.table(table.schema, table.name));
    const go = (to: number): void => void this.#open(section, table, to, marks, true);
    const turn = pager({ from, shown: rows.length, total, size: PAGE, fresh, go });
    const grid = rowsTable({ label: text.rowsOf(name), columns: table.columns, rows, newFrom: Math.max(0, total - fresh - from) });
    const below = rows.length === 0 ? nothing(text.noRows) : turn;
    const inside = make("div", { class: "lambda-object" }, grid, ...(below === null ? [] : [below]));
    section.querySelector(".lambda-opened")?.remove();
    const opened = openedRegion(text.rowsOf(name), inside, () => {
      this.#opened = null;
      opened.remove();
      section.querySelector<HTMLElement>(`.lambda-key[aria-label$="${CSS.escape(` ${name}`)}"]`)?.focus();
    });
    this.#box.element.before(opened);
    if (!isAsked) return;
    opened.focus({ preventScroll: true });
    announce(`${text.rowsOf(name)}: ${total === 0 ? text.noRows : text.page(from + 1, from + rows.length, total)}`);
  }
}

/** How people call a table: without `public`, where names are looked for by themselves. */
function nameOf({ schema, name }: TableInventory): string {
  return schema === "public" ? name : `${schema}.${name}`;
}

/** A name for a statement; in quotes only where it needs them. */
function quotedName({ schema, name }: TableInventory): string {
  const quoted = (part: string): string => (/^[a-z_][a-z0-9_]*$/.test(part) ? part : `"${part.replaceAll('"', '""')}"`);
  return schema === "public" ? quoted(name) : `${quoted(schema)}.${quoted(name)}`;
}
