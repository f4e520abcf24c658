/** A queue of the cloud, with its messages and who has them. */

import type { CloudMarks } from "./cloud-marks.js";
import { nothing, pill, place, scrollingTable } from "./cloud-place.js";
import { make } from "./dom.js";
import { cloudText as text } from "./playground-text.js";
import type { QueueInventory } from "./protocol.js";
import { tidyJson } from "./tidy-json.js";

/** The place of a queue. */
export function queuePlace(queue: QueueInventory, marks: CloudMarks): HTMLElement {
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
      make("th", { scope: "row" }, body(message.body), ...(mark ? [" ", pill(text.isNew)] : [])),
      make("td", {}, String(message.receive_count)),
      make("td", {}, until),
    );
  });
  view.append(rows.length === 0 ? nothing(text.empty) : scrollingTable(text.queue(name), text.messageColumns, rows));
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
