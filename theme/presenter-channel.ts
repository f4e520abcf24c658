/** Keeps the presenter's page and the window with the notes in step. Both are pages of this book; a channel works over plain http, too. */

import { storagePrefix } from "./site.js";

/** What the presented page shows. */
export interface Shown {
  says: "shown";
  /** Id of the lesson: `concepts/stateless`. */
  lesson: string;
  title: string;
  /** The heading that is on the screen. */
  heading: string;
  /** Which of the lesson's notes is said here; -1 before the first. */
  note: number;
}

/** What the two windows tell each other. */
export type Message = Shown | { says: "hello" } | { says: "go"; note: number } | { says: "turn"; by: 1 | -1 };

/** One end of the channel. */
export function openChannel(hear: (message: Message) => void): { tell(message: Message): void } {
  const channel = new BroadcastChannel(`${storagePrefix()}presenter`);
  channel.onmessage = ({ data }: MessageEvent<Message>) => hear(data);
  return { tell: (message) => channel.postMessage(message) };
}
