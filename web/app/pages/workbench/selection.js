/**
 * The zones that the planner has picked, on the map or in a list: what an action on many zones is done to. The last
 * one picked is the one whose details are shown. Event: `changed`.
 */
export class Selection extends EventTarget {
  /** @type {Set<string>} in the order in which they were picked */
  #keys = new Set();

  get keys() {
    return [...this.#keys];
  }

  get size() {
    return this.#keys.size;
  }

  /** The zone picked last. */
  get last() {
    return this.keys.at(-1) ?? null;
  }

  /** @param {string} key */
  has(key) {
    return this.#keys.has(key);
  }

  /** @param {Iterable<string>} keys */
  set(keys) {
    const wanted = new Set(keys);
    if (wanted.size === this.#keys.size && [...wanted].every((key) => this.#keys.has(key))) return;
    this.#keys = wanted;
    this.#changed();
  }

  /** @param {Iterable<string>} keys */
  add(keys) {
    this.set([...this.#keys, ...keys]);
  }

  /** @param {string} key */
  toggle(key) {
    if (!this.#keys.delete(key)) this.#keys.add(key);
    this.#changed();
  }

  clear() {
    this.set([]);
  }

  /** Forgets zones that are no longer there. @param {(key: string) => boolean} present */
  keepOnly(present) {
    this.set(this.keys.filter(present));
  }

  #changed() {
    this.dispatchEvent(new Event("changed"));
  }
}
