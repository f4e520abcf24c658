/** Sentences of authors, in which words between backticks are code. */

import { make } from "./dom.js";

/** The sentence with its code as such. A backtick without a partner is one. */
export function withCode(sentence: string): (Node | string)[] {
  const parts = sentence.split("`");
  if (parts.length % 2 === 0) return [sentence];
  return parts.map((part, index) => (index % 2 === 1 ? make("code", {}, part) : part));
}

/** The sentence as it is read aloud. */
export function spoken(sentence: string): string {
  return sentence.replaceAll("`", "");
}
