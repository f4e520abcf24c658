/** Draws the card that a link to a page shows elsewhere: the book, the part, the title, the question and a motif, as a PNG. */

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import opentype from "opentype.js";
import { motif } from "./preview-motifs.mjs";
import { packed } from "./preview-png.mjs";

const WIDTH = 1200;
const HEIGHT = 630;
const MARGIN = 80;
const KIND = "A workbook about AWS Lambda";

/** The light theme's colours: those of css/colours.css, on a warmer paper. */
const PAPER = "#fffdf8";
const INK = "#1d2731";
const MUTED = "#4c5661";
const EMBER = "#a8430c";
const EMBER_TINT = "#f9e9dc";
const LINE = "#dcd8cf";
const SUNKEN = "#f4f2ec";
const KEYWORD = "#9a2393";
const NAME = "#1455a5";

/** Words stand left of the motif, between the head of the card and the cell that looks in from below. */
const TEXT = { width: 800, top: 148, bottom: 502 };
const MOST_TITLE_LINES = 3;
/** Sizes of title and question in pixels. The first pair that fits is taken. */
const SIZES = [[78, 36], [70, 34], [64, 32], [58, 30], [52, 28], [46, 26]];
const TITLE_LINE = 1.16;
const ABOUT_LINE = 1.42;

const find = createRequire(import.meta.url).resolve;
const font = async (file) => {
  const { buffer, byteOffset, byteLength } = await readFile(find(`@expo-google-fonts/${file}`));
  return opentype.parse(buffer.slice(byteOffset, byteOffset + byteLength));
};
// Open Sans and Source Code Pro are the fonts of the book itself, which mdBook has in a form that only browsers read.
const [bold, semiBold, regular, code] = await Promise.all([
  font("open-sans/700Bold/OpenSans_700Bold.ttf"),
  font("open-sans/600SemiBold/OpenSans_600SemiBold.ttf"),
  font("open-sans/400Regular/OpenSans_400Regular.ttf"),
  font("source-code-pro/500Medium/SourceCodePro_500Medium.ttf"),
  readFile(find("@resvg/resvg-wasm/index_bg.wasm")).then(initWasm),
]);

/**
 * The card of a page as a PNG.
 *
 * @param {{book: string, part: string, title: string, about: string, page: string}} words `part` may be empty; `page` is the page's path
 * without its ending.
 */
export function card(words) {
  const drawn = new Resvg(drawing(words)).render();
  return packed(drawn.pixels, WIDTH, HEIGHT);
}

