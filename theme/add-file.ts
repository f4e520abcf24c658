/** Takes a file of the reader's into a bucket, by a drop or a button. It stays in the browser. */

import { announce } from "./announce.js";
import { make, makeButton } from "./dom.js";
import { cloudText as text } from "./playground-text.js";

/** The workbook's own limit: the file becomes part of the scenario, which is copied at each step. */
export const MOST_FILE_BYTES = 5_000_000;

/** What the place for files is made with. */
export interface AddFileOptions {
  bucket: string;
  /** What keys begin with here, so that the file is not overlooked by what waits for it. */
  prefix: string;
  /** `body` is JSON text: the members of a put_object step that hold the content. */
  put(key: string, content: { body: string } | { body_base64: string }): void;
}

/** The place for files of one bucket. */
export function addFile(options: AddFileOptions): HTMLElement {
  const form = make("div", { class: "lambda-add-form", hidden: true });
  const problem = make("p", { class: "lambda-event-error", role: "status" });
  const input = make("input", { type: "file", class: "lambda-unseen", tabindex: -1, "aria-hidden": "true" });
  const button = makeButton(
    { class: "lambda-button lambda-small", "aria-label": text.addFileLabel(options.bucket) },
    () => input.click(),
    text.addFile,
  );
  const element = make("div", { class: "lambda-add-file" }, button, make("span", { class: "lambda-note" }, text.dropHere), input, problem, form);
  const take = (files: FileList | null | undefined): void => {
    const file = files?.[0];
    if (file === undefined) return;
    problem.textContent = (files?.length ?? 0) > 1 ? text.oneFile : "";
    void ask(file, options, form, button, problem);
  };
  input.addEventListener("change", () => {
    take(input.files);
    input.value = "";
  });
  for (const kind of ["dragenter", "dragover"] as const) {
    element.addEventListener(kind, (event) => {
      if (event.dataTransfer?.types.includes("Files") !== true) return;
      event.preventDefault();
      element.toggleAttribute("data-over", true);
    });
  }
  element.addEventListener("dragleave", () => element.removeAttribute("data-over"));
  element.addEventListener("drop", (event) => {
    event.preventDefault();
    element.removeAttribute("data-over");
    take(event.dataTransfer?.files);
  });
  return element;
}

/** Reads the file and asks for its key. */
async function ask(file: File, options: AddFileOptions, form: HTMLElement, button: HTMLElement, problem: HTMLElement): Promise<void> {
  form.hidden = true;
  const content = file.size > MOST_FILE_BYTES ? null : await read(file);
  if (content === null) {
    problem.textContent = file.size > MOST_FILE_BYTES ? text.tooLarge(file.name, MOST_FILE_BYTES) : text.unreadable(file.name);
    return;
  }
  const key = make("input", { type: "text", value: options.prefix + file.name, spellcheck: "false", autocapitalize: "off", autocomplete: "off" });
  const close = (): void => {
    form.hidden = true;
    problem.textContent = "";
    button.focus();
  };
  const put = (): void => {
    if (key.value === "") return key.focus();
    close();
    options.put(key.value, content);
  };
  key.addEventListener("keydown", (event) => {
    if (event.key === "Enter") put();
    if (event.key === "Escape") close();
  });
  form.replaceChildren(
    make("label", { class: "lambda-field" }, make("span", { class: "lambda-label" }, text.fileKey), key),
    make(
      "div",
      { class: "lambda-buttons" },
      makeButton({ class: "lambda-button lambda-small lambda-run" }, put, text.putIt),
      makeButton({ class: "lambda-button lambda-small" }, close, text.cancel),
    ),
  );
  form.hidden = false;
  key.focus();
  announce(`${file.name}, ${text.size(file.size)}`);
}

/** A text as it is, anything else in base64; null where the browser cannot read it. */
async function read(file: File): Promise<{ body: string } | { body_base64: string } | null> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    try {
      // A byte-order mark is a part of the file.
      return { body: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
    } catch {
      return { body_base64: toBase64(bytes) };
    }
  } catch {
    return null;
  }
}

function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}
