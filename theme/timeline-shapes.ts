/** How each kind of thing on the time line is drawn. Colours come from css/timeline.css; form tells the kind as well. */

import { makeSvg } from "./svg.js";
import type { TimelineItem } from "./timeline.js";

/** Height of a row. */
export const ROW = 24;
/** Of a bar. */
const BAR = 16;
/** A bar is never narrower, however short it lasted. */
const LEAST = 4;
/** About as wide as a character of a label. */
const CHARACTER = 6.6;

/** Draws an item into its group, which has a name that says all of it, from one place to another on the axis, with its row at `top`. */
export function drawItem(group: SVGGElement, item: TimelineItem, from: number, to: number, top: number): void {
  const width = Math.max(to - from, LEAST);
  const middle = top + ROW / 2;
  group.setAttribute("class", "lambda-timeline-item");
  group.dataset["kind"] = item.kind;
  if (item.tone !== null) group.dataset["tone"] = item.tone;
  if (item.to === null) group.dataset["open"] = "";
  group.append(hitArea(item, from, width, top));
  switch (item.kind) {
    case "init":
    case "run":
      group.append(makeSvg("rect", { class: "lambda-bar", x: from, y: middle - BAR / 2, width, height: BAR, rx: 3 }));
      appendLabel(group, glyph(item) + item.label, from + 5, middle, width - 8);
      break;
    case "wait":
      group.append(makeSvg("path", { class: "lambda-wait", d: `M${from} ${middle}H${from + width}m0 -4v8` }));
      appendWaitLabel(group, item.label, from + width / 2, middle, width);
      break;
    case "message":
      group.append(
        makeSvg("path", { class: "lambda-message", d: `M${from} ${middle}H${from + width}` }),
        makeSvg("circle", { cx: from, cy: middle, r: 4 }),
      );
      if (item.to !== null) group.append(ending(item, from + width, middle));
      break;
    case "hand":
      group.append(makeSvg("rect", { class: "lambda-hand", x: from, y: middle - 5, width, height: 10, rx: 5 }));
      break;
    case "up":
      group.append(makeSvg("rect", { class: "lambda-up", x: from, y: middle - 3, width, height: 6, rx: 3 }));
      break;
    case "mark":
      group.append(makeSvg("path", { class: "lambda-mark", d: `M${from} ${middle - 6}l6 6l-6 6l-6 -6z` }));
      break;
  }
}

/** Wide enough for a finger, and a ring around what is chosen. */
function hitArea(item: TimelineItem, from: number, width: number, top: number): SVGElement {
  const isSmall = item.kind === "mark" || width < ROW;
  const x = isSmall ? from + (item.kind === "mark" ? 0 : width / 2) - ROW / 2 : from - 2;
  return makeSvg("rect", { class: "lambda-hit", x, y: top + 1, width: isSmall ? ROW : width + 4, height: ROW - 2, rx: 4 });
}

function glyph(item: TimelineItem): string {
  return item.kind !== "run" || item.tone === null ? "" : item.tone === "good" ? "✓ " : "✕ ";
}

function appendLabel(group: SVGGElement, label: string, x: number, middle: number, room: number): void {
  const fitting = fit(label, room);
  if (fitting !== "") group.append(makeSvg("text", { x, y: middle + 4, "aria-hidden": "true" }, fitting));
}

function appendWaitLabel(group: SVGGElement, label: string, x: number, middle: number, room: number): void {
  const wanted = label.length * CHARACTER + 10;
  if (wanted > room) return;
  group.append(
    makeSvg("rect", { class: "lambda-wait-ground", x: x - wanted / 2, y: middle - 8, width: wanted, height: 16 }),
    makeSvg("text", { x, y: middle + 4, "text-anchor": "middle", "aria-hidden": "true" }, label),
  );
}

/** A message that was worked on ends in a hook, one that was not in a cross. */
function ending(item: TimelineItem, x: number, middle: number): SVGElement {
  const d = item.tone === "good" ? `M${x} ${middle - 5}v10` : `M${x - 4} ${middle - 4}l8 8m0 -8l-8 8`;
  return makeSvg("path", { class: "lambda-message-end", d });
}

function fit(label: string, room: number): string {
  const most = Math.floor(room / CHARACTER);
  if (label.length <= most) return label;
  return most >= 2 ? (label.startsWith("✓") || label.startsWith("✕") ? label.slice(0, 1) : "") : "";
}
