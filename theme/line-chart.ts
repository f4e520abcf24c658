/** Lines over the same steps, on a logarithmic scale: for prices that differ by powers of ten. */

import { chartFrame, dot, joined, legendEntry, stepName } from "./chart-parts.js";
import { makeSvg } from "./svg.js";

/** One line. */
export interface Series {
  name: string;
  tone: "ember" | "cold";
  values: number[];
}

/** What a chart is made with. */
export interface LineChartOptions {
  /** All that it says, for who does not see it. */
  label: string;
  /** Names of the steps, as many as each line has values. */
  steps: string[];
  series: Series[];
  text(value: number): string;
  width: number;
}

const HEIGHT = 210;
const TOP = 36;
const BOTTOM = 28;
const SIDE = 34;
/** The floor and the legend go further out than the first and the last value. */
const FLOOR_SIDE = 8;

/** The chart; each line is named and numbered at its ends. */
export function lineChart({ label, steps, series, text, width }: LineChartOptions): SVGSVGElement {
  const floor = HEIGHT - BOTTOM;
  const size = { width, height: HEIGHT, floor, side: FLOOR_SIDE };
  const svg = chartFrame(label, size);
  const logs = series.flatMap(({ values }) => values.filter((value) => value > 0).map(Math.log10));
  const [least, most] = [Math.min(...logs), Math.max(...logs)];
  const x = (index: number): number => SIDE + ((width - 2 * SIDE) * index) / Math.max(steps.length - 1, 1);
  const y = (value: number): number => floor - 6 - ((floor - TOP - 6) * (Math.log10(Math.max(value, 10 ** least)) - least)) / Math.max(most - least, 1e-9);
  svg.append(...steps.map((step, index) => stepName(x(index), size, step)));
  let legendAt = FLOOR_SIDE;
  for (const { name, tone, values } of series) {
    const line = makeSvg("g", { class: "lambda-line-series", "data-tone": tone });
    line.append(...joined(values.map((value, index) => [x(index), y(value)])));
    values.forEach((value, index) => {
      const isEnd = index === 0 || index === values.length - 1;
      // Where two lines come close, the lower one is numbered below.
      const isBelow = index > 0 && series.some((other) => (other.values[index] ?? 0) > value);
      line.append(...dot(x(index), y(value), isEnd ? text(value) : null, isBelow));
    });
    const { marks, next } = legendEntry("line", legendAt, name);
    line.append(...marks);
    legendAt = next;
    svg.append(line);
  }
  return svg;
}
