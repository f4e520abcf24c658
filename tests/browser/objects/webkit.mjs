/** Debian's WebKit: MiniBrowser of WebKitGTK on a display of its own, driven over the WebDriver protocol. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

const DRIVER = process.env.WEBKIT_DRIVER ?? "/usr/bin/WebKitWebDriver";
const DISPLAYS = process.env.XVFB ?? "/usr/bin/Xvfb";
/** The key under which WebDriver hands out elements: https://www.w3.org/TR/webdriver2/#elements. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const CONTROL = "\uE009";
const NULL_KEY = "\uE000";

/** A browser in a fresh profile. */
export async function launchWebKit() {
  const display = spawn(DISPLAYS, ["-displayfd", "3", "-screen", "0", "1200x900x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const [number] = await once(display.stdio[3], "data");
  const port = await freePort();
  const driver = spawn(DRIVER, [`--port=${port}`, "--host=127.0.0.1"], {
    stdio: "ignore",
    detached: true,
    env: {
      ...process.env,
      DISPLAY: `:${String(number).trim()}`,
      // Its sandbox cannot be made by root in a container; the pages are our own.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
      WEBKIT_DISABLE_COMPOSITING_MODE: "1",
      LIBGL_ALWAYS_SOFTWARE: "1",
      NO_AT_BRIDGE: "1",
    },
  });
  const end = () => {
    process.kill(-driver.pid);
    display.kill();
  };
  try {
    await listening(port);
    return await WebKit.begin(`http://127.0.0.1:${port}`, end);
  } catch (error) {
    end();
    throw error;
  }
}

/** One session with one window. */
class WebKit {
  #url;
  #end;

  static async begin(driver, end) {
    const browser = new WebKit();
    browser.#end = end;
    const options = { binary: process.env.WEBKIT ?? "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser", args: ["--automation"] };
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": options } };
    const { sessionId } = await ask("POST", `${driver}/session`, { capabilities });
    browser.#url = `${driver}/session/${sessionId}`;
    await browser.#do("POST", "/timeouts", { script: 60_000, pageLoad: 60_000, implicit: 0 });
    return browser;
  }

  #do(method, path, body) {
    return ask(method, this.#url + path, body);
  }

  goto(url) {
    return this.#do("POST", "/url", { url });
  }

  reload() {
    return this.#do("POST", "/refresh", {});
  }

  /** What a function of the page returns. */
  evaluate(run, ...args) {
    return this.#do("POST", "/execute/sync", { script: `return (${run})(...arguments)`, args });
  }

  /** Waits until a function of the page returns something true. */
  async until(run, ...args) {
    for (const end = Date.now() + 60_000; Date.now() < end; ) {
      const found = await this.evaluate(run, ...args);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`WebKit: nothing came of ${run} with ${JSON.stringify(args)}`);
  }

  async click(selector) {
    await this.until((wanted) => document.querySelector(wanted) !== null, selector);
    await this.evaluate((wanted) => document.querySelector(wanted).scrollIntoView({ block: "center" }), selector);
    const element = await this.#do("POST", "/element", { using: "css selector", value: selector });
    await this.#do("POST", `/element/${element[ELEMENT]}/click`, {});
  }

  /** Replaces what is in the editor under the keyboard's focus. */
  async replaceText(text) {
    const element = await this.#do("GET", "/element/active");
    await this.#do("POST", `/element/${element[ELEMENT]}/value`, { text: `${CONTROL}a${NULL_KEY}` });
    await this.evaluate((typed) => document.execCommand("insertText", false, typed), text);
  }

  async close() {
    await this.#do("DELETE", "").catch(() => undefined);
    this.#end();
  }
}

async function ask(method, url, body) {
  const response = await fetch(url, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`WebKit: ${value?.error}: ${value?.message}`);
  return value;
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}

async function listening(port) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    try {
      return await fetch(`http://127.0.0.1:${port}/status`);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error("WebKit: the driver does not answer");
}
