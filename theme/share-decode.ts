/** Opens the hash of a link, and refuses whatever is no whole scenario in one sentence. Nothing of it is run here. */

import { Inflate } from "fflate";
import { type Piece, readPiece } from "./playground-piece.js";
import { shareText } from "./playground-text.js";
import { LINK_PREFIX, LINK_VERSION, MOST_LINK_CHARACTERS } from "./share-encode.js";
import { memberText } from "./tidy-json.js";

/** A link may not grow beyond this when it is unpacked. */
const MOST_BYTES = 4_000_000;
const MOST_FUNCTIONS = 50;
const MOST_STEPS = 500;
const MOST_TITLE_CHARACTERS = 200;

/** A link that is not opened; the message is a sentence for the reader. */
export class LinkError extends Error {
  override name = "LinkError";
}

/** What a link holds, and how much that is. */
export interface OpenedLink {
  piece: Piece;
  characters: number;
}

/** What the hash holds; null where it is no link of ours. Rejects with a `LinkError`. */
export async function openLink(hash: string): Promise<OpenedLink | null> {
  if (!hash.startsWith(LINK_PREFIX)) return null;
  const [, version, form, packed] = /^(\d{1,6})([a-z])\.([\w-]*)$/.exec(hash.slice(LINK_PREFIX.length)) ?? [];
  if (version === undefined || form === undefined || packed === undefined) throw new LinkError(shareText.cut);
  if (Number(version) > LINK_VERSION) throw new LinkError(shareText.newer);
  if (hash.length > MOST_LINK_CHARACTERS) throw new LinkError(shareText.tooLarge);
  const bytes = fromBase64Url(packed);
  if (form !== "d" && form !== "p") throw new LinkError(shareText.newer);
  const source = decode(form === "d" ? await inflated(bytes) : bytes);
  return { piece: read(source), characters: source.length };
}

function fromBase64Url(packed: string): Uint8Array<ArrayBuffer> {
  try {
    const binary = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    throw new LinkError(shareText.cut);
  }
}

/** The text; whatever is wrong with its bytes is a damage of the link. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new LinkError(shareText.cut);
  }
}

/** Unpacks, and stops at once when there is more than there may be. */
async function inflated(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const taken = new Taken();
  try {
    if (typeof DecompressionStream === "function") await inflateByBrowser(packed, taken);
    else inflateByLibrary(packed, taken);
  } catch (error) {
    throw error instanceof LinkError ? error : new LinkError(shareText.cut);
  }
  return taken.whole();
}

/** Pieces of the unpacked bytes. */
class Taken {
  readonly #pieces: Uint8Array[] = [];
  #length = 0;

  take(piece: Uint8Array): void {
    this.#length += piece.length;
    if (this.#length > MOST_BYTES) throw new LinkError(shareText.tooLarge);
    this.#pieces.push(piece);
  }

  whole(): Uint8Array {
    const whole = new Uint8Array(this.#length);
    let at = 0;
    for (const piece of this.#pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }
}

async function inflateByBrowser(packed: Uint8Array<ArrayBuffer>, taken: Taken): Promise<void> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      taken.take(value);
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

/** Where the browser cannot: in small portions, since each may grow a thousandfold. */
function inflateByLibrary(packed: Uint8Array, taken: Taken): void {
  const PORTION = 1024;
  let isWhole = false;
  const inflate = new Inflate((piece, final) => {
    taken.take(piece.slice());
    isWhole = final;
  });
  for (let at = 0; at < packed.length; at += PORTION) inflate.push(packed.subarray(at, at + PORTION), at + PORTION >= packed.length);
  if (!isWhole) throw new LinkError(shareText.cut);
}

/** A link holds what somebody else wrote: its form is looked at before anything is done with it. */
function read(source: string): Piece {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    throw new LinkError(shareText.cut);
  }
  const { title, scenario } = (isObject(value) ? value : {}) as { title?: unknown; scenario?: unknown };
  if (typeof title !== "string" || !isObject(scenario)) throw new LinkError(shareText.foreign);
  const { functions, steps } = scenario as { functions?: unknown; steps?: unknown };
  if (!Array.isArray(functions) || !Array.isArray(steps)) throw new LinkError(shareText.foreign);
  if (functions.length > MOST_FUNCTIONS || steps.length > MOST_STEPS) throw new LinkError(shareText.tooLarge);
  if (functions.length === 0 || !functions.every(isFunction) || !steps.every(isObject)) throw new LinkError(shareText.foreign);
  const names = new Set(functions.map(({ name }: { name: string }) => name));
  if (names.size < functions.length) throw new LinkError(shareText.foreign);
  return readPiece(title.slice(0, MOST_TITLE_CHARACTERS), memberText(source, "scenario") ?? "{}");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isFunction(value: unknown): value is { name: string; files: Record<string, string> } {
  if (!isObject(value) || typeof value["name"] !== "string" || !isObject(value["files"])) return false;
  const texts = Object.values(value["files"]);
  return texts.length > 0 && texts.every((text) => typeof text === "string");
}
