/** The time line of a run: lanes with bars and marks on an axis of simulated time. A list box: one stop of the Tab key, arrows inside. */

import { make, makeButton } from "./dom.js";
import { simulatedMark } from "./figure-table.js";
import type { SimulationEvent } from "./protocol.js";
import { makeSvg } from "./svg.js";
import { timelineText as words } from "./text-timeline.js";
import { compressedScale, linearScale, type TimeScale } from "./time-scale.js";
import { type Lane, Timeline, type TimelineItem } from "./timeline.js";
import { drawItem, ROW } from "./timeline-shapes.js";

/** More things than this are not drawn. */
const MOST_ITEMS = 400;
/** Above this, short runs would not be seen on a true scale. */
const COMPRESS_FROM = 150;
const HEAD = 18;
const AXIS = 24;
const PAD = 12;
/** About how wide a character of the axis is. */
const DIGIT = 6.6;
/** The width of an arrow between two lanes. */
const ARROW = 6;

/** What a time line is made with. */
export interface TimelineOptions {
  id: string;
  /** Page that explains the simulation. */
  modelUrl: string | null;
}

/** Shows what happened when; drawn once a frame, however fast events come. */
export class TimelineView {
  readonly element: HTMLElement;
  readonly #id: string;
  readonly #timeline = new Timeline();
  readonly #frame = make("div", { class: "lambda-timeline-frame" });
  readonly #details = make("div", { class: "lambda-timeline-details", "aria-live": "polite" });
  readonly #note = make("p", { class: "lambda-note", hidden: true });
  readonly #toggles: HTMLElement;
  #svg: SVGSVGElement | null = null;
  #drawn: { item: TimelineItem; group: SVGGElement }[] = [];
  #chosen: TimelineItem | null = null;
  /** Null: whichever suits. */
  #isCompressed: boolean | null = null;
  #request = 0;
  #width = 0;

