/**
 * Follows a municipality's changes as they are saved. One stream per page; it resumes where it broke, and when it
 * cannot, it says so with `lost` so that pages read their data again. `presence` tells planners that a colleague has
 * come, gone or moved on.
 */

const SLOWEST_RETRY_MS = 30_000;

/**
 * @typedef {object} Change
 * @property {string} layer
 * @property {number | null} id null when many features of the layer were saved together: then it has only a layer, a box and a revision
 * @property {"INSERT" | "UPDATE" | "DELETE"} operation
 * @property {number} version
 * @property {[number, number, number, number] | null} bbox west, south, east, north in degrees
 * @property {string} at
 * @property {number} revision what a tile is asked to be as new as
 */

class LiveChanges extends EventTarget {
  /** @type {EventSource | null} */
  #source = null;
  #attempt = 0;
  #lastId = "";
  #timer = 0;

  /** @param {string} municipality @param {string} since */
  constructor(municipality, since) {
    super();
    this.municipality = municipality;
    this.#lastId = since;
    this.connected = false;
    this.#open();
    window.addEventListener("pagehide", () => this.close());
    window.addEventListener("pageshow", (event) => event.persisted && this.#open());
    window.addEventListener("online", () => this.#source ?? this.#open());
  }

  /**
   * Calls back for every change of the given layers.
   * @param {string | string[]} layers
   * @param {(change: Change) => void} handler
   */
  onChange(layers, handler) {
    const wanted = new Set([layers].flat());
    this.addEventListener("change", (event) => {
      const change = /** @type {CustomEvent<Change>} */ (event).detail;
      if (wanted.has(change.layer)) handler(change);
    });
  }

  close() {
    window.clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
  }

  #open() {
    const resume = this.#lastId ? `?lastEventId=${encodeURIComponent(this.#lastId)}` : "";
    const source = new EventSource(`/api/municipalities/${this.municipality}/changes${resume}`);
    this.#source = source;
    source.addEventListener("hello", (event) => this.#connected(JSON.parse(event.data).complete, Boolean(resume)));
    source.addEventListener("change", (event) => this.#tell(event, {}));
    source.addEventListener("changes", (event) => this.#tell(event, { id: null }));
    source.addEventListener("presence", (event) => {
      this.dispatchEvent(new CustomEvent("presence", { detail: JSON.parse(event.data) }));
    });
    source.addEventListener("error", () => this.#broken(source));
  }

  /** @param {MessageEvent} event @param {Partial<Change>} more */
  #tell(event, more) {
    this.#lastId = event.lastEventId || this.#lastId;
    this.dispatchEvent(new CustomEvent("change", { detail: { ...JSON.parse(event.data), ...more } }));
  }

  /**
   * @param {boolean} complete false when the server can't tell everything that happened meanwhile
   * @param {boolean} resumed whether it was told where to go on from
   */
  #connected(complete, resumed) {
    const late = this.#attempt > 0 && !resumed;
    this.#attempt = 0;
    this.#setState(true);
    if (late || !complete) this.dispatchEvent(new Event("lost"));
  }

  /** The browser retries a broken stream by itself, but gives up after an HTTP error: then we try again, ever slower. */
  #broken(source) {
    this.#setState(false);
    if (source.readyState !== EventSource.CLOSED || source !== this.#source) return;
    this.#source = null;
    this.#attempt += 1;
    const wait = Math.min(SLOWEST_RETRY_MS, 1000 * 2 ** this.#attempt) * (0.5 + Math.random() / 2);
    this.#timer = window.setTimeout(() => this.#open(), wait);
  }

  #setState(connected) {
    if (this.connected === connected) return;
    this.connected = connected;
    this.dispatchEvent(new Event("state"));
  }
}

/** @type {Map<string, LiveChanges>} */
const streams = new Map();

/**
 * The page's one stream for a municipality.
 * @param {string} municipality
 * @param {string | number} [since] the place in the feed that the page's data is as new as, as /layers.json tells it; the
 *   stream then begins there instead of telling the last half minute again
 */
export function liveChanges(municipality, since = "") {
  const known = streams.get(municipality) ?? new LiveChanges(municipality, String(since));
  streams.set(municipality, known);
  return known;
}
