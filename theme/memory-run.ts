/** Runs a cell's function with other memory sizes, in a cloud of its own, so that the cell's own stays as it is. */

import type { CellData } from "./cell-data.js";
import type { Sweep } from "./memory-sweep.js";
import { invokeText, type Runtime, type Scenario } from "./runtime.js";
import { text } from "./text.js";

/** The sweep of a cell: each size is deployed, called cold, and called warm. */
export function memorySweep(runtime: Pick<Runtime, "run">, data: Pick<CellData, "id" | "function">, scenario: Scenario, event: () => string | null): Sweep {
  return (sizes, onEvent) => {
    const call = invokeText(data.function, event());
    const steps = sizes.flatMap((size) => [
      JSON.stringify({ update_function: { name: data.function, memory_mb: size } }),
      // A size that is the present one already would go on warm.
      JSON.stringify({ recycle: data.function }),
      call,
      call,
    ]);
    const run = runtime.run(
      { cell: `${data.id}#memory`, scenario, steps, fresh: true },
      { onEvents: (events) => events.forEach(onEvent) },
    );
    const over = run.outcome.then((outcome) =>
      outcome.kind === "finished" ? null : outcome.kind === "stopped" ? text.stopped : outcome.message,
    );
    return { stop: () => run.stop(), over };
  };
}
