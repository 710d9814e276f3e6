/**
 * The planner's work on one plan: for every zone the version the server holds and the draft on the desk, what others
 * have saved meanwhile, and every step taken, to undo and redo. Knows neither the network nor the page.
 *
 * A zone to create has a draft and no saved version; one to delete has a saved version and no draft.
 * Event: `changed`, after anything here is different.
 */
import { FIELDS, differences, sameField, sameZone } from "./zone.js";

/**
 * @typedef {import("./zone.js").Zone} Zone
 * @typedef {import("./zone.js").Saved} Saved
 *
 * @typedef {object} Entry
 * @property {string} key stays the same for life, also when a new zone gets its number
 * @property {Saved | null} saved what the draft was made from
 * @property {Zone | null} draft
 * @property {Saved | "gone" | null} theirs what others have made of it since
 * @property {{ idempotencyKey: string, body: string } | null} creation sent and not yet answered
 * @property {Fault[]} faults what the server said against the draft
 * @property {Warning[]} warnings what it found unusual in the version it took
 *
 * @typedef {object} Fault
 * @property {string} field
 * @property {string} message
 * @property {[number, number] | null} place longitude and latitude
 * @property {any} repair GeoJSON the server offers, or null
 *
 * @typedef {{ code: string, message: string, lon: number, lat: number }} Warning
 *
 * @typedef {object} Step
 * @property {string} label message key
 * @property {Record<string, unknown>} values for the label
 * @property {string | null} run steps of the same run, such as typing in one field, count as one
 * @property {{ key: string, before: Zone | null, after: Zone | null }[]} changes
 */

const MOST_STEPS = 500;
const KEPT_STEPS = 150;

export class Workspace extends EventTarget {
  /** @type {Map<string, Entry>} */
  entries = new Map();
  /** @type {Step[]} */
  steps = [];
  /** @type {Step[]} */
  undone = [];

  /** @param {string} key */
  get(key) {
    return this.entries.get(key) ?? null;
  }

  /** @param {string} key @returns {Zone | null} */
  draft(key) {
    return this.entries.get(key)?.draft ?? null;
  }

  /** The entry of a zone's number. @param {number} id */
  byId(id) {
    return [...this.entries.values()].find(({ saved }) => saved?.id === id) ?? null;
  }

  /** Zones on the desk, those to be deleted left out. */
  get present() {
    return [...this.entries.values()].filter(({ draft }) => draft);
  }

  get dirty() {
    return [...this.entries.values()].filter(isDirty);
  }

  /**
   * Takes one step forward.
   * @param {string} label
   * @param {{ key: string, after: Zone | null }[]} changes
   * @param {{ values?: Record<string, unknown>, run?: string | null }} [options]
   */
  change(label, changes, { values = {}, run = null } = {}) {
    const real = changes
      .map(({ key, after }) => ({ key, before: this.draft(key), after }))
      .filter(({ before, after }) => !sameZone(before, after));
    if (!real.length) return;
    this.#apply(real.map(({ key, after }) => [key, after]));
    const last = this.steps.at(-1);
    if (run && last?.run === run && !this.undone.length) last.changes = joined(last.changes, real);
    else this.steps.push({ label, values, run, changes: real });
    if (this.steps.length > MOST_STEPS) this.steps.shift();
    this.undone = [];
    this.#changed();
  }

  /** Ends a run, so that the next change is a step of its own. */
  endRun() {
    const last = this.steps.at(-1);
    if (last) last.run = null;
  }

  /** @returns {Step | null} the step taken back */
  undo() {
    return this.#travel(this.steps, this.undone, ({ before, after }) => [after, before]);
  }

  /** @returns {Step | null} the step taken again */
  redo() {
    return this.#travel(this.undone, this.steps, ({ before, after }) => [before, after]);
  }

  /** What the server holds, at first or again. Drafts stay; what others changed under a draft is noted. @param {Saved[]} all */
  load(all) {
    const ids = new Set(all.map(({ id }) => id));
    for (const saved of all) this.#receive(saved);
    for (const entry of [...this.entries.values()]) {
      if (entry.saved && !ids.has(entry.saved.id)) this.#vanish(entry);
    }
    this.#changed();
  }

  /** Somebody saved a zone. @param {Saved} saved */
  receive(saved) {
    this.#receive(saved);
    this.#changed();
  }

  /** Somebody deleted a zone. @param {number} id */
  vanish(id) {
    const entry = this.byId(id);
    if (entry) this.#vanish(entry);
    this.#changed();
  }

