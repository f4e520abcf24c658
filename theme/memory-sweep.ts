/** Tries the function with each memory size, and shows duration and price by size: the power-tuning graph, from the reader's own code. */

import { announce } from "./announce.js";
import { ofAMillion } from "./calls-table.js";
import { chart, type ChartPoint } from "./chart.js";
import { make, makeButton, setAvailable } from "./dom.js";
import { figureTable } from "./figure-table.js";
import { type InvocationFinished, isEvent, type SimulationEvent } from "./protocol.js";
import { text } from "./text.js";
import { billText as words } from "./text-bill.js";

/** The sizes that are tried, MB: those of AWS Lambda Power Tuning, and the one with a whole vCPU. */
export const SIZES_MB = [128, 256, 512, 1024, 1769, 3008];

/** Runs the function with each size, first cold and then warm; resolves with a sentence when that could not be done. */
export type Sweep = (sizes: number[], onEvent: (event: SimulationEvent) => void) => { stop(): void; over: Promise<string | null> };

/** A size with its two calls. */
interface Tried {
  size: number;
  cold: InvocationFinished;
  warm: InvocationFinished | null;
}

/** The button, and what came of it. */
export class MemorySweep {
  readonly element: HTMLElement;
  readonly #modelUrl: string | null;
  readonly #sweep: Sweep;
  readonly #button: HTMLButtonElement;
  readonly #stop: HTMLButtonElement;
  readonly #status = make("p", { class: "lambda-note" }, words.sizesHint);
  readonly #chart = make("div", { class: "lambda-chart-frame" });
  readonly #table = make("div");
  #tried: Tried[] = [];
  #running: { stop(): void } | null = null;

  constructor(id: string, modelUrl: string | null, sweep: Sweep) {
    this.#modelUrl = modelUrl;
    this.#sweep = sweep;
    this.#button = makeButton({ class: "lambda-button lambda-small" }, () => void this.#try(), words.trySizes);
    this.#stop = makeButton({ class: "lambda-button lambda-small lambda-stop", hidden: true }, () => this.#running?.stop(), text.stop);
    this.element = make(
      "div",
      { class: "lambda-sweep", role: "group", "aria-label": words.sizes, id: `lambda-sweep-${id}` },
      make("div", { class: "lambda-buttons" }, this.#button, this.#stop),
      this.#status,
      this.#chart,
      this.#table,
    );
    new ResizeObserver(() => this.#draw()).observe(this.element);
  }

  async #try(): Promise<void> {
    this.#tried = [];
    setAvailable(this.#button, false);
    this.#stop.hidden = false;
    this.#status.textContent = words.trying(0, SIZES_MB.length);
    const run = this.#sweep(SIZES_MB, (event) => {
      if (isEvent(event, "invocation.finished")) this.#add(event);
    });
    this.#running = run;
    const problem = await run.over;
    this.#running = null;
    this.#stop.hidden = true;
    setAvailable(this.#button, true);
    this.#button.textContent = words.tryAgain;
    this.#status.textContent = problem === null ? words.sizesHint : words.triedNone(problem);
    this.#draw();
    announce(problem === null ? this.#label() : words.triedNone(problem));
  }

  #add(event: InvocationFinished): void {
    const last = this.#tried.at(-1);
    if (last !== undefined && last.size === event.memory_mb && last.warm === null) last.warm = event;
    else this.#tried.push({ size: event.memory_mb, cold: event, warm: null });
    this.#status.textContent = words.trying(this.#tried.length, SIZES_MB.length);
    this.#draw();
  }

  #draw(): void {
    const width = Math.floor(this.element.clientWidth);
    const points = this.#tried.flatMap(({ size, warm }) => (warm === null ? [] : [pointOf(size, warm)]));
    if (points.length === 0 || width === 0) return this.#chart.replaceChildren();
    const drawn = chart({ points, label: this.#label(), barName: words.chartDuration, lineName: words.chartCost, width });
    this.#chart.replaceChildren(drawn);
    const { memory, duration, billed, million, cold } = words.sizeColumns;
    const [fastest, cheapest] = this.#best();
    const rows = this.#tried.map((tried) => row(tried, fastest, cheapest));
    this.#table.replaceChildren(figureTable(words.sizes, [memory, duration, billed, million, cold], rows, this.#modelUrl));
  }

  #label(): string {
    const [fastest, cheapest] = this.#best();
    return words.chartLabel(fastest?.size ?? 0, cheapest?.size ?? 0);
  }

  /** The sizes with the fastest and the cheapest call that succeeded. */
  #best(): [Tried | null, Tried | null] {
    const good = this.#tried.filter(({ warm }) => warm?.status === "success");
    const least = (value: (event: InvocationFinished) => number): Tried | null =>
      good.reduce<Tried | null>((best, one) => (best?.warm == null || (one.warm !== null && value(one.warm) < value(best.warm)) ? one : best), null);
    return [least(({ duration_ms }) => duration_ms), least(({ cost }) => Number(cost.usd))];
  }
}

function pointOf(size: number, warm: InvocationFinished): ChartPoint {
  const isGood = warm.status === "success";
  return {
    label: words.mb(size),
    bar: isGood ? warm.duration_ms : null,
    barText: isGood ? text.milliseconds(short(warm.duration_ms)) : "✕",
    line: isGood ? Number(warm.cost.usd) : null,
    lineText: `$${cents(ofAMillion(warm.cost.usd))}`,
  };
}

function row({ size, cold, warm }: Tried, fastest: Tried | null, cheapest: Tried | null): HTMLElement {
  const call = warm ?? cold;
  const ending = call.status === "timeout" ? words.timedOutAt : words.failedAt(call.error_type ?? "");
  const pill = (isBest: boolean, word: string): (Node | string)[] => (isBest ? [" ", make("span", { class: "lambda-pill", "data-tone": "good" }, word)] : []);
  return make(
    "tr",
    {},
    make("th", { scope: "row" }, words.mb(size)),
    make("td", {}, call.status === "success" ? text.milliseconds(call.duration_ms.toFixed(2)) : ending, ...pill(size === fastest?.size, words.fastest)),
    make("td", {}, words.billedOf(call.billed_ms)),
    make("td", {}, `$${cents(ofAMillion(call.cost.usd))}`, ...pill(size === cheapest?.size, words.cheapest)),
    make("td", {}, words.billedOf(cold.billed_ms)),
  );
}

/** Three digits that count are enough for a label. */
function short(milliseconds: number): string {
  return milliseconds >= 100 ? String(Math.round(milliseconds)) : String(Number(milliseconds.toPrecision(3)));
}

/** A price as the core wrote it, cut after the cents where it has dollars or cents to show. */
function cents(usd: string): string {
  const [whole = "0", fraction = ""] = usd.split(".");
  return `${whole}.${fraction.slice(0, whole === "0" ? 3 : 2).padEnd(2, "0")}`;
}
