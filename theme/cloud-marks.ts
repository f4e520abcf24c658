/** What the last run changed in the cloud, gathered from its events. */

import type { SimulationEvent } from "./protocol.js";

/** Objects by `bucket/key`, messages by id. */
export class CloudMarks {
  readonly #written = new Map<string, "new" | "changed">();
  readonly #deleted = new Map<string, Set<string>>();
  readonly #messages = new Set<string>();
  /** What was there before the run. */
  readonly #before: ReadonlySet<string>;

  constructor(before: ReadonlySet<string>) {
    this.#before = before;
  }

  add(event: SimulationEvent): void {
    const field = (name: string): string => String((event as Record<string, unknown>)[name] ?? "");
    const object = `${field("bucket")}/${field("key")}`;
    switch (event.type) {
      case "object.created":
        this.#written.set(object, this.#before.has(object) ? "changed" : "new");
        this.#deleted.get(field("bucket"))?.delete(field("key"));
        break;
      case "object.deleted":
        this.#written.delete(object);
        if (this.#before.has(object)) {
          const keys = this.#deleted.get(field("bucket")) ?? new Set();
          this.#deleted.set(field("bucket"), keys.add(field("key")));
        }
        break;
      case "message.sent":
      case "message.dead_lettered":
        this.#messages.add(field("message_id"));
        break;
      default:
        break;
    }
  }

  object(bucket: string, key: string): "new" | "changed" | null {
    return this.#written.get(`${bucket}/${key}`) ?? null;
  }

  isNewMessage(id: string): boolean {
    return this.#messages.has(id);
  }

  /** Keys that were there before the run and are not now. */
  gone(bucket: string): string[] {
    return [...(this.#deleted.get(bucket) ?? [])].sort();
  }
}