  /** The server has taken a draft; null after a deletion. @param {string} key @param {Saved | null} saved @param {Warning[]} [warnings] */
  settle(key, saved, warnings = []) {
    const entry = this.entries.get(key);
    if (!entry) return;
    const told = saved && this.byId(saved.id);
    if (told && told !== entry) this.entries.delete(told.key);
    Object.assign(entry, { saved, creation: null, faults: [], warnings });
    if (entry.theirs === "gone" || !saved || (entry.theirs && entry.theirs.version <= saved.version))
      entry.theirs = null;
    this.#forgetIfEmpty(entry);
    this.#changed();
  }

  /** @param {string} key @param {Partial<Entry>} state */
  mark(key, state) {
    const entry = this.entries.get(key);
    if (entry) Object.assign(entry, state);
    this.#changed();
  }

  /** The planner has seen what others did: the draft from now on stands on their version. @param {string} key @param {Zone | null} draft */
  rebase(key, draft) {
    const entry = this.entries.get(key);
    if (!entry?.theirs) return;
    const saved = entry.theirs === "gone" ? null : entry.theirs;
    Object.assign(entry, { saved, theirs: null, faults: [] });
    this.change("workbench.step.merged", [{ key, after: draft }], {
      values: { code: (draft ?? saved?.zone)?.code ?? "" },
    });
    this.#forgetIfEmpty(entry);
    this.#changed();
  }

  /** Work that is not saved, ready to be kept on this device; null when there is none. */
  toKeep() {
    const entries = this.dirty;
    return entries.length
      ? { entries, steps: this.steps.slice(-KEPT_STEPS), undone: this.undone.slice(-KEPT_STEPS) }
      : null;
  }

  /** Takes up kept work; call before `load`. @param {{ entries: Entry[], steps: Step[], undone: Step[] }} kept */
  takeUp({ entries, steps, undone }) {
    for (const entry of entries) this.entries.set(entry.key, entry);
    this.steps = steps;
    this.undone = undone;
  }

  #receive(saved) {
    const entry = this.byId(saved.id);
    if (!entry) {
      const key = String(saved.id);
      this.entries.set(key, { ...newEntry(key), saved, draft: saved.zone });
    } else if (entry.saved && saved.version <= entry.saved.version) {
      return;
    } else if (!isDirty(entry) || sameZone(entry.draft, saved.zone)) {
      Object.assign(entry, { saved, draft: saved.zone, theirs: null, warnings: [] });
    } else {
      entry.theirs = saved;
    }
  }

  #vanish(entry) {
    if (isDirty(entry) && entry.draft) entry.theirs = "gone";
    else this.entries.delete(entry.key);
  }

  #travel(from, to, ends) {
    const step = from.pop();
    if (!step) return null;
    this.#apply(
      step.changes.map((change) => {
        const [left, target] = ends(change);
        return [change.key, backTo(this.draft(change.key), left, target)];
      }),
    );
    step.run = null;
    to.push(step);
    this.#changed();
    return step;
  }

  #apply(drafts) {
    for (const [key, draft] of drafts) {
      const entry = this.entries.get(key) ?? newEntry(key);
      entry.draft = draft;
      entry.faults = [];
      this.entries.set(key, entry);
      this.#forgetIfEmpty(entry);
    }
  }

  #forgetIfEmpty(entry) {
    if (!entry.saved && !entry.draft && !entry.creation) this.entries.delete(entry.key);
  }

  #changed() {
    this.dispatchEvent(new Event("changed"));
  }
}

/** Whether there is something to save. @param {Entry} entry */
export function isDirty({ saved, draft, creation }) {
  return Boolean(creation) || !sameZone(saved?.zone ?? null, draft);
}

/** @param {string} key @returns {Entry} */
function newEntry(key) {
  return { key, saved: null, draft: null, theirs: null, creation: null, faults: [], warnings: [] };
}

/** Only the fields that a step changed go back, so that undoing never takes away what others have saved since. */
function backTo(present, left, target) {
  if (!present || !left || !target) return target;
  const changed = differences(left, target);
  if (changed.length === FIELDS.length) return target;
  const zone = /** @type {any} */ ({ ...present });
  for (const field of changed) zone[field] = target[field];
  return changed.every((field) => sameField(field, present, target)) ? present : zone;
}

function joined(before, after) {
  const all = new Map(before.map((change) => [change.key, change]));
  for (const change of after) all.set(change.key, { ...change, before: (all.get(change.key) ?? change).before });
  return [...all.values()];
}
