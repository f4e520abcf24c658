/** localStorage for this book: every key begins with the book's place, and nothing here throws where storage is forbidden or full. */

import { storagePrefix } from "./site.js";

/** How keeping went. */
export type Kept = "kept" | "refused" | "full" | "too-long";

/** Set for a moment by the tab that empties this machine, so that all others hear of it. */
const CLEARED = "cleared";

/** How long a page waits before it loads again because another tab has emptied this machine. */
const RELOAD_AFTER_MS = 300;

/** Another tab has emptied this machine: what this page still has is of the last group, and is kept no more. */
let isOver = false;

addEventListener("storage", ({ key, newValue }) => {
  if (key !== storagePrefix() + CLEARED || newValue === null) return;
  if (isOver) return;
  isOver = true;
  // Not while the tab that sent it loads, too.
  setTimeout(() => location.reload(), RELOAD_AFTER_MS);
});

/** What is kept under a key of this book, if anything. */
export function read(key: string): string | null {
  try {
    return localStorage.getItem(storagePrefix() + key);
  } catch {
    return null;
  }
}

/** Keeps a text under a key of this book; null forgets it. */
export function write(key: string, value: string | null): Kept {
  if (isOver) return "refused";
  try {
    if (value === null) localStorage.removeItem(storagePrefix() + key);
    else localStorage.setItem(storagePrefix() + key, value);
    return "kept";
  } catch (error) {
    return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "refused";
  }
}

/** Whether anything can be kept now. */
export function tryStorage(): Kept {
  const kept = write("probe", "1");
  return kept === "kept" ? write("probe", null) : kept;
}

/** The keys of this book, without what they all begin with. */
export function keys(): string[] {
  const prefix = storagePrefix();
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
  } catch {
    return [];
  }
}

/** Calls back when another tab keeps or forgets something of this book; with null when it has emptied the whole storage. */
export function onOtherTab(listener: (key: string | null, value: string | null) => void): void {
  const prefix = storagePrefix();
  addEventListener("storage", ({ key, newValue }) => {
    if (key === null) listener(null, null);
    else if (key.startsWith(prefix)) listener(key.slice(prefix.length), newValue);
  });
}

/**
 * Forgets everything of this book, and `others` beside it; other tabs load again. This page must do so, too: it keeps nothing from here on.
 * False where the browser does not allow it.
 */
export function forgetAll(others: readonly string[]): boolean {
  write(CLEARED, "1");
  for (const key of keys()) write(key, null);
  isOver = true;
  try {
    for (const key of others) localStorage.removeItem(key);
    return keys().length === 0;
  } catch {
    return false;
  }
}
