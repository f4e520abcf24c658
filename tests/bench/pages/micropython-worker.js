/** Runs a handler in MicroPython. */

let micropython;

self.onmessage = async ({ data }) => {
  micropython ??= import("/micropython/micropython.mjs").then(({ loadMicroPython }) =>
    loadMicroPython({ url: "/micropython/micropython.wasm" }),
  );
  const python = await micropython;
  python.runPython(`${data}\nimport json\nresult = json.dumps(handler({}, None))`);
  self.postMessage(python.globals.get("result"));
};
