/** Notices that a reader means to use a cell, so that nothing is fetched for those who only read. */

/** How long a mouse must stay over a cell. */
const HOVER_MS = 300;

/**
 * Calls back once, at the first sign: the keyboard's focus or a press in the cell, or a mouse that stays over it.
 * Touch scrolling is no sign, and a reader who saves data is asked for a press.
 */
export function onIntent(cell: HTMLElement, begin: () => void): void {
  const signs = new AbortController();
  const { signal } = signs;
  let hover = 0;
  const decide = (): void => {
    clearTimeout(hover);
    signs.abort();
    begin();
  };
  cell.addEventListener("click", decide, { signal, capture: true });
  cell.addEventListener("keydown", ({ key }) => key === "Enter" && decide(), { signal, capture: true });
  if (savesData()) return;
  cell.addEventListener("focusin", decide, { signal });
  cell.addEventListener(
    "pointerenter",
    (event) => {
      if (event.pointerType === "mouse") hover = window.setTimeout(decide, HOVER_MS);
    },
    { signal },
  );
  cell.addEventListener("pointerleave", () => clearTimeout(hover), { signal });
}

function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}
