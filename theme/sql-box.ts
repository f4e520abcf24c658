/** A box for SQL: asks the Redshift of the cloud, shows rows or Redshift's refusal, and offers to do for good what would change something. */

import { announce } from "./announce.js";
import { type CloudActions, nothing, pill, sentenceOf } from "./cloud-place.js";
import { make, makeButton, setAvailable } from "./dom.js";
import type { QueryResult } from "./protocol.js";
import { rowsTable } from "./rows-table.js";
import { storeText as text } from "./text-stores.js";
import { runKeys } from "./toolbar.js";

/** Everything that a COPY could not load, the last first. Texts of system tables are filled up with blanks. */
const LOAD_ERRORS = `select starttime, trim(filename) as filename, line_number, trim(colname) as colname, trim(type) as type,
  trim(raw_field_value) as raw_field_value, err_code, trim(err_reason) as err_reason
from stl_load_errors order by starttime desc`;

/** The box of one scenario. */
export class SqlBox {
  readonly element: HTMLElement;
  readonly #actions: CloudActions;
  readonly #box = make("textarea", {
    class: "lambda-event-box",
    "aria-label": text.sql,
    rows: 2,
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
  });
  readonly #answer = make("div", { class: "lambda-sql-answer" });
  readonly #ask: HTMLButtonElement;
  readonly #errors: HTMLButtonElement;
  #asked = 0;

  constructor(actions: CloudActions) {
    this.#actions = actions;
    this.#ask = makeButton(
      { class: "lambda-button lambda-small", "aria-label": text.askLabel },
      () => void this.ask(),
      text.ask(runKeys),
    );
    this.#errors = makeButton(
      { class: "lambda-button lambda-small lambda-quiet", title: text.loadErrorsHint },
      () => {
        this.#write(LOAD_ERRORS);
        void this.ask();
      },
      text.loadErrors,
    );
    this.#box.addEventListener("input", () => this.#fit());
    // The page's own shortcut would run all steps.
    this.#box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void this.ask();
    });
    this.element = make(
      "div",
      { class: "lambda-sql", "data-own-keys": true },
      make("span", { class: "lambda-label" }, text.sql),
      this.#box,
      make("div", { class: "lambda-buttons" }, this.#ask, this.#errors, make("span", { class: "lambda-note" }, text.sqlHint)),
      this.#answer,
    );
  }

  /**
   * The cloud is another one: an old answer is not true any more. `first` is what an untouched box asks; `loadFailed` marks that there are new
   * load errors.
   */
  refresh(first: string | null, loadFailed: boolean): void {
    this.#asked += 1;
    setAvailable(this.#ask, true);
    this.#answer.replaceChildren();
    this.#errors.replaceChildren(text.loadErrors, ...(loadFailed ? [" ", pill(text.isNew)] : []));
    this.#errors.toggleAttribute("data-mark", loadFailed);
    if (this.#box.value === "" && first !== null) this.#write(first);
  }

  /** Asks what is in the box. */
  async ask(): Promise<void> {
    const sql = this.#box.value;
    if (sql.trim() === "") {
      this.#say(text.nothingAsked, false);
      return this.#box.focus();
    }
    this.#asked += 1;
    const asked = this.#asked;
    setAvailable(this.#ask, false);
    this.#answer.replaceChildren(nothing(text.asking));
    try {
      const looked = await this.#actions.ask({ about: "query", sql });
      if (asked !== this.#asked) return;
      if ("refused" in looked) this.#say(`${looked.refused.message} [${looked.refused.sqlstate}]`, true);
      else this.#show(sql, looked.result);
    } catch (error) {
      if (asked === this.#asked) this.#say(sentenceOf(error), true);
    }
    setAvailable(this.#ask, true);
  }

  #show(sql: string, result: QueryResult): void {
    const { columns, rows, row_count, command, writes } = result;
    const parts: HTMLElement[] = [];
    const total = Math.max(row_count, rows.length);
    if (columns.length > 0) {
      parts.push(rowsTable({ label: text.answer, columns: columns.map((name) => ({ name })), rows }));
      parts.push(make("p", { class: "lambda-note" }, text.rows(rows.length, total)));
    }
    const sentence = writes ? text.wouldWrite(command, row_count) : text.didNothing(command);
    if (writes || columns.length === 0) parts.push(make("p", { class: "lambda-note" }, sentence));
    if (writes) {
      const step = makeButton(
        { class: "lambda-button lambda-small", title: text.asStepHint },
        () => this.#actions.act(JSON.stringify({ sql })),
        text.asStep,
      );
      parts.push(make("div", { class: "lambda-buttons" }, step));
    }
    this.#answer.replaceChildren(...parts);
    announce(columns.length > 0 ? text.rows(rows.length, total) : sentence);
  }

  #say(sentence: string, isRefusal: boolean): void {
    this.#answer.replaceChildren(make("p", { class: isRefusal ? "lambda-sql-refused" : "lambda-note" }, sentence));
    announce(sentence);
  }

  #write(sql: string): void {
    this.#box.value = sql;
    this.#fit();
  }

  #fit(): void {
    this.#box.rows = Math.min(12, Math.max(2, this.#box.value.split("\n").length));
  }
}
