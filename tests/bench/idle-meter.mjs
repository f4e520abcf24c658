/** Gives an unmetered python.wasm the export `meter` that an engine looks for, without any instruction that counts. */

const GLOBAL_SECTION = 6;
const EXPORT_SECTION = 7;

/** The same module with one more global, exported as `meter`. */
export function withIdleMeter(module) {
  let at = 8;
  const readNumber = () => {
    let [value, shift] = [0, 0];
    for (;;) {
      const byte = module[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
      shift += 7;
    }
  };
  const parts = [module.subarray(0, 8)];
  let index = 0;
  while (at < module.length) {
    const start = at;
    const id = module[at++];
    const size = readNumber();
    const end = at + size;
    if (id === GLOBAL_SECTION || id === EXPORT_SECTION) {
      const count = readNumber();
      const added =
        id === GLOBAL_SECTION
          ? [0x7e, 0x01, 0x42, 0x00, 0x0b] // i64, mutable, i64.const 0, end
          : [5, ...Buffer.from("meter"), 3, ...number(index)];
      if (id === GLOBAL_SECTION) index = count; // after the module's own; it imports no global
      const content = Buffer.concat([number(count + 1), module.subarray(at, end), Buffer.from(added)]);
      parts.push(Buffer.from([id]), number(content.length), content);
    } else {
      parts.push(module.subarray(start, end));
    }
    at = end;
  }
  return Buffer.concat(parts);
}

function number(value) {
  const bytes = [];
  do {
    const rest = Math.floor(value / 128);
    bytes.push((value % 128) + (rest > 0 ? 128 : 0));
    value = rest;
  } while (value > 0);
  return Buffer.from(bytes);
}
