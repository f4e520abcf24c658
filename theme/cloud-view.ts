/** The cloud of a scenario: everything that keeps something, with what lies in it, and what the last run changed. */

import { BucketsView } from "./buckets-view.js";
import type { CloudMarks } from "./cloud-marks.js";
import { type CloudActions, nothing, place } from "./cloud-place.js";
import { CollectionsView } from "./collections-view.js";
import { make } from "./dom.js";
import { machinesPlace } from "./machines-place.js";
import { cloudText as text, playgroundText } from "./playground-text.js";
import { namesIn } from "./playground-piece.js";
import type { Inventory, Scenario } from "./protocol.js";
import { queuePlace } from "./queue-place.js";
import { TablesView } from "./tables-view.js";
import { storeText } from "./text-stores.js";

/** The cloud of one scenario. */
export class CloudView {
  readonly element = make("div", { class: "lambda-cloud" });
  readonly #buckets: BucketsView;
  readonly #collections: CollectionsView;
  readonly #tables: TablesView;

  constructor(actions: CloudActions) {
    this.#buckets = new BucketsView(actions);
    this.#collections = new CollectionsView(actions);
    this.#tables = new TablesView(actions);
  }

  /** Another scenario comes: nothing of this one is open, and nothing asked. */
  clear(): void {
    for (const view of [this.#buckets, this.#collections, this.#tables]) view.clear();
  }

  /** What is deployed, before anybody has looked at what lies in it. */
  showPlan(scenario: Scenario): void {
    const shop = scenario["shop"] as { mongodb?: unknown } | null | undefined;
    const hasMongo = scenario["mongodb"] != null || shop?.mongodb != null;
    const places = [
      ...namesIn(scenario, "buckets").map((name) => this.#buckets.plan(name, scenario)),
      ...namesIn(scenario, "queues").map((name) => place(text.queue(name), "")),
      ...(hasMongo ? [place(storeText.mongodb, "")] : []),
      ...(scenario["redshift"] != null ? [planOfRedshift()] : []),
      ...namesIn(scenario, "instances").map((name) => place(storeText.machine(name), "")),
    ];
    const note = make("p", { class: "lambda-note" }, places.length === 0 ? text.none : playgroundText.needsRun);
    this.element.replaceChildren(note, ...places);
  }

  /** What lies in it, with marks for what a run changed. */
  show(inventory: Inventory, scenario: Scenario, marks: CloudMarks): void {
    const focused = this.element.contains(document.activeElement) ? document.activeElement?.getAttribute("aria-label") : null;
    const { buckets, queues, collections, tables, instances } = inventory;
    const places = [
      ...this.#buckets.places(buckets, scenario, marks),
      ...queues.map((queue) => queuePlace(queue, marks)),
      ...(collections === null ? [] : this.#collections.places(collections, marks)),
      ...(tables === null ? [] : [this.#tables.place(tables, marks)]),
      ...(instances.length === 0 ? [] : [machinesPlace(instances)]),
    ];
    const time = inventory.at.slice(0, 19).replace("T", " ");
    this.element.replaceChildren(make("p", { class: "lambda-note" }, places.length === 0 ? text.none : text.asOf(time)), ...places);
    if (focused !== null && focused !== undefined) this.element.querySelector<HTMLElement>(`[aria-label="${CSS.escape(focused)}"]`)?.focus();
  }
}

function planOfRedshift(): HTMLElement {
  const view = place(storeText.redshift, "");
  view.append(nothing(storeText.notYet));
  return view;
}
