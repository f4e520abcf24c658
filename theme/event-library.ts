/** The event library: what AWS's services send to functions, as the templates of the event box. */

import templates from "./event-library.json";
import { eventNames } from "./text.js";
import { tidyJson } from "./tidy-json.js";

/** One event to begin from. */
export interface EventTemplate {
  id: string;
  name: string;
  /** JSON text, laid out. */
  event: string;
  /** Where its shape was read. */
  source: string;
}

/** All templates, in the order of the menu. The shapes, and where each was read, stand in event-library.json. */
export const eventLibrary: readonly EventTemplate[] = templates.map(({ id, source, event }) => ({
  id,
  name: eventNames[id as keyof typeof eventNames] ?? id,
  event: tidyJson(JSON.stringify(event)),
  source,
}));
