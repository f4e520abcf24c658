/** What the core tells of a cloud: the shapes of `mini_cloud::Inventory`, and of what lies deeper in it. */

/** What lies in a cloud at one moment. */
export interface Inventory {
  at: string;
  buckets: BucketInventory[];
  queues: QueueInventory[];
  /** Null: the scenario has no MongoDB. */
  collections: CollectionInventory[] | null;
  /** Null: the scenario has no Redshift. */
  tables: TableInventory[] | null;
  instances: InstanceInventory[];
}

/** A bucket; `more` objects are not listed. */
export interface BucketInventory {
  name: string;
  objects: { key: string; size: number; etag: string; content_type: string; written_at: string }[];
  more: number;
  bytes: number;
}

/** A queue; `more` messages are not listed. */
export interface QueueInventory {
  name: string;
  dead_letter_queue: string | null;
  messages: QueuedMessage[];
  more: number;
}

/** A message and who can see it. */
export interface QueuedMessage {
  message_id: string;
  body: string;
  sent_at: string;
  receive_count: number;
  state: "visible" | "in_flight" | "delayed";
  visible_at: string | null;
  dead_letter_source: string | null;
}

/** A collection of MongoDB. */
export interface CollectionInventory {
  database: string;
  name: string;
  documents: number;
}

/** Some documents of a collection, each in relaxed Extended JSON, and how many there are in all. */
export interface DocumentPage {
  documents: string[];
  total: number;
}

/** A table of Redshift; a view has no number of rows. */
export interface TableInventory {
  schema: string;
  name: string;
  columns: { name: string; type_name: string }[];
  rows: number | null;
}

/** A machine of EC2. */
export interface InstanceInventory {
  name: string;
  instance_id: string;
  instance_type: string;
  state: "pending" | "running" | "stopping" | "stopped";
  /** When it can run programs, if it boots. */
  ready_at: string | null;
  programs: number;
  billed_s: number;
}

/** What a statement gave: rows as text, null for NULL; of many rows the first. */
export interface QueryResult {
  command: string;
  columns: string[];
  rows: (string | null)[][];
  /** -1 where the statement has no such number. */
  row_count: number;
  /** Whether it would have changed something. */
  writes: boolean;
}

/** An answer of Redshift's. */
export type Looked = { result: QueryResult } | { refused: { sqlstate: string; message: string } };