function drawing({ book, part, title, about, page }) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" fill="${PAPER}"/>
    ${head(book, part)}
    ${body(printed(title), printed(wholeSentences(about)))}
    <g transform="translate(930 222)" fill="none" stroke="${EMBER}" stroke-width="8" stroke-linecap="round" stroke-linejoin="round">${motif(page)}</g>
    ${cell()}
  </svg>`;
}

/** The book's name and what it is, and the part as the badges of a result look. */
function head(book, part) {
  const x = MARGIN + 50;
  const bolt = `<path d="M24 0L2 32H16L10 56L36 20H21Z" transform="translate(${MARGIN} 60)" fill="${EMBER}"/>`;
  const name = line(book, bold, 32, x, 100, INK);
  const [left, width] = [x + widthOf(book, bold, 32) + 24, part === "" ? 0 : widthOf(part, semiBold, 25) + 36];
  const badge = `<rect x="${left}" y="65" width="${width}" height="46" rx="9" fill="${EMBER_TINT}"/>${line(part, semiBold, 25, left + 18, 97, EMBER)}`;
  const right = WIDTH - MARGIN - widthOf(KIND, regular, 25);
  const kind = right > left + width + 24 ? line(KIND, regular, 25, right, 98, MUTED) : "";
  return bolt + name + (part === "" ? "" : badge) + kind;
}

/** Title and question, as large as they fit, in the middle of their place. */
function body(title, about) {
  for (const [titleSize, aboutSize] of SIZES) {
    const titles = balanced(title, bold, titleSize);
    const abouts = about === "" ? [] : balanced(about, regular, aboutSize);
    const gap = abouts.length > 0 ? aboutSize * 0.65 : 0;
    const [titleLine, aboutLine] = [titleSize * TITLE_LINE, aboutSize * ABOUT_LINE];
    const height = titles.length * titleLine + gap + abouts.length * aboutLine;
    const fits = titles.length <= MOST_TITLE_LINES && height <= TEXT.bottom - TEXT.top;
    const isWide = titles.some((words) => widthOf(words, bold, titleSize) > TEXT.width);
    if (!fits || isWide) continue;
    const top = TEXT.top + (TEXT.bottom - TEXT.top - height) / 2;
    const below = top + titles.length * titleLine + gap;
    // A line's letters stand on a base that lies a little above its lower edge.
    return [
      ...titles.map((words, index) => line(words, bold, titleSize, MARGIN, top + (index + 0.8) * titleLine, INK)),
      ...abouts.map((words, index) => line(words, regular, aboutSize, MARGIN, below + (index + 0.74) * aboutLine, MUTED)),
    ].join("");
  }
  throw new Error(`“${title}” does not fit on its preview picture: shorten the title or its longest word, or add a smaller pair to SIZES in theme/preview-card.mjs`);
}

/** The upper edge of a cell, with the button that all of this is about. */
function cell() {
  const [top, width] = [540, WIDTH - 2 * MARGIN];
  const words = [["def ", KEYWORD], ["handler", NAME], ["(event, context):", INK]];
  let x = MARGIN + 216;
  const program = words.map(([text, colour]) => {
    const drawn = line(text, code, 28, x, top + 55, colour);
    x += widthOf(text, code, 28);
    return drawn;
  });
  return `<rect x="${MARGIN}" y="${top}" width="${width}" height="120" rx="14" fill="${SUNKEN}" stroke="${LINE}" stroke-width="2"/>
    <rect x="${MARGIN + 20}" y="${top + 18}" width="150" height="54" rx="9" fill="${EMBER}"/>
    <path d="M${MARGIN + 48} ${top + 35}v20l17 -10z" fill="#fff"/>
    ${line("Run", semiBold, 28, MARGIN + 84, top + 55, "#fff")}${program.join("")}`;
}

/** A description that is cut shows no half sentence where it has a whole one. */
function wholeSentences(about) {
  return about.endsWith("…") ? (/^.*[.?!](?= )/.exec(about)?.[0] ?? about) : about;
}

/** Apostrophes as mdBook prints them. */
function printed(words) {
  return words.replaceAll(/(?<=\p{L})'/gu, "’");
}

/** Words in as few lines as fit: two where the sentence or the thought ends, if it can be; more of about one length. */
function balanced(words, font, size) {
  const fewest = wrapped(words, font, size, TEXT.width);
  if (fewest.length === 2) return inTwo(words, font, size) ?? fewest;
  let [narrow, wide] = [0, TEXT.width];
  while (wide - narrow > 1) {
    const middle = (narrow + wide) / 2;
    const lines = wrapped(words, font, size, middle);
    const fits = lines.length === fewest.length && lines.every((text) => widthOf(text, font, size) <= middle);
    [narrow, wide] = fits ? [narrow, middle] : [middle, wide];
  }
  return wrapped(words, font, size, wide);
}

/** The best of all ways to break words once. A break at a mark may be less even than others. */
function inTwo(words, font, size) {
  const parts = inseparable(words);
  const ways = parts.slice(1).map((_, index) => [parts.slice(0, index + 1).join(" "), parts.slice(index + 1).join(" ")]);
  const wider = (way) => Math.max(...way.map((text) => widthOf(text, font, size)));
  const cost = (way) => wider(way) * (/[.?!]$/.test(way[0]) ? 0.6 : /[,:;]$/.test(way[0]) ? 0.8 : 1);
  return ways.filter((way) => wider(way) <= TEXT.width).sort((one, other) => cost(one) - cost(other))[0];
}

/** Words, but articles and numbers together with what follows them. */
function inseparable(words) {
  return words.split(/(?<!\b(?:an?|the|\d+))\s+/i);
}

function wrapped(words, font, size, width) {
  const lines = [];
  for (const word of inseparable(words)) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : "";
    if (longer !== "" && widthOf(longer, font, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

const measured = new Map();

/** How wide words are, in pixels. The same lines are asked for again and again while the words are balanced. */
function widthOf(words, font, size) {
  const known = measured.get(font) ?? new Map();
  measured.set(font, known);
  if (!known.has(words)) known.set(words, font.getAdvanceWidth(words, 1));
  return known.get(words) * size;
}

/** Words as outlines, so that what was measured is what is drawn. */
function line(words, font, size, x, y, colour) {
  const missing = [...words].find((character) => !font.hasChar(character));
  if (missing !== undefined) throw new Error(`the font of the preview pictures has no “${missing}”, which is in “${words}”: write it in another way`);
  // The library's own writer (opentype.js 2.0.0) loses the rest of a line where a number is nearly whole.
  const numbers = ({ x1, y1, x2, y2, x, y }) => [x1, y1, x2, y2, x, y].filter((number) => number !== undefined).map((number) => number.toFixed(1));
  const outline = font.getPath(words, x, y, size).commands.map((command) => `${command.type}${numbers(command).join(" ")}`);
  return `<path fill="${colour}" d="${outline.join("")}"/>`;
}
