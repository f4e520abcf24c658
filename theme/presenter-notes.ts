/** The window with the presenter's notes, in step with the lesson that is presented in another window of this browser. */

import { make, makeButton } from "./dom.js";
import { type Message, openChannel, type Shown } from "./presenter-channel.js";
import { rootUrl } from "./site.js";
import { presentText as words } from "./text-study.js";

/** notes.json of a lesson. */
interface NotesFile {
  title: string;
  minutes: number;
  /** HTML that the preprocessor made of the author's Markdown. */
  notes: string[];
}

/** So long nobody may have answered before the window says that there is no lesson to be in step with. */
const SILENCE_MS = 1_500;

/** Shows the notes in place of the lesson with this end. */
export function showNotes(end: HTMLElement): void {
  new NotesWindow(end.dataset["lesson"] ?? "", document.querySelector("main h1")?.textContent ?? "");
}

class NotesWindow {
  readonly #step = make("p", { class: "lambda-notes-step", role: "status" });
  readonly #where = make("p", { class: "lambda-notes-where" });
  readonly #clock = make("span", { class: "lambda-notes-clock" });
  readonly #facts = make("span");
  readonly #title = make("h1");
  readonly #list = make("ol", { class: "lambda-notes-list" });
  #lesson = "";
  #note = -1;
  #since = Date.now();

  constructor(lesson: string, title: string) {
    document.documentElement.classList.add("lambda-notes-window");
    const tell = (message: Message): void => channel.tell(message);
    const button = (label: string, message: () => Message): HTMLButtonElement =>
      makeButton({ class: "lambda-button lambda-small" }, () => tell(message()), label);
    const buttons = make(
      "div",
      { class: "lambda-buttons" },
      button(words.previousNote, () => ({ says: "go", note: Math.max(0, this.#note - 1) })),
      button(words.nextNote, () => ({ says: "go", note: this.#note + 1 })),
      button(words.previous, () => ({ says: "turn", by: -1 })),
      button(words.next, () => ({ says: "turn", by: 1 })),
    );
    const head = make("p", { class: "lambda-notes-facts" }, this.#clock, " · ", this.#facts);
    document.body.replaceChildren(
      make("main", { class: "lambda-panel lambda-notes" }, this.#title, head, this.#step, this.#where, buttons, this.#list),
    );
    const channel = openChannel((message) => {
      if (message.says === "shown") void this.#follow(message);
    });
    void this.#open(lesson, title);
    tell({ says: "hello" });
    const silence = setTimeout(() => this.#say(words.waiting), SILENCE_MS);
    this.#heard = () => clearTimeout(silence);
    setInterval(() => this.#tick(), 1000);
    this.#tick();
  }

  #heard: () => void = () => undefined;

  async #follow({ lesson, title, heading, note }: Shown): Promise<void> {
    this.#heard();
    this.#say(words.inStep);
    if (lesson !== this.#lesson) await this.#open(lesson, title);
    if (lesson !== this.#lesson) return;
    this.#where.replaceChildren(`${words.section}: `, make("strong", {}, heading));
    this.#note = note;
    this.#mark();
  }

  async #open(lesson: string, title: string): Promise<void> {
    this.#lesson = lesson;
    this.#since = Date.now();
    this.#note = -1;
    document.title = words.notesTitle(title);
    this.#title.textContent = title;
    this.#facts.textContent = "";
    let file: NotesFile | null = null;
    let problem: string | null = null;
    try {
      const response = await fetch(new URL(`${lesson}/notes.json`, rootUrl()), { credentials: "same-origin" });
      if (response.ok) file = (await response.json()) as NotesFile;
      else problem = response.status === 404 ? words.noNotes : words.unavailable;
    } catch {
      problem = words.unavailable;
    }
    // The presenter may have gone on meanwhile.
    if (lesson !== this.#lesson) return;
    if (file !== null) this.#facts.textContent = words.minutes(file.minutes);
    this.#list.replaceChildren(...(problem === null ? [] : [make("li", {}, problem)]), ...(file?.notes ?? []).map(note));
    this.#mark();
  }

  /** Marks the note that is said now, and keeps it in view. */
  #mark(): void {
    [...this.#list.children].forEach((item, index) => {
      if (index !== this.#note) return item.removeAttribute("aria-current");
      item.setAttribute("aria-current", "step");
      item.scrollIntoView({ block: "nearest" });
    });
  }

  #say(sentence: string): void {
    if (this.#step.textContent !== sentence) this.#step.textContent = sentence;
  }

  #tick(): void {
    const seconds = Math.floor((Date.now() - this.#since) / 1000);
    this.#clock.textContent = words.since(`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`);
  }
}

function note(html: string): HTMLElement {
  const item = make("li");
  // Made by the preprocessor from the book's own Markdown, in which tags are text.
  item.innerHTML = html;
  return item;
}
