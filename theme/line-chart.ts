/** Lines over the same steps, on a logarithmic scale: for prices that differ by powers of ten. */

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

/** The chart; each line is named and numbered at its ends. */
export function lineChart({ label, steps, series, text, width }: LineChartOptions): SVGSVGElement {
  const svg = makeSvg("svg", { class: "lambda-chart", role: "img", "aria-label": label, width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}` });
  const logs = series.flatMap(({ values }) => values.filter((value) => value > 0).map(Math.log10));
  const [least, most] = [Math.min(...logs), Math.max(...logs)];
  const floor = HEIGHT - BOTTOM;
  const x = (index: number): number => SIDE + ((width - 2 * SIDE) * index) / Math.max(steps.length - 1, 1);
  const y = (value: number): number => floor - 6 - ((floor - TOP - 6) * (Math.log10(Math.max(value, 10 ** least)) - least)) / Math.max(most - least, 1e-9);
  svg.append(makeSvg("path", { class: "lambda-chart-floor", d: `M8 ${floor}H${width - 8}` }));
  steps.forEach((step, index) => svg.append(makeSvg("text", { x: x(index), y: HEIGHT - 9, "text-anchor": "middle" }, step)));
  let legendAt = 8;
  for (const { name, tone, values } of series) {
    const line = makeSvg("g", { class: "lambda-line-series", "data-tone": tone });
    line.append(makeSvg("path", { class: "lambda-chart-line", d: `M${values.map((value, index) => `${x(index)} ${y(value)}`).join("L")}` }));
    values.forEach((value, index) => {
      line.append(makeSvg("circle", { class: "lambda-chart-dot", cx: x(index), cy: y(value), r: 3.5 }));
      if (index === 0 || index === values.length - 1) {
        // Where two lines come close, the lower one is numbered below.
        const isLower = series.some((other) => (other.values[index] ?? 0) > value);
        const place = y(value) + (isLower && index > 0 ? 17 : -9);
        line.append(makeSvg("text", { class: "lambda-chart-line-text", x: x(index), y: place, "text-anchor": "middle" }, text(value)));
      }
    });
    line.append(makeSvg("path", { class: "lambda-chart-line", d: `M${legendAt} 9h16` }), makeSvg("text", { x: legendAt + 21, y: 13 }, name));
    legendAt += 40 + name.length * 7;
    svg.append(line);
  }
  return svg;
}
