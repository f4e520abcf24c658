/** From simulated moments to places on an axis: to scale, or with long stretches in which nothing happens made short. */

/** A place on the axis, from 0 to 1, and a moment that is written there. */
export interface Tick {
  at: number;
  place: number;
}

/** Where moments lie on the axis. */
export interface TimeScale {
  place(at: number): number;
  /** Moments that are worth a label, at least this part of the axis apart. */
  ticks(apart: number): Tick[];
}

/** Places in proportion to time. */
export function linearScale(begin: number, end: number): TimeScale {
  const length = Math.max(end - begin, 1);
  const place = (at: number): number => (at - begin) / length;
  return {
    place,
    ticks(apart) {
      const step = roundStep(length * apart);
      const ticks: Tick[] = [];
      for (let at = begin; at <= end + step / 1000; at += step) ticks.push({ at, place: place(at) });
      return ticks;
    },
  };
}

/** Between two neighbouring moments at which something happens, the axis grows with the logarithm of the time between them. */
export function compressedScale(moments: number[]): TimeScale {
  const stops = [...new Set(moments)].sort((one, other) => one - other);
  const places = [0];
  stops.slice(1).forEach((stop, index) => {
    places.push((places[index] ?? 0) + Math.log2(2 + (stop - (stops[index] ?? 0))));
  });
  const whole = places.at(-1) || 1;
  const placeOf = (index: number): number => (places[index] ?? whole) / whole;
  return {
    place(at) {
      const after = stops.findIndex((stop) => stop >= at);
      if (after <= 0) return after === 0 ? 0 : 1;
      const [from, to] = [stops[after - 1] ?? 0, stops[after] ?? 0];
      const part = (at - from) / (to - from);
      return placeOf(after - 1) + (placeOf(after) - placeOf(after - 1)) * part;
    },
    ticks(apart) {
      const ticks: Tick[] = [];
      for (const [index, at] of stops.entries()) {
        const last = ticks.at(-1);
        if (last === undefined || placeOf(index) - last.place >= apart) ticks.push({ at, place: placeOf(index) });
      }
      return ticks;
    },
  };
}

const STEPS_MS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000];
const HOUR_MS = 3_600_000;

/** The smallest usual step that is not below this. */
function roundStep(least: number): number {
  const step = STEPS_MS.find((candidate) => candidate >= least);
  return step ?? Math.ceil(least / HOUR_MS) * HOUR_MS;
}
