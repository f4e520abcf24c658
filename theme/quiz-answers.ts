/** What is right in a quiz: a file that is fetched when the reader first answers, and never before. */

/** Of a prediction or a choice: which options are right, and a reason for each, as HTML. */
export interface OptionsAnswer {
  right: number[];
  why: string[];
}

/** Of an order: which of the shown lines is first, second …, and why. */
export interface OrderAnswer {
  order: number[];
  why: string;
}

/** Of a line to find: its number from 1, and reasons. */
export interface LineAnswer {
  line: number;
  why: string;
  others: Record<string, string>;
  otherwise: string | null;
}

export type Answer = OptionsAnswer | OrderAnswer | LineAnswer;

/** answers.json of one quiz. */
export class Answers {
  readonly #url: string;
  #file: Promise<Record<string, Answer>> | null = null;

  constructor(url: string) {
    this.#url = url;
  }

  /** What is right in a question. A failed fetch is forgotten, so that the next call tries again. */
  async of(question: string): Promise<Answer> {
    this.#file ??= fetchAnswers(this.#url).catch((error: unknown) => {
      this.#file = null;
      throw error;
    });
    const answer = (await this.#file)[question];
    if (answer === undefined) throw new Error(`${this.#url} has no ${question}`);
    return answer;
  }
}

/** A reason as nodes. The build made the HTML of Markdown in which HTML is text. */
export function reason(html: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

async function fetchAnswers(url: string): Promise<Record<string, Answer>> {
  const response = await fetch(url, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${url}: status ${response.status}`);
  return ((await response.json()) as { questions: Record<string, Answer> }).questions;
}
