/** Two series over the same steps in one picture: bars with their own axis on the left, a line with its own on the right. */

import { makeSvg } from "./svg.js";

/** One step of the chart. A null is no value: a run that failed. */
export interface ChartPoint {
  label: string;
  bar: number | null;
  barText: string;
  line: number | null;
  lineText: string;
}

/** What a chart is made with. */
export interface ChartOptions {
  points: ChartPoint[];
  /** All that it says, for who does not see it. */
  label: string;
  barName: string;
  lineName: string;
  width: number;
}

const HEIGHT = 190;
const TOP = 34;
const BOTTOM = 26;
const SIDE = 8;

/** The chart. Each value is written at its place, so there is no axis to read off. */
export function chart({ points, label, barName, lineName, width }: ChartOptions): SVGSVGElement {
  const svg = makeSvg("svg", { class: "lambda-chart", role: "img", "aria-label": label, width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}` });
  const step = (width - 2 * SIDE) / Math.max(points.length, 1);
  const floor = HEIGHT - BOTTOM;
  const room = floor - TOP - 22;
  const x = (index: number): number => SIDE + step * (index + 0.5);
  const most = (values: (number | null)[]): number => Math.max(...values.map((value) => value ?? 0), Number.MIN_VALUE);
  const mostBar = most(points.map(({ bar }) => bar));
  const mostLine = most(points.map(({ line }) => line));
  const y = (part: number): number => floor - room * part;
  svg.append(legend(barName, lineName), makeSvg("path", { class: "lambda-chart-floor", d: `M${SIDE} ${floor}H${width - SIDE}` }));
  const isNarrow = step < 70;
  points.forEach(({ bar, barText, label: name }, index) => {
    const height = bar === null ? 0 : Math.max(room * (bar / mostBar), 2);
    const barWidth = Math.min(step * 0.5, 46);
    svg.append(
      makeSvg("rect", { class: "lambda-chart-bar", x: x(index) - barWidth / 2, y: floor - height, width: barWidth, height, rx: 2 }),
      makeSvg("text", { x: x(index), y: HEIGHT - 8, "text-anchor": "middle" }, isNarrow ? name.replace(/ MB$/, "") : name),
    );
    if (!isNarrow || bar === null) {
      const inside = height > 24;
      svg.append(makeSvg("text", { class: "lambda-chart-bar-text", x: x(index), y: inside ? floor - 6 : floor - height - 5, "text-anchor": "middle" }, barText));
    }
  });
  const places = points.flatMap(({ line }, index) => (line === null ? [] : [`${x(index)} ${y(line / mostLine)}`]));
  if (places.length > 0) svg.append(makeSvg("path", { class: "lambda-chart-line", d: `M${places.join("L")}` }));
  points.forEach(({ line, lineText }, index) => {
    if (line === null) return;
    const place = y(line / mostLine);
    svg.append(makeSvg("circle", { class: "lambda-chart-dot", cx: x(index), cy: place, r: 4 }));
    if (!isNarrow) svg.append(makeSvg("text", { class: "lambda-chart-line-text", x: x(index), y: place - 9, "text-anchor": "middle" }, lineText));
  });
  return svg;
}

function legend(barName: string, lineName: string): SVGElement {
  const after = SIDE + 22 + barName.length * 7;
  return makeSvg(
    "g",
    {},
    makeSvg("rect", { class: "lambda-chart-bar", x: SIDE, y: 4, width: 10, height: 10, rx: 2 }),
    makeSvg("text", { x: SIDE + 15, y: 13 }, barName),
    makeSvg("path", { class: "lambda-chart-line", d: `M${after} 9h16` }),
    makeSvg("text", { x: after + 21, y: 13 }, lineName),
  );
}
