/** Mends what mdBook's frame lacks for the keyboard and for screen readers: its bar is no landmark, its menu no button. */

import { makeButton } from "./dom.js";

/** Makes the bar a banner, and puts a real button in the place of the label that opens the sidebar. */
export function mendBookFrame(): void {
  document.getElementById("mdbook-menu-bar")?.setAttribute("role", "banner");
  const label = document.getElementById("mdbook-sidebar-toggle");
  if (label === null) return;
  const { title } = label;
  const button = makeButton(
    { class: label.className, title, "aria-label": title, "aria-controls": label.getAttribute("aria-controls") },
    () => label.click(),
    ...label.childNodes,
  );
  const copyState = (): void => button.setAttribute("aria-expanded", label.getAttribute("aria-expanded") ?? "false");
  copyState();
  new MutationObserver(copyState).observe(label, { attributeFilter: ["aria-expanded"] });
  label.before(button);
  label.style.display = "none";
}
