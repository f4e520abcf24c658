/** Packs a picture of few colours as a PNG with a palette: a third of what four bytes for each pixel would take. */

import { encode } from "fast-png";

const MOST_COLOURS = 256;

/**
 * @param {Uint8Array} pixels red, green, blue and alpha of each; alpha is not kept
 * @param {number} width
 * @param {number} height
 */
export function packed(pixels, width, height) {
  const colours = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
  const counts = new Map();
  for (let start = 0, end = 0; start < colours.length; start = end) {
    while (colours[end] === colours[start]) end += 1;
    counts.set(colours[start], (counts.get(colours[start]) ?? 0) + end - start);
  }
  const common = [...counts].sort(([, one], [, other]) => other - one).map(([colour]) => colour);
  const palette = common.slice(0, MOST_COLOURS).map(channels);
  // The rare ones are shades on the edges of letters: nobody sees the next one in their place.
  const places = new Map(common.map((colour, index) => [colour, index < MOST_COLOURS ? index : nearest(palette, channels(colour))]));
  const data = new Uint8Array(colours.length);
  for (let pixel = 0, last, place; pixel < data.length; pixel += 1) {
    if (colours[pixel] !== last) [last, place] = [colours[pixel], places.get(colours[pixel])];
    data[pixel] = place;
  }
  return encode({ width, height, depth: 8, channels: 1, palette, data }, { zlib: { level: 6 } });
}

function channels(colour) {
  return [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255];
}

function nearest(palette, [red, green, blue]) {
  const distances = palette.map(([r, g, b]) => (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2);
  return distances.indexOf(Math.min(...distances));
}
