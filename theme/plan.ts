/** The plan of a workshop: lessons with breaks between them, in minutes since midnight. Computes; shows nothing. */

/** A lesson that can be chosen. */
export interface PlanLesson {
  id: string;
  title: string;
  /** As its page says, for one who reads alone. */
  minutes: number;
  /** Address, relative to the page. */
  page: string;
}

/** What an instructor chooses. Times are minutes, or minutes since midnight. */
export interface PlanSettings {
  /** Ids of lessons; the book says in which order they come. */
  lessons: string[];
  start: number;
  /** So much work without a break; 0 for no breaks. */
  break_after: number;
  break_minutes: number;
  lunch: number | null;
  lunch_minutes: number;
  /** What a lesson's minutes are multiplied by. */
  pace: number;
}

/** One line of the plan. */
export interface Slot {
  kind: "lesson" | "break" | "lunch";
  lesson: PlanLesson | null;
  from: number;
  minutes: number;
}

/** So late lunch may begin for a lesson to be finished first, and so early in place of a break, minutes. */
const LUNCH_LATE = 15;
const LUNCH_EARLY = 30;

/** The chosen lessons one after another. A lesson is never cut by a break. */
export function planOf(settings: PlanSettings, lessons: readonly PlanLesson[]): Slot[] {
  const { start, break_after, break_minutes, lunch, lunch_minutes, pace } = settings;
  const chosen = lessons.filter(({ id }) => settings.lessons.includes(id));
  const slots: Slot[] = [];
  let time = start;
  let worked = 0;
  let awaitsLunch = lunch !== null && lunch > start && lunch_minutes > 0;
  const add = (kind: Slot["kind"], minutes: number, lesson: PlanLesson | null = null): void => {
    slots.push({ kind, lesson, from: time, minutes });
    time += minutes;
    worked = kind === "lesson" ? worked + minutes : 0;
  };
  for (const lesson of chosen) {
    const minutes = Math.round(lesson.minutes * pace);
    const isDue = break_after > 0 && break_minutes > 0 && worked > 0 && worked + minutes > break_after;
    const isLunch = awaitsLunch && slots.length > 0 && (time + minutes > (lunch ?? 0) + LUNCH_LATE || (isDue && time >= (lunch ?? 0) - LUNCH_EARLY));
    if (isLunch) {
      add("lunch", lunch_minutes);
      awaitsLunch = false;
    } else if (isDue) add("break", break_minutes);
    add("lesson", minutes, lesson);
  }
  return slots;
}

/** The plan from a slot on that began at a moment: all later ones move with it. */
export function planFrom(slots: readonly Slot[], index: number, from: number): Slot[] {
  let time = from;
  return slots.map((slot, at) => {
    if (at < index) return slot;
    const moved = { ...slot, from: time };
    time += slot.minutes;
    return moved;
  });
}

/** `09:05`. */
export function timeText(minutes: number): string {
  const whole = Math.floor(minutes) % 1440;
  return `${String(Math.floor(whole / 60)).padStart(2, "0")}:${String(whole % 60).padStart(2, "0")}`;
}

/** Minutes since midnight of `09:05`; null where it is no time. */
export function readTime(text: string): number | null {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})/.exec(text) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return null;
  return Number(hours) * 60 + Number(minutes);
}
