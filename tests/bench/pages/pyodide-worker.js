/** Runs a handler in Pyodide. */

let pyodide;

self.onmessage = async ({ data }) => {
  pyodide ??= import("/pyodide/pyodide.mjs").then(({ loadPyodide }) => loadPyodide({ indexURL: "/pyodide/" }));
  const python = await pyodide;
  self.postMessage(python.runPython(`${data}\nimport json\njson.dumps(handler({}, None))`));
};
