/** What all charts are made of: the picture with its floor, the names of the steps below it, and a legend above. */

import { makeSvg } from "./svg.js";

/** Of a chart's picture, in pixels. */
export interface ChartSize {
  width: number;
  height: number;
  /** Where the values stand on: so far from the top. */
  floor: number;
  /** How far the floor stays from both sides. */
  side: number;
}

/** About as wide as a character of the legend. */
const CHARACTER = 7;

/** A picture with nothing in it but its floor. `label` is all that it says, for who does not see it. */
export function chartFrame(label: string, { width, height, floor, side }: ChartSize): SVGSVGElement {
  const svg = makeSvg("svg", { class: "lambda-chart", role: "img", "aria-label": label, width, height, viewBox: `0 0 ${width} ${height}` });
  svg.append(makeSvg("path", { class: "lambda-chart-floor", d: `M${side} ${floor}H${width - side}` }));
  return svg;
}

/** The name of a step, below the floor. */
export function stepName(x: number, { height }: ChartSize, name: string): SVGElement {
  return makeSvg("text", { x, y: height - 8, "text-anchor": "middle" }, name);
}

/** Points joined by a line; empty where there are none. */
export function joined(places: [x: number, y: number][]): SVGElement[] {
  return places.length === 0 ? [] : [makeSvg("path", { class: "lambda-chart-line", d: `M${places.map((place) => place.join(" ")).join("L")}` })];
}

/** A value: a dot, with its text above or below it. */
export function dot(x: number, y: number, text: string | null, isBelow = false): SVGElement[] {
  const mark = makeSvg("circle", { class: "lambda-chart-dot", cx: x, cy: y, r: 4 });
  if (text === null) return [mark];
  return [mark, makeSvg("text", { class: "lambda-chart-line-text", x, y: y + (isBelow ? 17 : -9), "text-anchor": "middle" }, text)];
}

/** A bar or a line of the legend with its name, and where the next one begins. */
export function legendEntry(kind: "bar" | "line", x: number, name: string): { marks: SVGElement[]; next: number } {
  const [mark, width] =
    kind === "bar"
      ? [makeSvg("rect", { class: "lambda-chart-bar", x, y: 4, width: 10, height: 10, rx: 2 }), 15]
      : [makeSvg("path", { class: "lambda-chart-line", d: `M${x} 9h16` }), 21];
  return { marks: [mark, makeSvg("text", { x: x + width, y: 13 }, name)], next: x + width + name.length * CHARACTER + 14 };
}
