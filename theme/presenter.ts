/** The presenter's view of a lesson: large type, nothing around it, and a window with notes that is kept in step. */

import { announce } from "./announce.js";
import { keepFromBook, make, makeButton } from "./dom.js";
import { openChannel, type Shown } from "./presenter-channel.js";
import { rootUrl } from "./site.js";
import { presentText as words } from "./text-study.js";

/** Sizes of type, as parts of the browser's own size; a lesson has 0.625 of it. */
const SIZES = [0.75, 0.9, 1, 1.15, 1.3, 1.5, 1.75];
const FIRST_SIZE = 2;

let leavePresenting: (() => void) | null = null;

/** Shows the lesson with this end to a room, or leaves that view. */
export function present(end: HTMLElement): void {
  if (leavePresenting === null) leavePresenting = begin(end);
  else leavePresenting();
}

function begin(end: HTMLElement): () => void {
  const root = document.documentElement;
  let size = FIRST_SIZE;
  const resize = (by: number): void => {
    size = Math.min(SIZES.length - 1, Math.max(0, size + by));
    root.style.setProperty("--lambda-present", `${(SIZES[size] ?? 1) * 100}%`);
  };
  const said = make("p", { class: "lambda-present-said", role: "status" });
  const button = (label: string, press: () => void, title = label): HTMLButtonElement =>
    makeButton({ class: "lambda-button lambda-small", title }, press, label);
  const turns = (["prev", "next"] as const).map((rel) => {
    const link = document.querySelector<HTMLAnchorElement>(`.nav-wide-wrapper a[rel~="${rel}"]`);
    const label = rel === "prev" ? words.previous : words.next;
    return link === null ? [] : [make("a", { class: "lambda-button lambda-small", href: link.href, rel }, label)];
  });
  const leave = (): void => {
    for (const [link, href] of links) link.setAttribute("href", href);
    bar.remove();
    root.classList.remove("lambda-presenting");
    removeEventListener("scroll", tell);
    removeEventListener("keydown", onKey, true);
    leavePresenting = null;
    putIntoAddress(false);
    document.querySelector<HTMLElement>(".lambda-present-button")?.focus();
  };
  const tools = make(
    "div",
    { class: "lambda-present-tools", role: "toolbar", "aria-label": words.bar },
    ...turns.flat(),
    button(words.notes, () => openNotes(end, said), words.notesHint),
    button("A−", () => resize(-1), words.smaller),
    button("A+", () => resize(1), words.larger),
    button(words.leave, leave, words.leaveHint),
  );
  const bar = make("aside", { class: "lambda-panel lambda-present-bar", "aria-label": words.bar }, tools, said);
  keepFromBook(bar);
  root.classList.add("lambda-presenting");
  resize(0);
  document.body.append(bar);
  // Whoever follows a link goes on presenting.
  const links = keepPresenting(bar);
  putIntoAddress(true);

  const channel = openChannel((message) => {
    if (message.says === "hello") tellNow();
    if (message.says === "go") notePlaces()[message.note]?.scrollIntoView({ block: "start" });
    if (message.says === "turn") bar.querySelector<HTMLElement>(message.by > 0 ? 'a[rel="next"]' : 'a[rel="prev"]')?.click();
  });
  let last = "";
  const tellNow = (): void => channel.tell(shown(end));
  const tell = (): void => {
    const now = shown(end);
    const key = `${now.note} ${now.heading}`;
    if (key === last) return;
    last = key;
    channel.tell(now);
  };
  const onKey = (event: KeyboardEvent): void => {
    const isElsewhere = event.target instanceof Element && event.target.closest("input, dialog, .lambda-cell, .lambda-quiz") !== null;
    if (event.key === "Escape" && !isElsewhere) leave();
  };
  addEventListener("scroll", tell, { passive: true });
  // mdBook takes Escape for its own; so this comes first.
  addEventListener("keydown", onKey, true);
  tellNow();
  return leave;
}

/** What has come so high is what the room looks at. A note that is gone to stands higher (css/presenter.css). */
const REACHED = 0.3;

/** What is on the screen now. */
function shown(end: HTMLElement): Shown {
  const reached = (element: HTMLElement): boolean => element.getBoundingClientRect().top < innerHeight * REACHED;
  const headings = [...document.querySelectorAll<HTMLElement>("main :is(h1, h2, h3)")];
  const title = headings[0]?.textContent ?? "";
  const note = notePlaces().filter(reached).length - 1;
  return { says: "shown", lesson: end.dataset["lesson"] ?? "", title, heading: headings.filter(reached).at(-1)?.textContent ?? title, note };
}

function notePlaces(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("main .lambda-note-place")];
}

/** Opens the notes in a window; only a press of the presenter's may do that, and the browser may refuse it. */
function openNotes(end: HTMLElement, said: HTMLElement): void {
  const url = new URL(`${end.dataset["lesson"] ?? ""}.html?notes`, rootUrl()).href;
  const opened = window.open(url, "lambda-notes", "popup,width=720,height=840");
  if (opened !== null) return said.replaceChildren();
  said.replaceChildren(words.blocked, make("a", { href: url, target: "_blank" }, words.blockedLink), ".");
  announce(`${words.blocked}${words.blockedLink}.`);
}

/** Links to other pages of the book open them in this view, too. Gives their addresses as they were. */
function keepPresenting(bar: HTMLElement): [HTMLAnchorElement, string][] {
  const root = rootUrl().href;
  const places = [document.querySelector("main"), document.querySelector(".nav-wrapper"), document.querySelector(".nav-wide-wrapper"), bar];
  const links = places.flatMap((place) => [...(place?.querySelectorAll<HTMLAnchorElement>("a[href]") ?? [])]);
  const changed: [HTMLAnchorElement, string][] = [];
  for (const link of links) {
    const isPage = link.href.startsWith(root) && link.pathname.endsWith(".html") && link.pathname !== location.pathname;
    if (!isPage) continue;
    changed.push([link, link.getAttribute("href") ?? ""]);
    link.search = "?present";
  }
  return changed;
}

/** The address says that this is the presenter's view, so that loading it again stays there. */
function putIntoAddress(isPresenting: boolean): void {
  const url = new URL(location.href);
  url.search = isPresenting ? "?present" : "";
  history.replaceState(null, "", url);
}
