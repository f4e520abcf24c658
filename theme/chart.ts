/** Two series over the same steps in one picture: bars with their own axis on the left, a line with its own on the right. */

import { chartFrame, dot, joined, legendEntry, stepName } from "./chart-parts.js";
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
  const floor = HEIGHT - BOTTOM;
  const size = { width, height: HEIGHT, floor, side: SIDE };
  const svg = chartFrame(label, size);
  const bars = legendEntry("bar", SIDE, barName);
  svg.append(...bars.marks, ...legendEntry("line", bars.next, lineName).marks);
  const step = (width - 2 * SIDE) / Math.max(points.length, 1);
  const room = floor - TOP - 22;
  const x = (index: number): number => SIDE + step * (index + 0.5);
  const most = (values: (number | null)[]): number => Math.max(...values.map((value) => value ?? 0), Number.MIN_VALUE);
  const mostBar = most(points.map(({ bar }) => bar));
  const mostLine = most(points.map(({ line }) => line));
  const isNarrow = step < 70;
  points.forEach(({ bar, barText, label: name }, index) => {
    const height = bar === null ? 0 : Math.max(room * (bar / mostBar), 2);
    const barWidth = Math.min(step * 0.5, 46);
    svg.append(
      makeSvg("rect", { class: "lambda-chart-bar", x: x(index) - barWidth / 2, y: floor - height, width: barWidth, height, rx: 2 }),
      stepName(x(index), size, isNarrow ? name.replace(/ MB$/, "") : name),
    );
    if (!isNarrow || bar === null) {
      const inside = height > 24;
      svg.append(makeSvg("text", { class: "lambda-chart-bar-text", x: x(index), y: inside ? floor - 6 : floor - height - 5, "text-anchor": "middle" }, barText));
    }
  });
  const places = points.flatMap(({ line, lineText }, index) =>
    line === null ? [] : [{ at: [x(index), floor - room * (line / mostLine)] as [number, number], lineText }],
  );
  svg.append(...joined(places.map(({ at }) => at)), ...places.flatMap(({ at: [left, top], lineText }) => dot(left, top, isNarrow ? null : lineText)));
  return svg;
}
