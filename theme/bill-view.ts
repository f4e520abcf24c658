/** The bill of a run: what it cost and why, a million calls, a month, the rules of other times, other memory sizes. */

import { announce } from "./announce.js";
import { make } from "./dom.js";
import { figureTable, simulatedMark } from "./figure-table.js";
import { MemorySweep, type Sweep } from "./memory-sweep.js";
import { type BilledRun, type BillRequest, type InvocationFinished, isEvent, type RunBill, type ScenarioFunction, type SimulationEvent } from "./protocol.js";
import { billText as words } from "./text-bill.js";

const CALLS_AT_FIRST = 1_000_000;
/** The core takes no more. */
const MOST_CALLS = 10_000_000_000;
const ASK_AFTER_MS = 250;

/** What a bill is made with. */
export interface BillOptions {
  id: string;
  modelUrl: string | null;
  /** The scenario's, for the settings that a price depends on. */
  functions: ScenarioFunction[];
  /** The scenario's `billing_era`, where it has one. */
  era: string | null;
  bill(request: BillRequest): Promise<RunBill>;
  /** Runs the function with other memory sizes; null where that makes no sense. */
  sweep: Sweep | null;
}

/** Folded at first: its summary says the price. */
export class BillView {
  readonly element: HTMLDetailsElement;
  readonly #options: BillOptions;
  readonly #runs: BilledRun[] = [];
  readonly #summary = make("span", { class: "lambda-bill-summary" }, words.working);
  readonly #body = make("div", { class: "lambda-bill-body" });
  readonly #month = make("div", { class: "lambda-bill-month" });
  readonly #calls: HTMLInputElement;
  #timer = 0;

  constructor(options: BillOptions) {
    this.#options = options;
    this.#calls = make("input", {
      class: "lambda-bill-calls",
      type: "text",
      inputmode: "numeric",
      id: `lambda-calls-${options.id}`,
      value: CALLS_AT_FIRST.toLocaleString("en"),
      autocomplete: "off",
    });
    this.#calls.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#askAgain(), ASK_AFTER_MS);
    });
    this.element = make(
      "details",
      { class: "lambda-part lambda-bill", hidden: true },
      make("summary", {}, make("span", { class: "lambda-label" }, words.title), " ", this.#summary),
      this.#body,
    );
  }

  /** Takes the ends of calls, leaves the other events. */
  add(event: SimulationEvent): void {
    if (!isEvent(event, "invocation.finished")) return;
    const settings = this.#options.functions.find(({ name }) => name === event.function);
    // OpenWhisk has no bill of AWS's; its price stands in the figures.
    if (settings?.["platform"] !== "openwhisk") this.#runs.push(runOf(event, settings));
  }

  /** The run is over: asks for the bill. */
  end(): void {
    if (this.#runs.length === 0) return;
    this.element.hidden = false;
    void this.#ask(CALLS_AT_FIRST).then((bill) => bill !== null && this.#show(bill));
  }

  async #ask(calls: number): Promise<RunBill | null> {
    const { era, bill } = this.#options;
    try {
      return await bill({ runs: this.#runs, ...(era === null ? {} : { era }), calls_a_month: calls });
    } catch (error) {
      this.#summary.textContent = error instanceof Error ? error.message : String(error);
      return null;
    }
  }

  #show(bill: RunBill): void {
    this.#summary.textContent = words.summary(bill.run.usd.short, bill.million.usd.short);
    const { run, million } = bill;
    const why =
      bill.runs === 1 ? words.rounding(bill.duration_ms, bill.init_ms, bill.billed_ms) : words.roundingOfMany(bill.runs, bill.duration_ms);
    this.#body.replaceChildren(
      make(
        "dl",
        { class: "lambda-bill-figures" },
        this.#figure(words.billed, words.billedOf(bill.billed_ms), why),
        this.#figure(words.gbSeconds, run.gb_seconds, words.gbSecondsHint),
        this.#figure(words.thisRun, words.usd(run.usd.short), words.parts(run.compute_usd.short, run.requests_usd.short, run.storage_usd.short), run.usd.exact),
        this.#figure(words.million, words.usd(million.usd.short), words.millionHint, million.usd.exact),
      ),
      make(
        "div",
        { class: "lambda-bill-ask" },
        make("label", { for: this.#calls.id }, words.callsAMonth),
        this.#calls,
        this.#month,
      ),
      this.#eras(bill),
      ...(this.#options.sweep === null ? [] : [new MemorySweep(this.#options.id, this.#options.modelUrl, this.#options.sweep).element]),
    );
    this.#showMonth(bill);
  }

  async #askAgain(): Promise<void> {
    const typed = this.#calls.value.replace(/[\s,._']/g, "");
    const calls = /^\d+$/.test(typed) ? Number(typed) : Number.NaN;
    const isGood = calls <= MOST_CALLS;
    this.#calls.toggleAttribute("aria-invalid", !isGood);
    if (!isGood) {
      this.#month.replaceChildren(make("p", { class: "lambda-refused" }, words.notACount(MOST_CALLS)));
      announce(words.notACount(MOST_CALLS));
      return;
    }
    const bill = await this.#ask(calls);
    if (bill === null) return;
    this.#showMonth(bill);
    announce(`${words.monthFree}: ${words.usd(bill.month_beyond_free_tier.usd.short)}`);
  }

  #showMonth(bill: RunBill): void {
    const { month, month_beyond_free_tier: paid } = bill;
    this.#month.replaceChildren(
      make(
        "dl",
        { class: "lambda-bill-figures" },
        this.#figure(words.monthPrice, words.usd(month.usd.short), words.monthUse(month.requests, month.gb_seconds), month.usd.exact),
        this.#figure(words.monthFree, words.usd(paid.usd.short), words.freeTier(bill.free_requests, bill.free_gb_seconds), paid.usd.exact),
      ),
    );
  }

  #eras(bill: RunBill): HTMLElement {
    const { since, counts, rounds, billed, million } = words.eraColumns;
    const rows = bill.eras.map((era) =>
      make(
        "tr",
        { "data-current": era.is_current },
        make("th", { scope: "row" }, words.monthOf(era.era), ...(era.is_current ? [" ", make("span", { class: "lambda-pill" }, words.current)] : [])),
        make("td", {}, words.counts(era.counted_ms, era.bills_init)),
        make("td", {}, words.billedOf(era.step_ms)),
        make("td", {}, words.billedOf(era.billed_ms)),
        make("td", { title: words.exactly(era.million_usd.exact) }, words.usd(era.million_usd.short)),
      ),
    );
    return figureTable(words.eras, [since, counts, rounds, billed, million], rows, this.#options.modelUrl);
  }

  /** A figure with how it came about; it says that it is simulated, and leads to the model. */
  #figure(name: string, value: string, why: string, exact: string | null = null): HTMLElement {
    const shown = make("span", { class: "lambda-value", title: exact === null ? null : words.exactly(exact) }, value);
    return make(
      "div",
      {},
      make("dt", {}, name),
      make("dd", {}, shown, " ", simulatedMark(this.#options.modelUrl)),
      make("dd", { class: "lambda-bill-why" }, why),
    );
  }
}

function runOf(event: InvocationFinished, settings: ScenarioFunction | undefined): BilledRun {
  const architecture = settings?.["architecture"];
  const storage = settings?.["ephemeral_storage_mb"];
  return {
    duration_ms: event.duration_ms,
    init_ms: event.init_ms,
    memory_mb: event.memory_mb,
    ...(typeof architecture === "string" ? { architecture } : {}),
    ...(typeof storage === "number" ? { ephemeral_storage_mb: storage } : {}),
  };
}
