/** Makes elements. */

type Attributes = Record<string, string | number | boolean | null | undefined>;

/** An element with attributes (`false`, null and undefined leave one out, `true` sets it empty) and children. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children);
  return element;
}

/** A button that is never inside a form and stays focusable when it has nothing to do (see `setAvailable`). */
export function makeButton(
  attributes: Attributes,
  onPress: () => void,
  ...children: (Node | string)[]
): HTMLButtonElement {
  const button = make("button", { type: "button", ...attributes }, ...children);
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-disabled") !== "true") onPress();
  });
  return button;
}

/** Marks a button as having something to do or not. `disabled` would throw the keyboard's focus away. */
export function setAvailable(button: HTMLButtonElement, isAvailable: boolean): void {
  if (isAvailable) button.removeAttribute("aria-disabled");
  else button.setAttribute("aria-disabled", "true");
}

/** Text for screen readers only. */
export function unseen(text: string): HTMLSpanElement {
  return make("span", { class: "lambda-unseen" }, text);
}

/**
 * Keeps what happens in an element from mdBook, which turns pages on arrows, opens its search on `s` and `/`, and its
 * sidebar on a swipe to the right.
 */
export function keepFromBook(element: HTMLElement): void {
  element.addEventListener("keydown", (event) => event.stopPropagation());
  element.addEventListener("touchstart", (event) => event.stopPropagation(), { passive: true });
}
