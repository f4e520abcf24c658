/** Lambda beside a machine of EC2 that does the same work: what a month costs, and from how many runs a day on the machine costs less. */

import { make } from "./dom.js";
import { figureTable, simulatedMark } from "./figure-table.js";
import { lineChart } from "./line-chart.js";
import { isEvent, type SimulationEvent, type WaysAnswer, type WaysRequest } from "./protocol.js";
import { waysText as words } from "./text-ways.js";
import { cents, digits } from "./usd-text.js";

/** What the chart shows; the reader's own number is asked for besides. */
const SERIES = [1, 10, 100, 1000, 10_000, 100_000];
const RUNS_AT_FIRST = 24;
const ASK_AFTER_MS = 250;

/** What the comparison is made with. */
export interface WaysOptions {
  id: string;
  modelUrl: string | null;
  /** The machine that does the work of the functions, too. */
  instance: string;
  compare(request: WaysRequest): Promise<WaysAnswer>;
}

/** Hidden until the run is over and the comparison is there. */
export class WaysView {
  readonly element = make("div", { class: "lambda-part lambda-ways", hidden: true });
  readonly #options: WaysOptions;
  readonly #runs: HTMLInputElement;
  readonly #figures = make("div", { "aria-live": "polite" });
  readonly #chart = make("div", { class: "lambda-chart-frame" });
  readonly #table = make("div");
  /** Functions that ran; together they do the work. */
  readonly #functions = new Set<string>();
  #hasProgram = false;
  #answer: WaysAnswer | null = null;
  #timer = 0;
  /** How many questions were asked; only the last one's answer counts. */
  #asked = 0;
  #width = 0;

  constructor(options: WaysOptions) {
    this.#options = options;
    this.#runs = make("input", {
      class: "lambda-bill-calls",
      type: "text",
      inputmode: "numeric",
      id: `lambda-runs-${options.id}`,
      value: String(RUNS_AT_FIRST),
      autocomplete: "off",
    });
    this.#runs.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#ask(), ASK_AFTER_MS);
    });
    this.element.append(
      make("div", { class: "lambda-part-head" }, make("span", { class: "lambda-label" }, words.title), simulatedMark(options.modelUrl)),
      make("div", { class: "lambda-bill-ask" }, make("label", { for: this.#runs.id }, words.runsADay), this.#runs),
      this.#figures,
      this.#chart,
      this.#table,
    );
    new ResizeObserver(() => this.element.clientWidth !== this.#width && this.#draw()).observe(this.element);
  }

  /** Notes who did some of the work. */
  add(event: SimulationEvent): void {
    if (isEvent(event, "invocation.finished")) this.#functions.add(event.function);
    if (event.type === "program.finished") this.#hasProgram = true;
  }

  /** The run is over: asks, where both ways were gone. */
  end(): void {
    if (this.#functions.size > 0 && this.#hasProgram) void this.#ask();
  }

  async #ask(): Promise<void> {
    const typed = this.#runs.value.replace(/[\s,._']/g, "");
    const runs = /^[1-9]\d{0,8}$/.test(typed) ? Number(typed) : null;
    this.#runs.toggleAttribute("aria-invalid", runs === null);
    this.#asked += 1;
    const asked = this.#asked;
    if (runs === null) return this.#say(words.notACount);
    const { instance, compare } = this.#options;
    const functions = [...this.#functions];
    try {
      const answer = await compare({ functions, instance, runs_per_day: runs, runs: null, free_tier: false, series: SERIES });
      if (asked !== this.#asked) return;
      this.#answer = answer;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.#say(error instanceof Error ? error.message : String(error));
    }
    this.element.hidden = false;
    this.#draw();
  }

  /** A sentence stands in the place of the figures, until there is another answer. */
  #say(sentence: string): void {
    this.#answer = null;
    this.#figures.replaceChildren(make("p", { class: "lambda-refused" }, sentence));
  }

  #draw(): void {
    const answer = this.#answer;
    const width = this.element.clientWidth;
    this.#width = width;
    if (answer === null || width === 0) return;
    const { instance, modelUrl } = this.#options;
    const way = (name: string, { usd_per_month, usd_per_run, usd_per_idle_month }: WaysAnswer["lambda"]): HTMLElement =>
      make(
        "div",
        {},
        make("dt", {}, `${name}. ${words.aMonth(answer.days)}`),
        make("dd", {}, make("span", { class: "lambda-value" }, words.usd(cents(usd_per_month))), " ", simulatedMark(modelUrl)),
        make("dd", { class: "lambda-bill-why" }, `${words.perRun(digits(usd_per_run))}, ${words.idle(cents(usd_per_idle_month))}`),
      );
    const { crossing } = answer;
    const sentence = crossing === null ? words.noCrossing : words.crossing(crossing.runs_per_day);
    const most = crossing?.most_runs_per_day;
    this.#figures.replaceChildren(
      make("dl", { class: "lambda-bill-figures" }, way(words.lambda, answer.lambda), way(words.ec2(instance), answer.ec2)),
      make("p", { class: "lambda-note" }, [words.cheaper[answer.cheaper], sentence, ...(most == null ? [] : [words.most(most)])].join(" ")),
    );
    this.#chart.replaceChildren(
      lineChart({
        label: words.chartLabel(sentence),
        steps: answer.series.map(({ runs_per_day }) => words.runs(runs_per_day)),
        series: [
          { name: words.lambda, tone: "ember", values: answer.series.map(({ lambda_usd }) => Number(lambda_usd)) },
          { name: words.ec2(instance), tone: "cold", values: answer.series.map(({ ec2_usd }) => Number(ec2_usd)) },
        ],
        text: (value) => words.usd(value < 1 ? String(Number(value.toPrecision(2))) : Math.round(value).toLocaleString("en")),
        width,
      }),
    );
    const rows = answer.series.map(({ runs_per_day, lambda_usd, ec2_usd }) =>
      make("tr", {}, make("th", { scope: "row" }, words.runs(runs_per_day)), make("td", {}, words.usd(cents(lambda_usd))), make("td", {}, words.usd(cents(ec2_usd)))),
    );
    this.#table.replaceChildren(figureTable(words.title, Object.values(words.columns), rows, modelUrl));
  }
}
