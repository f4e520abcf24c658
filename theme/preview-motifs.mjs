/** The small drawing on a page's preview picture: one for each part of the book, by the folder that the part's lessons lie in. */

/** Lines in a square of 200 pixels. */
const MOTIFS = {
  // Fire and forget.
  concepts: '<path d="M96 8H128L100 84H156L68 196L88 116H36Z"/>',
  // One event, several who are called.
  serverless:
    '<circle cx="30" cy="100" r="20"/><path d="M50 100H138M92 100V40Q92 28 104 28H138M92 100V160Q92 172 104 172H138"/>' +
    '<rect x="140" y="6" width="48" height="44" rx="8"/><rect x="140" y="78" width="48" height="44" rx="8"/><rect x="140" y="150" width="48" height="44" rx="8"/>',
  // Rows go into a warehouse.
  etl:
    '<ellipse cx="100" cy="84" rx="72" ry="24"/><path d="M28 84V164C28 177 60 188 100 188S172 177 172 164V84M28 124C28 137 60 148 100 148S172 137 172 124"/>' +
    '<path d="M100 4V46M82 30L100 48L118 30"/>',
  // A receipt.
  money:
    '<path d="M40 10H160V188L140 172L120 188L100 172L80 188L60 172L40 188Z"/><path d="M66 50H134M66 84H134M66 118H90M118 118H134"/>',
  // A gauge that is nearly at its end.
  limits:
    '<path d="M38 172A88 88 0 1 1 162 172"/><path d="M109 104L146 70M100 52V58M40 112H46M58 70L62 74M160 112H154"/><circle cx="100" cy="112" r="11"/>',
  playground: '<rect x="14" y="14" width="172" height="172" rx="28"/><path d="M78 62V138L142 100Z"/>',
  // An open book.
  pages: '<path d="M100 50C80 32 48 28 14 32V164C48 160 80 164 100 182C120 164 152 160 186 164V32C152 28 120 32 100 50V182"/><path d="M42 70Q60 70 74 78M42 106Q60 106 74 114M158 70Q140 70 126 78M158 106Q140 106 126 114"/>',
};

/**
 * The motif of a page as SVG. Addresses of pages are for ever, names of parts are not.
 *
 * @param {string} page its path in the book, without an ending
 */
export function motif(page) {
  const [folder] = page.split("/");
  return MOTIFS[folder] ?? MOTIFS.pages;
}
