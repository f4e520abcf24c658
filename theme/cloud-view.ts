/** The cloud of a scenario: buckets and queues with what lies in them, and what the last run changed. */

import { addFile } from "./add-file.js";
import { announce } from "./announce.js";
import { CloudMarks } from "./cloud-marks.js";
import { make, makeButton } from "./dom.js";
import { download } from "./download.js";
import { objectView } from "./object-view.js";
import { cloudText as text, playgroundText } from "./playground-text.js";
import { namesIn } from "./playground-piece.js";
import type { BucketInventory, Inventory, QueueInventory, Scenario } from "./protocol.js";
import { tidyJson } from "./tidy-json.js";

/** What the view asks of the page. */
export interface CloudActions {
  /** The content of an object; null where there is none. Rejects with a sentence. */
  read(bucket: string, key: string): Promise<Uint8Array | null>;
  /** Does this step now, JSON text. */
  act(step: string): void;
}

/** The cloud of one scenario. */
export class CloudView {
  readonly element = make("div", { class: "lambda-cloud" });
  readonly #actions: CloudActions;
  #opened: { bucket: string; key: string } | null = null;
  #draws = 0;

  constructor(actions: CloudActions) {
    this.#actions = actions;
  }

  /** What is deployed, before anybody has looked at what lies in it. */
  showPlan(scenario: Scenario): void {
    this.#opened = null;
    const buckets = namesIn(scenario, "buckets").map((name) => this.#bucketPlace(name, scenario, text.bucket(name)));
    const queues = namesIn(scenario, "queues").map((name) => place(text.queue(name), ""));
    const isEmpty = buckets.length + queues.length === 0;
    const note = make("p", { class: "lambda-note" }, isEmpty ? text.none : playgroundText.needsRun);
    this.element.replaceChildren(note, ...buckets, ...queues);
  }

  /** What lies in it, with marks for what a run changed. */
  show(inventory: Inventory, scenario: Scenario, marks: CloudMarks): void {
    this.#draws += 1;
    const focused = this.element.contains(document.activeElement) ? document.activeElement?.getAttribute("aria-label") : null;
    const isEmpty = inventory.buckets.length + inventory.queues.length === 0;
    const time = inventory.at.slice(11, 19);
    this.element.replaceChildren(
      make("p", { class: "lambda-note" }, isEmpty ? text.none : text.asOf(time)),
      ...inventory.buckets.map((bucket) => this.#bucket(bucket, scenario, marks)),
      ...inventory.queues.map((queue) => queueView(queue, marks)),
    );
    if (focused !== null && focused !== undefined) this.element.querySelector<HTMLElement>(`[aria-label="${CSS.escape(focused)}"]`)?.focus();
  }

  #bucketPlace(name: string, scenario: Scenario, title: string, facts = ""): HTMLElement {
    const section = place(title, facts);
    section.append(
      addFile({
        bucket: name,
        prefix: prefixOf(scenario, name),
        put: (key, content) => this.#actions.act(JSON.stringify({ put_object: { bucket: name, key, ...content } })),
      }),
    );
    return section;
  }

  #bucket(bucket: BucketInventory, scenario: Scenario, marks: CloudMarks): HTMLElement {
    const { name, objects, more, bytes } = bucket;
    const section = this.#bucketPlace(name, scenario, text.bucket(name), text.objects(objects.length + more, bytes));
    const gone = marks.gone(name);
    const rows = objects.map((object) => this.#objectRow(name, object, marks));
    const parts =
      rows.length === 0
        ? [make("p", { class: "lambda-nothing" }, text.empty)]
        : [scrolling(text.bucket(name), table(text.objectColumns, rows))];
    if (more > 0) parts.push(make("p", { class: "lambda-note" }, text.more(more)));
    if (gone.length > 0) parts.push(make("p", { class: "lambda-note" }, text.gone(gone.join(", "))));
    section.lastElementChild?.before(...parts);
    const opened = this.#opened;
    if (opened?.bucket === name && objects.some(({ key }) => key === opened.key)) void this.#open(section, name, opened.key, false);
    return section;
  }

  #objectRow(bucket: string, object: BucketInventory["objects"][number], marks: CloudMarks): HTMLElement {
    const { key, size, written_at } = object;
    const open = makeButton({ class: "lambda-key", "aria-label": text.open(key) }, () => void this.#open(section(open), bucket, key, true), key);
    const save = makeButton(
      { class: "lambda-link-button", "aria-label": text.downloadLabel(key) },
      () => void this.#save(open, bucket, key),
      text.download,
    );
    const remove = makeButton(
      { class: "lambda-link-button", "aria-label": text.deleteLabel(key) },
      () => this.#actions.act(JSON.stringify({ delete_object: { bucket, key } })),
      text.delete,
    );
    const mark = marks.object(bucket, key);
    return make(
      "tr",
      { "data-mark": mark },
      make("th", { scope: "row" }, open, ...(mark === null ? [] : [" ", make("span", { class: "lambda-pill" }, mark === "new" ? text.isNew : text.changed)])),
      make("td", {}, text.size(size)),
      make("td", {}, written_at.slice(11, 19)),
      make("td", { class: "lambda-actions" }, save, remove),
    );
  }

  async #read(near: HTMLElement, bucket: string, key: string): Promise<Uint8Array | null> {
    try {
      const bytes = await this.#actions.read(bucket, key);
      if (bytes === null) complain(near, text.notThere);
      return bytes;
    } catch (error) {
      complain(near, error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  async #save(near: HTMLElement, bucket: string, key: string): Promise<void> {
    const bytes = await this.#read(section(near), bucket, key);
    const name = key.split("/").filter(Boolean).at(-1) ?? "object";
    if (bytes !== null) download(name, bytes as Uint8Array<ArrayBuffer>);
  }

  async #open(near: HTMLElement, bucket: string, key: string, isAsked: boolean): Promise<void> {
    const draw = this.#draws;
    const bytes = await this.#read(near, bucket, key);
    if (bytes === null || draw !== this.#draws) return;
    this.#opened = { bucket, key };
    for (const old of this.element.querySelectorAll(".lambda-opened")) old.remove();
    const close = makeButton(
      { class: "lambda-link-button" },
      () => {
        this.#opened = null;
        opened.remove();
        near.querySelector<HTMLElement>(`[aria-label="${CSS.escape(text.open(key))}"]`)?.focus();
      },
      text.close,
    );
    const head = make("div", { class: "lambda-part-head" }, make("span", { class: "lambda-label" }, key), close);
    const opened = make("div", { class: "lambda-opened", role: "region", "aria-label": key, tabindex: -1 }, head, objectView(bucket, key, bytes));
    near.lastElementChild?.before(opened);
    if (!isAsked) return;
    opened.focus({ preventScroll: true });
    announce(`${key}, ${text.size(bytes.length)}`);
  }
}

function place(title: string, facts: string): HTMLElement {
  return make(
    "section",
    { class: "lambda-place", "aria-label": title },
    make("div", { class: "lambda-part-head" }, make("span", { class: "lambda-label" }, title), make("span", { class: "lambda-facts" }, facts)),
  );
}

function section(inside: HTMLElement): HTMLElement {
  return inside.closest<HTMLElement>(".lambda-place") ?? inside;
}

function complain(near: HTMLElement, sentence: string): void {
  near.querySelector(".lambda-complaint")?.remove();
  near.append(make("p", { class: "lambda-complaint lambda-event-error", role: "status" }, sentence));
}

function scrolling(label: string, inside: HTMLElement): HTMLElement {
  return make("div", { class: "lambda-table", tabindex: 0, role: "group", "aria-label": label }, inside);
}

function table(columns: readonly string[], rows: HTMLElement[]): HTMLElement {
  const head = make("tr", {}, ...columns.map((column) => make("th", { scope: "col" }, column)));
  return make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows));
}

