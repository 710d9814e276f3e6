/**
 * Keeps unsaved work on this device (IndexedDB), so that a reload, a lost connection or an ended session costs
 * nothing. Writes follow one another; what changes during a write goes into the next.
 */

const NAME = "byggbar-desk";
const STORE = "work";

export class WorkStore {
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();
  #waiting = false;

  /**
   * @param {string} key whose work on what
   * @param {() => any} current the work as it is now, or null for none
   */
  constructor(key, current) {
    this.key = key;
    this.current = current;
  }

  /** @returns {Promise<any>} work kept earlier, or null */
  async read() {
    try {
      return (await run("readonly", (store) => store.get(this.key))) ?? null;
    } catch {
      return null;
    }
  }

  /** Ends when the work as it is now is stored; false if this browser keeps nothing. @returns {Promise<boolean>} */
  keep() {
    if (!this.#waiting) {
      this.#waiting = true;
      this.#last = this.#last.then(() => this.#write());
    }
    return /** @type {Promise<boolean>} */ (this.#last);
  }

  async #write() {
    this.#waiting = false;
    const work = this.current();
    try {
      await run("readwrite", (store) => (work ? store.put(work, this.key) : store.delete(this.key)));
      return true;
    } catch (error) {
      console.warn("Unsaved work is not kept on this device", error);
      return false;
    }
  }
}

/** @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest} ask */
async function run(mode, ask) {
  const database = await open();
  return new Promise((done, failed) => {
    const transaction = database.transaction(STORE, mode);
    const request = ask(transaction.objectStore(STORE));
    transaction.oncomplete = () => done(request.result);
    transaction.onerror = transaction.onabort = () => failed(transaction.error);
  });
}

/** @type {Promise<IDBDatabase> | undefined} */
let opened;

function open() {
  opened ??= new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  return opened;
}
