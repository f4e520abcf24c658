/** Machines on the time line: how long each was up, which is what it costs, and when a program really ran. */

import { timelineText as words } from "./text-timeline.js";
import type { Timeline, TimelineItem } from "./timeline.js";

/** The row in which a machine's own life is drawn; its programs come below. */
const OWN_ROW = 0;

/** Draws the events of machines into a time line. */
export class MachineLanes {
  readonly #timeline: Timeline;
  readonly #up = new Map<string, TimelineItem>();
  readonly #programs = new Map<string, TimelineItem>();

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
  }

  add(type: string, at: number, field: (name: string) => string): void {
    const name = field("instance");
    switch (type) {
      case "instance.started":
        return this.#started(at, name, field);
      case "instance.stopped":
        return this.#stopped(at, name);
      case "instance.patched":
        return this.#mark(name, at, "bad", words.patched);
      case "instance.disk_full":
        return this.#mark(name, at, "bad", words.diskFull(field("program")));
      case "program.started":
        return this.#programStarted(at, name, field);
      case "program.finished":
        return this.#programFinished(at, name, field);
      case "program.missed":
        return this.#mark(name, at, "bad", words.missed(field("program"), field("reason")));
      default:
        return undefined;
    }
  }

  #started(at: number, name: string, field: (name: string) => string): void {
    const lane = this.#timeline.lane(name, "machine");
    this.#timeline.place(lane, at, null, OWN_ROW);
    const up = this.#timeline.put({
      kind: "up",
      lane,
      row: OWN_ROW,
      from: at,
      to: null,
      tone: null,
      label: "",
      title: words.up(name, field("instance_type")),
      details: [[words.pricePerHour, words.usdPerHour(field("usd_per_hour"))]],
    });
    this.#up.set(name, up);
  }

  #stopped(at: number, name: string): void {
    const up = this.#up.get(name);
    if (up === undefined) return;
    up.to = at;
    up.details.push([words.ending, words.stopped]);
    this.#timeline.release(up.lane, OWN_ROW, at);
    this.#timeline.reach(at);
  }

  #programStarted(at: number, name: string, field: (name: string) => string): void {
    const lane = this.#timeline.lane(name, "machine");
    const row = this.#timeline.place(lane, at, null, 1);
    const program = field("program");
    const run = this.#timeline.put({
      kind: "run",
      lane,
      row,
      from: at,
      to: null,
      tone: null,
      label: program,
      title: words.program(program, field("trigger")),
      details: [],
    });
    this.#programs.set(`${name} ${field("pid")}`, run);
  }

  #programFinished(at: number, name: string, field: (name: string) => string): void {
    const run = this.#programs.get(`${name} ${field("pid")}`);
    if (run === undefined) return;
    run.to = at;
    run.tone = field("exit_code") === "0" ? "good" : "bad";
    run.title = words.programEnded(field("program"), field("exit_code"));
    run.details.push([words.duration, words.milliseconds(field("duration_ms"))]);
    this.#timeline.release(run.lane, run.row, at);
    this.#timeline.reach(at);
  }

  #mark(name: string, at: number, tone: TimelineItem["tone"], title: string): void {
    this.#timeline.mark(this.#timeline.lane(name, "machine"), at, tone, title, title, []);
  }
}
