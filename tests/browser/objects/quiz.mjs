/** A question of a quiz, used as a reader would; and all questions of the built book, with what is right. */

import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { book } from "./site.mjs";

/** Pages that repeat others. */
const COPIES = new Set(["index.html", "print.html"]);

/** Every question of the book: `{page, quiz, id, kind, several, answer}`. */
export function questions() {
  const pages = readdirSync(book, { recursive: true }).filter((name) => name.endsWith(".html") && !COPIES.has(name)).sort();
  const found = pages.flatMap((name) => {
    const html = readFileSync(join(book, name), "utf8");
    const sections = html.matchAll(/<section class="lambda-quiz[^>]* data-quiz="([^"]*)" data-answers="([^"]*)"[^>]*>(.*?)<\/section>/gs);
    return [...sections].flatMap(([, quiz, path, inside]) => {
      const answers = JSON.parse(readFileSync(join(book, dirname(name), path), "utf8")).questions;
      const divs = inside.matchAll(/data-question="([^"]*)" data-kind="([^"]*)"( data-several)?/g);
      return [...divs].map(([, id, kind, several]) => ({ page: name.split(sep).join("/"), quiz, id, kind, several: several !== undefined, answer: answers[id] }));
    });
  });
  if (found.length === 0) throw new Error(`${book} has no quizzes; build the book first: cargo xtask build`);
  return found;
}

/** The first question of that kind. */
export function questionOf(kind, { several = false } = {}) {
  const found = questions().find((question) => question.kind === kind && question.several === several);
  if (found === undefined) throw new Error(`the book has no such question: ${kind}`);
  return found;
}

export class QuestionObject {
  constructor(page, { quiz, id }) {
    this.page = page;
    this.section = page.locator(`#quiz-${quiz}`);
    this.root = page.locator(`#quiz-${quiz}-${id}`);
    this.inputs = this.root.locator("input");
    this.rows = this.root.locator(":is(.lambda-options, .lambda-lines, .lambda-order) > li");
    this.reasons = this.root.locator(".lambda-why:visible");
    this.status = this.root.locator(".lambda-quiz-status");
    this.check = this.button("Check");
  }

  button(name) {
    return this.root.getByRole("button", { name, exact: true });
  }

  async ready() {
    await this.page.locator(".lambda-quiz.lambda-ready").first().waitFor();
  }

  /** The words of all rows as they stand now. */
  lines() {
    return this.root.locator(".lambda-option").allTextContents();
  }

  async announced(words) {
    await this.page.locator("#lambda-announcer").filter({ hasText: words }).waitFor({ state: "attached" });
  }
}
