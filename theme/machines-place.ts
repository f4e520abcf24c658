/** The machines of EC2 in the cloud, and what they do. */

import { place, scrollingTable } from "./cloud-place.js";
import { make } from "./dom.js";
import type { InstanceInventory } from "./protocol.js";
import { storeText as text } from "./text-stores.js";

/** The place of all machines. */
export function machinesPlace(machines: InstanceInventory[]): HTMLElement {
  const view = place(text.machines, "");
  const rows = machines.map(({ name, instance_id, instance_type, state, ready_at, programs, billed_s }) =>
    make(
      "tr",
      {},
      make("th", { scope: "row", title: instance_id }, name),
      make("td", {}, instance_type),
      make("td", {}, ready_at === null ? state : text.boots(state, ready_at.slice(11, 19))),
      make("td", {}, text.amount(programs)),
      make("td", {}, text.time(billed_s)),
    ),
  );
  view.append(scrollingTable(text.machines, text.machineColumns, rows));
  return view;
}