  constructor({ id, modelUrl }: TimelineOptions) {
    this.#id = id;
    const scales: [string, boolean, string | null][] = [
      [words.compressed, true, words.compressedHint],
      [words.toScale, false, null],
    ];
    const buttons = scales.map(([label, isCompressed, title]) =>
      makeButton({ class: "lambda-toggle", title, "data-compressed": String(isCompressed) }, () => this.#setScale(isCompressed), label),
    );
    this.#toggles = make("span", { class: "lambda-toggles", role: "group", "aria-label": words.scale }, ...buttons);
    this.element = make(
      "div",
      { class: "lambda-part lambda-timeline" },
      make(
        "div",
        { class: "lambda-part-head" },
        make("span", { class: "lambda-label", id: `lambda-timeline-${id}` }, words.title),
        simulatedMark(modelUrl),
        this.#toggles,
      ),
      this.#frame,
      this.#details,
      this.#note,
    );
    new ResizeObserver(([entry]) => {
      const width = Math.floor(entry?.contentRect.width ?? 0);
      if (width === this.#width || width === 0) return;
      this.#width = width;
      this.#draw();
    }).observe(this.#frame);
  }

  /** Whether there is more to see than one call that began at once. */
  get isWorthwhile(): boolean {
    return this.#timeline.items.filter(({ kind }) => kind !== "init").length > 1;
  }

  add(event: SimulationEvent): void {
    this.#timeline.add(event);
    if (this.#request === 0) this.#request = requestAnimationFrame(() => this.#draw());
  }

  /** The run is over. */
  end(): void {
    this.#draw();
  }

  #setScale(isCompressed: boolean): void {
    this.#isCompressed = isCompressed;
    this.#draw();
  }

  #draw(): void {
    cancelAnimationFrame(this.#request);
    this.#request = 0;
    if (this.#width === 0) return;
    const ordered = this.#timeline.ordered();
    const shown = ordered.slice(0, MOST_ITEMS);
    this.#note.hidden = ordered.length <= MOST_ITEMS;
    this.#note.textContent = words.more(ordered.length - MOST_ITEMS);
    const begin = this.#timeline.begin ?? 0;
    const end = Math.max(this.#timeline.end, begin);
    const isCompressed = this.#isCompressed ?? wantsCompression(shown, begin, end);
    for (const button of this.#toggles.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.dataset["compressed"] === String(isCompressed)));
    }
    const hadFocus = this.#svg !== null && document.activeElement === this.#svg;
    this.#paint(shown, begin, end, isCompressed);
    if (hadFocus) this.#svg?.focus({ preventScroll: true });
  }

  #paint(items: TimelineItem[], begin: number, end: number, isCompressed: boolean): void {
    const moments = [begin, end, ...items.flatMap(({ from, to }) => [from, Math.min(to ?? end, end)])];
    const scale = isCompressed ? compressedScale(moments) : linearScale(begin, end);
    const inner = this.#width - 2 * PAD;
    const x = (at: number): number => PAD + inner * Math.min(1, Math.max(0, scale.place(at)));
    const tops = new Map<Lane, number>();
    let height = AXIS;
    for (const lane of this.#timeline.lanes) {
      tops.set(lane, height + HEAD);
      height += HEAD + lane.rows * ROW + 6;
    }
    const y = (lane: Lane, row: number): number => (tops.get(lane) ?? 0) + row * ROW;
    const svg = makeSvg("svg", {
      class: "lambda-timeline-svg",
      width: this.#width,
      height,
      viewBox: `0 0 ${this.#width} ${height}`,
      tabindex: 0,
      role: "listbox",
      "aria-label": `${words.overview(items.length, words.span(end - begin))} ${words.hint}`,
    });
    svg.append(this.#axis(scale, x, begin, height), this.#lanes(tops), this.#links(x, y));
    this.#drawn = items.map((item, index) => {
      const group = makeSvg("g", { role: "option", id: `lambda-item-${this.#id}-${index}`, "aria-selected": "false" });
      // The title names the item; the words in its bar are a part of it.
      group.append(makeSvg("title", {}, `${words.span(item.from - begin)}: ${item.title}`));
      drawItem(group, item, x(item.from), x(Math.min(item.to ?? end, end)), y(item.lane, item.row));
      group.addEventListener("click", () => this.#choose(item));
      return { item, group };
    });
    svg.append(...this.#drawn.map(({ group }) => group));
    svg.addEventListener("keydown", (event) => this.#key(event));
    svg.addEventListener("focus", () => this.#chosen ?? this.#choose(items[0] ?? null));
    this.#svg = svg;
    this.#frame.replaceChildren(svg);
    this.#mark();
  }

  #axis(scale: TimeScale, x: (at: number) => number, begin: number, height: number): SVGElement {
    const apart = 74 / Math.max(this.#width - 2 * PAD, 1);
    const axis = makeSvg("g", { class: "lambda-timeline-axis", "aria-hidden": "true" });
    let free = 0;
    for (const { at } of scale.ticks(apart)) {
      const place = x(at);
      axis.append(makeSvg("line", { x1: place, x2: place, y1: AXIS - 6, y2: height }));
      const label = words.span(at - begin);
      const anchor = place < 30 ? "start" : place > this.#width - 60 ? "end" : "middle";
      const width = label.length * DIGIT;
      const left = place - width * { start: 0, middle: 0.5, end: 1 }[anchor];
      if (left < free) continue;
      free = left + width + DIGIT;
      axis.append(makeSvg("text", { x: place, y: 12, "text-anchor": anchor }, label));
    }
    return axis;
  }

  #lanes(tops: Map<Lane, number>): SVGElement {
    const names = makeSvg("g", { class: "lambda-timeline-lanes", "aria-hidden": "true" });
    for (const [lane, top] of tops) {
      const kind = words.laneKinds[lane.kind];
      names.append(
        makeSvg("rect", { x: 0, y: top - 2, width: this.#width, height: lane.rows * ROW + 4, rx: 4 }),
        makeSvg("text", { x: PAD, y: top - 6 }, makeSvg("tspan", { class: "lambda-lane-name" }, lane.name), makeSvg("tspan", { dx: 8 }, kind)),
      );
    }
    return names;
  }

  #links(x: (at: number) => number, y: (lane: Lane, row: number) => number): SVGElement {
    const links = makeSvg("g", { class: "lambda-timeline-links", "aria-hidden": "true" });
    const drawn = new Set<string>();
    for (const { at, tone, from, to } of this.#timeline.links.slice(0, MOST_ITEMS)) {
      const [top, bottom] = [y(from, 0) + ROW / 2, y(to, 0) + ROW / 2];
      const place = x(at);
      // Arrows that would touch are one.
      const where = `${tone} ${top} ${bottom} ${Math.round(place / ARROW)}`;
      if (drawn.has(where)) continue;
      drawn.add(where);
      const down = bottom > top ? 1 : -1;
      links.append(makeSvg("path", { "data-tone": tone, d: `M${place} ${top}V${bottom - down * 5}m-3 ${-down * 4}l3 ${down * 4}l3 ${-down * 4}` }));
    }
    return links;
  }

  #key(event: KeyboardEvent): void {
    const index = this.#drawn.findIndex(({ item }) => item === this.#chosen);
    const last = this.#drawn.length - 1;
    const goals: Record<string, number> = {
      ArrowRight: Math.min(index + 1, last),
      ArrowDown: Math.min(index + 1, last),
      ArrowLeft: Math.max(index - 1, 0),
      ArrowUp: Math.max(index - 1, 0),
      Home: 0,
      End: last,
    };
    const goal = goals[event.key];
    if (goal === undefined && event.key !== "Escape") return;
    event.preventDefault();
    this.#choose(goal === undefined ? null : (this.#drawn[goal]?.item ?? null));
  }

  #choose(item: TimelineItem | null): void {
    this.#chosen = item;
    this.#mark();
    this.#details.replaceChildren(...(item === null ? [] : [this.#about(item)]));
  }

  #mark(): void {
    this.#svg?.removeAttribute("aria-activedescendant");
    for (const { item, group } of this.#drawn) {
      const isChosen = item === this.#chosen;
      group.setAttribute("aria-selected", String(isChosen));
      if (isChosen) this.#svg?.setAttribute("aria-activedescendant", group.id);
    }
  }

  #about(item: TimelineItem): HTMLElement {
    const begin = this.#timeline.begin ?? 0;
    const rows: [string, string][] = [[words.after, words.span(item.from - begin)]];
    if (item.to !== null && item.to > item.from) rows.push([words.lasts, words.span(item.to - item.from)]);
    rows.push(...item.details);
    return make(
      "div",
      { class: "lambda-timeline-chosen", "data-tone": item.tone },
      make("p", {}, item.title),
      make("dl", {}, ...rows.map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", {}, value)))),
      makeButton({ class: "lambda-link-button" }, () => this.#choose(null), words.close),
    );
  }
}

function wantsCompression(items: TimelineItem[], begin: number, end: number): boolean {
  const lengths = items.filter(({ kind, to, from }) => kind === "run" && to !== null && to > from).map(({ from, to }) => (to ?? from) - from);
  return lengths.length > 0 && (end - begin) / Math.min(...lengths) > COMPRESS_FROM;
}
