/** Reads JSON and says where and why a text is none, in the same words in every browser. */

import { jsonText } from "./text.js";

/** The value, or the place of the first mistake; line and column count from 1. */
export type JsonReading = { ok: true; value: unknown } | { ok: false; line: number; column: number; reason: string };

const MAX_DEPTH = 500;
const PYTHON_WORDS: Record<string, string> = { True: "true", False: "false", None: "null" };

/** Reads a text as JSON. */
export function readJson(source: string): JsonReading {
  const mistake = new Scanner(source).firstMistake();
  if (mistake === null) return { ok: true, value: JSON.parse(source) };
  const before = source.slice(0, mistake.at);
  const lineStart = before.lastIndexOf("\n") + 1;
  return {
    ok: false,
    line: before.split("\n").length,
    column: [...before.slice(lineStart)].length + 1,
    reason: mistake.reason,
  };
}

class Mistake {
  constructor(
    readonly at: number,
    readonly reason: string,
  ) {}
}

/** Walks the text once and throws a `Mistake` at the first character that JSON does not allow. */
class Scanner {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  firstMistake(): Mistake | null {
    try {
      this.#space();
      if (this.#at === this.#source.length) this.#fail(jsonText.empty);
      this.#value(0);
      this.#space();
      if (this.#at < this.#source.length) this.#fail(jsonText.rest(this.#found()));
      return null;
    } catch (error) {
      if (error instanceof Mistake) return error;
      throw error;
    }
  }

  #fail(reason: string, at = this.#at): never {
    throw new Mistake(at, reason);
  }

  #space(): void {
    while (" \t\r\n".includes(this.#source[this.#at] ?? "x")) this.#at += 1;
    if (/^(?:\/\/|\/\*|#)/.test(this.#source.slice(this.#at, this.#at + 2))) this.#fail(jsonText.comment);
  }

  /** What stands here, for a sentence. */
  #found(): string {
    const character = String.fromCodePoint(this.#source.codePointAt(this.#at) ?? 0);
    return this.#at >= this.#source.length ? jsonText.end : character;
  }

  #value(depth: number): void {
    if (depth > MAX_DEPTH) this.#fail(jsonText.tooDeep);
    const character = this.#source[this.#at];
    if (character === "{") this.#members("}", () => this.#member(depth + 1));
    else if (character === "[") this.#members("]", () => this.#value(depth + 1));
    else if (character === '"') this.#text();
    else if (character === "'") this.#fail(jsonText.singleQuotes);
    else this.#word();
  }

  #members(closing: "}" | "]", member: () => void): void {
    this.#at += 1;
    this.#space();
    if (this.#source[this.#at] === closing) {
      this.#at += 1;
      return;
    }
    for (;;) {
      member();
      this.#space();
      const character = this.#source[this.#at];
      if (character === closing) {
        this.#at += 1;
        return;
      }
      if (character !== ",") this.#fail(jsonText.expectedComma(closing, this.#found()));
      const comma = this.#at;
      this.#at += 1;
      this.#space();
      if (this.#source[this.#at] === closing) this.#fail(jsonText.trailingComma(closing), comma);
    }
  }

  #member(depth: number): void {
    const character = this.#source[this.#at];
    if (character === "'") this.#fail(jsonText.singleQuotes);
    if (character !== '"') this.#fail(jsonText.expectedKey(this.#found()));
    this.#text();
    this.#space();
    if (this.#source[this.#at] !== ":") this.#fail(jsonText.expectedColon(this.#found()));
    this.#at += 1;
    this.#space();
    this.#value(depth);
  }

  #text(): void {
    const start = this.#at;
    for (this.#at += 1; this.#at < this.#source.length; this.#at += 1) {
      const character = this.#source[this.#at] ?? "";
      if (character === '"') {
        this.#at += 1;
        return;
      }
      if (character === "\n") this.#fail(jsonText.lineBreakInText);
      if (character < " ") this.#fail(jsonText.controlCharacter);
      if (character === "\\") this.#escape();
    }
    this.#fail(jsonText.openText, start);
  }

  #escape(): void {
    const escape = /^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(this.#source.slice(this.#at, this.#at + 6));
    if (escape === null) this.#fail(jsonText.badEscape(this.#source.slice(this.#at, this.#at + 2)));
    this.#at += escape[0].length - 1;
  }

  #word(): void {
    const word = /^[^\s,:{}[\]"']*/.exec(this.#source.slice(this.#at, this.#at + 400))?.[0] ?? "";
    if (word === "") this.#fail(jsonText.expectedValue(this.#found()));
    const isNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(word);
    if (!isNumber && !["true", "false", "null"].includes(word)) {
      const json = PYTHON_WORDS[word];
      if (json !== undefined) this.#fail(jsonText.pythonWord(word, json));
      this.#fail(/^[-+.\d]/.test(word) ? jsonText.badNumber(word) : jsonText.unknownWord(word));
    }
    this.#at += word.length;
  }
}
