/** One bill for everything that a scenario used: functions, machines, disks, requests. */

import { make } from "./dom.js";
import { figureTable } from "./figure-table.js";
import type { CloudBill } from "./protocol.js";
import { billText as words } from "./text-bill.js";
import { cents } from "./usd-text.js";

/** Hidden until the run is over and the bill is there. */
export class CloudBillView {
  readonly element = make("div", { class: "lambda-part lambda-cloud-bill", hidden: true });
  readonly #modelUrl: string;
  readonly #ask: () => Promise<CloudBill>;

  constructor(modelUrl: string, ask: () => Promise<CloudBill>) {
    this.#modelUrl = modelUrl;
    this.#ask = ask;
  }

  /** It shows no events. */
  add(): void {}

  /** The run is over: asks for the bill. */
  end(): void {
    void this.#show();
  }

  async #show(): Promise<void> {
    try {
      const { lines, total_usd } = await this.#ask();
      const rows = lines.map(({ service, resource, meter, quantity, unit, usd }) =>
        make(
          "tr",
          {},
          make("th", { scope: "row" }, words.line(service, resource)),
          make("td", {}, words.quantity(quantity, unit, meter)),
          make("td", {}, words.usd(cents(usd))),
        ),
      );
      const head = make(
        "div",
        { class: "lambda-part-head" },
        make("span", { class: "lambda-label" }, words.together),
        make("span", { class: "lambda-value" }, words.usd(cents(total_usd))),
      );
      this.element.replaceChildren(head, figureTable(words.lines, Object.values(words.lineColumns), rows, this.#modelUrl));
    } catch (error) {
      this.element.replaceChildren(make("p", { class: "lambda-refused" }, error instanceof Error ? error.message : String(error)));
    }
    this.element.hidden = false;
  }
}
