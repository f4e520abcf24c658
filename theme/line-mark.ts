/** Marks the line where the code failed, with what went wrong under it. Typing takes the mark away. */

import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";
import { make } from "./dom.js";
import type { Failure } from "./failure.js";

const LONGEST = 300;

const setMark = StateEffect.define<Failure | null>();

class Message extends WidgetType {
  constructor(readonly message: string) {
    super();
  }

  override eq(other: Message): boolean {
    return other.message === this.message;
  }

  override toDOM(): HTMLElement {
    return make("div", { class: "lambda-failed-message" }, this.message);
  }
}

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    const next = transaction.docChanged ? Decoration.none : decorations;
    const effect = transaction.effects.find((one) => one.is(setMark));
    if (effect === undefined) return next;
    const failure = effect.value as Failure | null;
    const { doc } = transaction.state;
    if (failure === null || failure.line < 1 || failure.line > doc.lines) return Decoration.none;
    const line = doc.line(failure.line);
    const message = failure.message.length > LONGEST ? `${failure.message.slice(0, LONGEST)} …` : failure.message;
    return Decoration.set([
      Decoration.line({ class: "lambda-failed-line" }).range(line.from),
      Decoration.widget({ widget: new Message(message), block: true, side: 1 }).range(line.to),
    ]);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** What an editor needs to have lines marked. */
export function lineMarks(): Extension {
  return marks;
}

/** Marks a line, or takes the mark away. */
export function markLine(view: EditorView, failure: Failure | null): void {
  view.dispatch({ effects: setMark.of(failure) });
}
