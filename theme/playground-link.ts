/** A scenario that came by a link, as something to open. */

import { namesIn, scenarioText, type Starter } from "./playground-piece.js";
import { shareText as text } from "./playground-text.js";
import { openLink } from "./share-decode.js";

/** The scenario and the sentence that says what the link held; null where the hash is no link. Rejects with a `LinkError`. */
export async function starterOfLink(hash: string): Promise<{ starter: Starter; sentence: string } | null> {
  const opened = await openLink(hash);
  if (opened === null) return null;
  const { piece, characters } = opened;
  // The same link is the same scenario, so changes to it are found again.
  const id = `link-${digest(scenarioText(piece))}`;
  const functions = namesIn(piece.scenario, "functions").join(", ");
  return {
    starter: { id, summary: text.fromLink, hash: id, piece },
    sentence: text.opened(piece.title, functions, piece.steps.length, characters),
  };
}

/** A short name for a text, by multiplying and mixing. Not for secrets: over plain http there is no `crypto.subtle`. */
function digest(source: string): string {
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < source.length; index += 1) {
    const code = source.charCodeAt(index);
    one = Math.imul(one ^ code, 2654435761);
    two = Math.imul(two ^ code, 1597334677);
  }
  return `${(one >>> 0).toString(36)}${(two >>> 0).toString(36)}`;
}
