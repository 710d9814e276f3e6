/**
 * Keeps a planner's work on this device (IndexedDB), so that a reload, a lost connection or an ended session costs
 * nothing: unsaved zones, the request that is not answered yet, and the steps to undo. Only what has changed since is
 * written; writes follow one another, and what changes during a write goes into the next.
 *
 * A record's key is [desk, kind, name]; a desk is one planner's one tab with one plan.
 */
import { inSlices } from "../../platform/slices.js";
import { packEntry, packStep, unpackEntry, unpackStep } from "./packed.js";

const NAME = "byggbar-desk";
const STORE = "records";

/**
 * @typedef {object} Work
 * @property {import("./workspace.js").Entry[]} entries with something to save
 * @property {import("./steps.js").Step[]} steps
 * @property {import("./steps.js").Step[]} undone
 * @property {Map<number, string>} keys
 * @property {Map<string, number>} trashed
 * @property {import("./batch.js").Batch | null} batch
 */

export class WorkStore {
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();
  #waiting = false;
  /** What each record was written from. @type {Map<string, unknown[]>} */
  #written = new Map();

  /**
   * @param {string} desk
   * @param {() => Work} current the work as it is now
   */
  constructor(desk, current) {
    this.desk = desk;
    this.current = current;
  }

  /** Work kept earlier, by this desk or, to be taken over, by another. @returns {Promise<(Work & { at: string }) | null>} */
  async read(desk = this.desk) {
    try {
      const found = /** @type {any[]} */ (await run("readonly", (store) => store.getAll(allOf(desk))));
      return found.length ? work(found) : null;
    } catch {
      return null;
    }
  }

  /** The desks whose names begin so and that have something kept. @param {string} prefix @returns {Promise<string[]>} */
  async desks(prefix) {
    try {
      const range = IDBKeyRange.bound([prefix], [`${prefix}\uffff`]);
      const keys = /** @type {any[]} */ (await run("readonly", (store) => store.getAllKeys(range)));
      return [...new Set(keys.map(([desk]) => desk))];
    } catch {
      return [];
    }
  }

  /** Forgets another desk's work, once it has been taken over and kept here. @param {string} desk */
  async drop(desk) {
    await run("readwrite", (store) => store.delete(allOf(desk))).catch(() => null);
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
    const wanted = recordsOf(this.current());
    const fresh = [...wanted].filter(([name, { from }]) => !sameParts(this.#written.get(name), from));
    const gone = [...this.#written.keys()].filter((name) => !wanted.has(name));
    if (!fresh.length && !gone.length) return true;
    const records = await inSlices(fresh, ([name, { make }]) => ({ key: [this.desk, ...JSON.parse(name)], value: make() }));
    try {
      await run("readwrite", (store) => {
        for (const name of gone) store.delete([this.desk, ...JSON.parse(name)]);
        for (const { key, value } of records) store.put(value, key);
      });
      for (const [name, { from }] of fresh) this.#written.set(name, from);
      for (const name of gone) this.#written.delete(name);
      return true;
    } catch (error) {
      console.warn("Unsaved work is not kept on this device", error);
      return false;
    }
  }
}

/** Every record with what it is made from, so that it is made and written only when that is something else. @param {Work} work */
function recordsOf({ entries, steps, undone, keys, trashed, batch }) {
  const records = new Map();
  const add = (kind, name, from, make) => records.set(JSON.stringify([kind, name]), { from, make: () => ({ kind, ...make() }) });
  for (const entry of entries) {
    const { draft, saved, theirs, sent, faults, bond } = entry;
    add("entry", entry.key, [draft, saved, theirs, sent, faults, bond], () => ({ entry: packEntry(entry) }));
  }
  for (const step of [...steps, ...undone]) add("step", step.id, [step.changes, step.run], () => ({ step: packStep(step) }));
  if (batch) add("batch", "", [batch], () => ({ batch }));
  const order = [steps, undone].map((list) => list.map(({ id }) => id));
  if (records.size || keys.size || trashed.size)
    add("state", "", [order.join(), keys.size, trashed.size], () => ({ steps: order[0], undone: order[1], keys, trashed, at: new Date().toISOString() }));
  return records;
}

/** @param {any[]} records @returns {Work & { at: string }} */
function work(records) {
  const of = (kind) => records.filter((record) => record.kind === kind);
  const [state] = of("state");
  const steps = new Map(of("step").map(({ step }) => [step.id, unpackStep(step)]));
  const inOrder = (ids = []) => ids.map((id) => steps.get(id)).filter(Boolean);
  return {
    at: state?.at ?? new Date().toISOString(),
    entries: of("entry").map(({ entry }) => unpackEntry(entry)),
    steps: inOrder(state?.steps),
    undone: inOrder(state?.undone),
    keys: state?.keys ?? new Map(),
    trashed: state?.trashed ?? new Map(),
    batch: of("batch")[0]?.batch ?? null,
  };
}

function sameParts(a, b) {
  return Boolean(a) && a.length === b.length && a.every((part, i) => part === b[i]);
}

function allOf(desk) {
  return IDBKeyRange.bound([desk], [desk, []]);
}

/** @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest | void} ask */
async function run(mode, ask) {
  const database = await open();
  return new Promise((done, failed) => {
    const transaction = database.transaction(STORE, mode);
    const request = ask(transaction.objectStore(STORE));
    transaction.oncomplete = () => done(request?.result);
    transaction.onerror = transaction.onabort = () => failed(transaction.error);
  });
}

/** @type {Promise<IDBDatabase> | undefined} */
let opened;

function open() {
  opened ??= new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 2);
    request.onupgradeneeded = () => {
      if (request.result.objectStoreNames.contains("work")) request.result.deleteObjectStore("work");
      request.result.createObjectStore(STORE);
    };
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  return opened;
}
