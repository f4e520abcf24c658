/** Fetches a script of the playground once, when it is wanted. */

import { make } from "./dom.js";

const loading = new Map<string, Promise<unknown>>();

/** What the script puts into `globalThis` under this name. A failure is forgotten, so that the next call tries again. */
export function loadScript<T>(url: string, name: string): Promise<T> {
  const known = loading.get(url) as Promise<T> | undefined;
  if (known !== undefined) return known;
  const loaded = new Promise<T>((resolve, reject) => {
    const script = make("script", { src: url });
    script.onload = () => {
      const made = (globalThis as Record<string, unknown>)[name] as T | undefined;
      if (made === undefined) reject(new Error(`${url} is not ${name}`));
      // What is done with it is another task than its evaluation, so that the page answers in between.
      else setTimeout(() => resolve(made));
    };
    script.onerror = () => {
      script.remove();
      loading.delete(url);
      reject(new Error(`${url} could not be loaded`));
    };
    document.head.append(script);
  });
  loading.set(url, loaded);
  return loaded;
}
