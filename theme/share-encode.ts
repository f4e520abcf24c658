/** Makes the hash of a link that holds a whole scenario: `#play=1d.…`, a version, a form, base64url. */

import { type Piece, scenarioText } from "./playground-piece.js";

/** The version of what is inside. A page opens its own and older ones. */
export const LINK_VERSION = 1;

/** How the hash begins. */
export const LINK_PREFIX = "#play=";

/** Longer hashes are neither made nor opened: browsers and servers have limits of their own, the least about two million. */
export const MOST_LINK_CHARACTERS = 200_000;

/** From here on a link is called long: some programs cut what is longer. */
export const LONG_LINK_CHARACTERS = 8_000;

/** Forms: `d` is deflate without header, `p` plain, from browsers that cannot compress. */
export type LinkForm = "d" | "p";

/** The hash that holds this piece. It may be too long: see `MOST_LINK_CHARACTERS`. */
export async function linkHash(piece: Piece): Promise<string> {
  const bytes = new TextEncoder().encode(`{"title":${JSON.stringify(piece.title)},"scenario":${scenarioText(piece)}}`);
  const packed = await deflated(bytes);
  const form: LinkForm = packed === null ? "p" : "d";
  return `${LINK_PREFIX}${LINK_VERSION}${form}.${toBase64Url(packed ?? bytes)}`;
}

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array | null> {
  if (typeof CompressionStream !== "function") return null;
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    return null;
  }
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = "";
  // Some thousand arguments at a time: all at once would be too many for a call.
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
