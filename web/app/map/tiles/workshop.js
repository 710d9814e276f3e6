/** The page's one worker for tiles, started when the first layer needs it. */

/** @type {Worker | undefined} */
let worker;
let lastAsk = 0;
/** @type {Map<number, (answer: any) => void>} */
const waiting = new Map();
/** @type {Map<string, (message: any) => void>} by layer */
const listeners = new Map();

function start() {
  const started = new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: "tiles" });
  started.addEventListener("message", ({ data }) => {
    if (data.told !== "answer") return listeners.get(data.layer)?.(data);
    waiting.get(data.ask)?.(data.answer);
    waiting.delete(data.ask);
  });
  return started;
}

/** @param {string} layer @param {(message: any) => void} listener told of pictures, marks and troubles */
export function listen(layer, listener) {
  listeners.set(layer, listener);
}

/** @param {any} message with `layer` and `do` */
export function send(message) {
  worker ??= start();
  worker.postMessage(message);
}

/** @param {string} layer @param {"at" | "reach"} what @param {any} where @returns {Promise<any>} */
export function ask(layer, what, where) {
  worker ??= start();
  lastAsk += 1;
  const mine = lastAsk;
  worker.postMessage({ layer, ask: mine, what, where });
  return new Promise((answered) => waiting.set(mine, answered));
}
