/** Long work in short pieces, so that a page answers its user in between. */

const SLICE_MS = 12;

/**
 * Does the same for every item, letting the page breathe every few milliseconds.
 * @template T
 * @template R
 * @param {Iterable<T>} items
 * @param {(item: T) => R} each
 * @returns {Promise<R[]>}
 */
export async function inSlices(items, each) {
  const results = [];
  let until = performance.now() + SLICE_MS;
  for (const item of items) {
    if (performance.now() > until) {
      await breathe();
      until = performance.now() + SLICE_MS;
    }
    results.push(each(item));
  }
  return results;
}

/** Ends after the page has had its turn. A timer would wait four milliseconds each time. */
export function breathe() {
  return new Promise((done) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      done(undefined);
    };
    channel.port2.postMessage(null);
  });
}