function queueView(queue: QueueInventory, marks: CloudMarks): HTMLElement {
  const { name, messages, more, dead_letter_queue: dead } = queue;
  const facts = [text.messages(messages.length + more), ...(dead === null ? [] : [text.givesUpTo(dead)])];
  const view = place(text.queue(name), facts.join(" · "));
  const rows = messages.map((message) => {
    const mark = marks.isNewMessage(message.message_id);
    const state = text.states[message.state];
    const until = message.visible_at === null ? state : text.stateUntil(state, message.visible_at.slice(11, 19));
    return make(
      "tr",
      { "data-mark": mark ? "new" : null },
      make("th", { scope: "row" }, body(message.body), ...(mark ? [" ", make("span", { class: "lambda-pill" }, text.isNew)] : [])),
      make("td", {}, String(message.receive_count)),
      make("td", {}, until),
    );
  });
  if (rows.length === 0) view.append(make("p", { class: "lambda-nothing" }, text.empty));
  else view.append(scrolling(text.queue(name), table(text.messageColumns, rows)));
  if (more > 0) view.append(make("p", { class: "lambda-note" }, text.more(more)));
  return view;
}

/** A short message as it is, a long one to be opened. */
function body(message: string): HTMLElement {
  const SHORT = 60;
  if (message.length <= SHORT) return make("code", {}, message);
  let laidOut = message;
  try {
    const value: unknown = JSON.parse(message);
    if (typeof value === "object" && value !== null) laidOut = tidyJson(message);
  } catch {
    // No JSON: shown as it is.
  }
  return make("details", {}, make("summary", {}, make("code", {}, `${message.slice(0, SHORT)}…`)), make("pre", {}, laidOut));
}

/** How keys begin that somebody is told of: the first such prefix of the bucket. */
function prefixOf(scenario: Scenario, bucket: string): string {
  const buckets = Array.isArray(scenario["buckets"]) ? (scenario["buckets"] as Record<string, unknown>[]) : [];
  const notifications = buckets.find(({ name }) => name === bucket)?.["notifications"];
  const rules = Array.isArray(notifications) ? (notifications as { prefix?: unknown }[]) : [];
  const prefix = rules.map((rule) => rule.prefix).find((found) => typeof found === "string");
  return prefix ?? "";
}
