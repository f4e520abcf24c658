/** The buckets of the cloud: their objects, to be opened, downloaded and deleted, and the place for a file of the reader's. */

import { addFile } from "./add-file.js";
import { announce } from "./announce.js";
import type { CloudMarks } from "./cloud-marks.js";
import { type CloudActions, complain, nothing, openedRegion, pill, place, placeOf, scrollingTable, sentenceOf } from "./cloud-place.js";
import { make, makeButton } from "./dom.js";
import { download } from "./download.js";
import { objectView } from "./object-view.js";
import { cloudText as text } from "./playground-text.js";
import type { BucketInventory, Scenario } from "./protocol.js";

/** The buckets of one scenario. */
export class BucketsView {
  readonly #actions: CloudActions;
  #opened: { bucket: string; key: string } | null = null;
  #draws = 0;

  constructor(actions: CloudActions) {
    this.#actions = actions;
  }

  /** Another scenario: nothing is open. */
  clear(): void {
    this.#opened = null;
  }

  /** A bucket of which nothing more is known yet. */
  plan(name: string, scenario: Scenario): HTMLElement {
    return this.#place(name, scenario, "");
  }

  /** A place for each bucket. */
  places(buckets: BucketInventory[], scenario: Scenario, marks: CloudMarks): HTMLElement[] {
    this.#draws += 1;
    return buckets.map((bucket) => this.#bucket(bucket, scenario, marks));
  }

  #place(name: string, scenario: Scenario, facts: string): HTMLElement {
    const section = place(text.bucket(name), facts);
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
    const section = this.#place(name, scenario, text.objects(objects.length + more, bytes));
    const gone = marks.gone(name);
    const rows = objects.map((object) => this.#row(name, object, marks));
    const parts = [rows.length === 0 ? nothing(text.empty) : scrollingTable(text.bucket(name), text.objectColumns, rows)];
    if (more > 0) parts.push(make("p", { class: "lambda-note" }, text.more(more)));
    if (gone.length > 0) parts.push(make("p", { class: "lambda-note" }, text.gone(gone.join(", "))));
    section.lastElementChild?.before(...parts);
    const opened = this.#opened;
    if (opened?.bucket === name && objects.some(({ key }) => key === opened.key)) void this.#open(section, name, opened.key, false);
    return section;
  }

  #row(bucket: string, object: BucketInventory["objects"][number], marks: CloudMarks): HTMLElement {
    const { key, size, written_at } = object;
    const open = makeButton({ class: "lambda-key", "aria-label": text.open(key) }, () => void this.#open(placeOf(open), bucket, key, true), key);
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
      make("th", { scope: "row" }, open, ...(mark === null ? [] : [" ", pill(mark === "new" ? text.isNew : text.changed)])),
      make("td", {}, text.size(size)),
      make("td", {}, written_at.slice(11, 19)),
      make("td", { class: "lambda-actions" }, save, remove),
    );
  }

  async #read(near: HTMLElement, bucket: string, key: string): Promise<Uint8Array | null> {
    try {
      const bytes = await this.#actions.ask({ about: "object", bucket, key });
      if (bytes === null) complain(near, text.notThere);
      return bytes;
    } catch (error) {
      complain(near, sentenceOf(error));
      return null;
    }
  }

  async #save(near: HTMLElement, bucket: string, key: string): Promise<void> {
    const bytes = await this.#read(placeOf(near), bucket, key);
    const name = key.split("/").filter(Boolean).at(-1) ?? "object";
    if (bytes !== null) download(name, bytes as Uint8Array<ArrayBuffer>);
  }

  async #open(near: HTMLElement, bucket: string, key: string, isAsked: boolean): Promise<void> {
    const draw = this.#draws;
    const bytes = await this.#read(near, bucket, key);
    if (bytes === null || draw !== this.#draws) return;
    this.#opened = { bucket, key };
    // One object at a time, whatever bucket it is in.
    for (const old of near.parentElement?.querySelectorAll(".lambda-opened[data-object]") ?? []) old.remove();
    const opened = openedRegion(key, objectView(bucket, key, bytes), () => {
      this.#opened = null;
      opened.remove();
      near.querySelector<HTMLElement>(`[aria-label="${CSS.escape(text.open(key))}"]`)?.focus();
    });
    opened.toggleAttribute("data-object", true);
    near.lastElementChild?.before(opened);
    if (!isAsked) return;
    opened.focus({ preventScroll: true });
    announce(`${key}, ${text.size(bytes.length)}`);
  }
}

/** How keys begin that somebody is told of: the first such prefix of the bucket. */
function prefixOf(scenario: Scenario, bucket: string): string {
  const listed = (list: unknown): Record<string, unknown>[] => (Array.isArray(list) ? (list as Record<string, unknown>[]) : []);
  const rules = listed(listed(scenario["buckets"]).find(({ name }) => name === bucket)?.["notifications"]);
  const machines = listed(scenario["instances"]).map(({ start_on }) => (start_on ?? {}) as Record<string, unknown>);
  const waiting = [...rules, ...machines.filter((rule) => rule["bucket"] === bucket)];
  const prefix = waiting.map((rule) => rule["prefix"]).find((found) => typeof found === "string");
  return (prefix as string | undefined) ?? "";
}
