/** What the last run changed in the cloud, gathered from its events. */

import type { SimulationEvent } from "./protocol.js";

/** How many rows or documents a run changed. */
export interface Changes {
  inserted: number;
  updated: number;
  deleted: number;
}

/** Objects by `bucket/key`, messages by id, tables and collections by their names with a dot between. */
export class CloudMarks {
  readonly #written = new Map<string, "new" | "changed">();
  readonly #deleted = new Map<string, Set<string>>();
  readonly #messages = new Set<string>();
  readonly #tables = new Map<string, Changes>();
  readonly #collections = new Map<string, Changes>();
  #loadFailed = false;
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
      case "table.changed":
        add(this.#tables, `${field("schema")}.${field("table")}`, event as unknown as Changes);
        break;
      case "collection.changed":
        add(this.#collections, `${field("database")}.${field("collection")}`, event as unknown as Changes);
        break;
      case "load.failed":
        this.#loadFailed = true;
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

  /** What became of the rows of a table; null where nothing did. */
  table(schema: string, name: string): Changes | null {
    return this.#tables.get(`${schema}.${name}`) ?? null;
  }

  /** What became of the documents of a collection; null where nothing did. */
  collection(database: string, name: string): Changes | null {
    return this.#collections.get(`${database}.${name}`) ?? null;
  }

  /** Whether a COPY failed by its data, so that `stl_load_errors` has new rows. */
  get loadFailed(): boolean {
    return this.#loadFailed;
  }

  /** Keys that were there before the run and are not now. */
  gone(bucket: string): string[] {
    return [...(this.#deleted.get(bucket) ?? [])].sort();
  }
}

/**
 * How many rows or documents at the end are new for certain. New ones come last; but where some were deleted as well, these may have been new
 * ones, so none is called new.
 */
export function newOnes(changes: Changes | null): number {
  return changes === null || changes.deleted > 0 ? 0 : changes.inserted;
}

function add(all: Map<string, Changes>, name: string, { inserted, updated, deleted }: Changes): void {
  const before = all.get(name) ?? { inserted: 0, updated: 0, deleted: 0 };
  all.set(name, { inserted: before.inserted + inserted, updated: before.updated + updated, deleted: before.deleted + deleted });
}
