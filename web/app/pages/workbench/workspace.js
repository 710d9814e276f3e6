/**
 * The planner's work on one plan: for every zone the version the server holds and the draft on the desk, what others
 * have saved meanwhile, and every step taken, to undo and redo. Knows neither the network nor the page.
 *
 * A zone to create has a draft and no saved version; one to delete has a saved version and no draft.
 * Events: `changed`, after anything here is different; `refused`, when a published plan was to be changed; `joined` {key, by}, after what others saved was put together
 * with a draft that nothing of it touches.
 */
import { conflictsOf, mergeZones } from "./merge.js";
import { Steps, travelled } from "./steps.js";
import { sameZone } from "./zone.js";

/**
 * @typedef {import("./zone.js").Zone} Zone
 * @typedef {import("./zone.js").Saved} Saved
 * @typedef {import("./steps.js").Step} Step
 *
 * @typedef {object} Entry
 * @property {string} key stays the same for life, also when a new zone gets its number
 * @property {Saved | null} saved what the draft was made from
 * @property {Zone | null} draft
 * @property {Saved | "gone" | null} theirs what others have made of it since, where a person has to choose
 * @property {{ zone: Zone | null } | null} sent on its way to the server and not yet answered
 * @property {string | null} bond unsaved zones of one step share it: they are saved together or not at all
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
 */

/** What two zones have in common that were made without knowing of each other. */
export const NOTHING = /** @type {Zone} */ (/** @type {unknown} */ ({ shape: [] }));

export class Workspace extends EventTarget {
  /** @type {Map<string, Entry>} */
  entries = new Map();
  history = new Steps();
  /** A published plan: nothing changes here. */
  locked = false;
  /** The number a zone had that was deleted on the server: it can come back as the same zone. @type {Map<string, number>} */
  trashed = new Map();
  /** The key of a zone that got its number here. @type {Map<number, string>} */
  #keys = new Map();

  get steps() {
    return this.history.done;
  }

  get undone() {
    return this.history.undone;
  }

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
    const entry = this.entries.get(this.#keyOf(id));
    return entry?.saved?.id === id ? entry : null;
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
  change(label, changes, options = {}) {
    if (this.locked) return void this.dispatchEvent(new Event("refused"));
    const real = changes
      .map(({ key, after }) => ({ key, before: this.draft(key), after }))
      .filter(({ before, after }) => !sameZone(before, after));
    if (!real.length) return;
    this.#apply(real.map(({ key, after }) => [key, after]));
    this.history.add(label, real, options);
    this.#changed();
  }

  /** A zone from the trash, as one step. @param {Saved} saved @returns {string} its key */
  bringBack({ id, zone }) {
    const key = this.#keyOf(id);
    this.trashed.set(key, id);
    this.change("workbench.step.restored", [{ key, after: zone }], { values: { code: zone.code } });
    return key;
  }

  /** Ends a run, so that the next change is a step of its own. */
  endRun() {
    this.history.endRun();
  }

  /** @returns {(Step & { kept: string[] }) | null} the step taken back; `kept` are the zones in which others changed the same since */
  undo() {
    return this.#travel(this.locked ? null : this.history.back(), ({ before, after }) => [after, before]);
  }

  /** @returns {(Step & { kept: string[] }) | null} the step taken again */
  redo() {
    return this.#travel(this.locked ? null : this.history.forth(), ({ before, after }) => [before, after]);
  }

  /** What the server holds, at first or again. Drafts stay; what others changed under a draft is noted. @param {Saved[]} all */
  load(all) {
    const ids = new Set(all.map(({ id }) => id));
    const unanswered = this.#unanswered();
    for (const saved of all) this.#receive(saved, unanswered);
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

  /** The server has taken what was sent; without a saved version after a deletion. @param {{ key: string, saved: Saved | null, warnings?: Warning[] }[]} answers */
  settleAll(answers) {
    for (const { key, saved, warnings = [] } of answers) this.#settle(key, saved, warnings);
    this.#changed();
  }

  /** @param {string} key @param {Saved | null} saved */
  settle(key, saved) {
    this.settleAll([{ key, saved }]);
  }

  #settle(key, saved, warnings) {
    const entry = this.entries.get(key);
    if (!entry) return;
    const told = saved && this.byId(saved.id);
    if (told && told !== entry) this.entries.delete(told.key);
    if (saved) this.#number(key, saved.id);
    else if (entry.saved) this.trashed.set(key, entry.saved.id);
    const newer = told?.saved && saved && told.saved.version > saved.version ? told.saved : null;
    Object.assign(entry, { saved: shared(saved, entry.draft), sent: null, faults: [], warnings });
    if (!saved || (entry.theirs && entry.theirs !== "gone" && entry.theirs.version <= saved.version)) entry.theirs = null;
    this.#tidy(entry);
    if (newer) this.#receive(newer);
    else if (entry.theirs && entry.theirs !== "gone") this.#face(entry, entry.theirs);
  }

  /** Something came of an entry, without it being saved. @param {string} key @param {Partial<Entry>} state */
  mark(key, state) {
    this.markAll([[key, state]]);
  }

  /** @param {[string, Partial<Entry>][]} states by key */
  markAll(states) {
    for (const [key, state] of states) {
      const entry = this.entries.get(key);
      if (!entry) continue;
      Object.assign(entry, state);
      this.#tidy(entry);
    }
    this.#changed();
  }

  /** A deleted zone can no longer come back as itself: it is made anew. @param {string} key */
  forgetTrashed(key) {
    this.trashed.delete(key);
  }

  /** The planner has seen what others did: the draft from now on stands on their version. @param {string} key @param {Zone | null} draft */
  rebase(key, draft) {
    const entry = this.entries.get(key);
    if (!entry?.theirs) return;
    const { saved: base, draft: mine, theirs } = entry;
    const saved = theirs === "gone" ? null : theirs;
    if (!saved && base) this.trashed.set(key, base.id);
    Object.assign(entry, { saved, theirs: null, faults: [] });
    if (mine && saved) entry.draft = mergeZones(base?.zone ?? NOTHING, mine, saved.zone).zone;
    this.change("workbench.step.merged", [{ key, after: draft }], {
      values: { code: (draft ?? saved?.zone ?? base?.zone)?.code ?? "" },
    });
    this.#tidy(entry);
    this.#changed();
  }

  /** What has to outlive a reload: unsaved zones, steps, and which numbers zones have or had. */
  toKeep() {
    const { steps, undone } = this;
    return { entries: this.dirty, steps, undone, keys: this.#keys, trashed: this.trashed };
  }

  /** Takes up kept work; call before `load`. @param {{ entries: Entry[], steps: Step[], undone: Step[], keys: Map<number, string>, trashed: Map<string, number> }} kept */
  takeUp({ entries, steps, undone, keys, trashed }) {
    for (const entry of entries) this.entries.set(entry.key, entry);
    Object.assign(this.history, { done: steps, undone });
    this.#keys = keys;
    this.trashed = trashed;
  }

  /** Notes that something about the desk itself is to be kept and shown. */
  touch() {
    this.#changed();
  }

  /** Zones of ours that may have been made without our having heard of it. */
  #unanswered() {
    return [...this.entries.values()].filter((entry) => entry.sent?.zone && !entry.saved);
  }

  #receive(saved, unanswered = this.#unanswered()) {
    const entry = this.byId(saved.id);
    const own = !entry && unanswered.find(({ sent }) => sent && sameZone(sent.zone, saved.zone));
    if (own) {
      this.#number(own.key, saved.id);
      own.saved = saved;
    } else if (!entry) {
      const key = this.#keyOf(saved.id);
      const known = this.entries.get(key);
      if (known) return this.#face(known, saved);
      this.entries.set(key, { ...newEntry(key), saved, draft: saved.zone });
      this.trashed.delete(key);
    } else if (entry.saved && saved.version > entry.saved.version) {
      this.#face(entry, saved);
    }
  }

  /** Puts what others saved together with the draft, or notes that a person has to choose. */
  #face(entry, saved) {
    if (entry.sent && sameZone(entry.sent.zone, saved.zone)) {
      Object.assign(entry, { saved, theirs: null });
    } else if (!isDirty(entry) || sameZone(entry.draft, saved.zone)) {
      Object.assign(entry, { saved, draft: saved.zone, theirs: null, warnings: [] });
    } else if (entry.sent || !this.#join(entry, saved)) {
      entry.theirs = saved;
    }
    this.#tidy(entry);
  }

  #join(entry, saved) {
    if (!entry.saved || !entry.draft) return false;
    const merge = mergeZones(entry.saved.zone, entry.draft, saved.zone);
    if (conflictsOf(merge).length) return false;
    Object.assign(entry, { saved, draft: merge.zone, theirs: null });
    this.dispatchEvent(new CustomEvent("joined", { detail: { key: entry.key, by: saved.updatedBy } }));
    return true;
  }

  #vanish(entry) {
    if (entry.sent && !entry.sent.zone) return;
    if (isDirty(entry) && entry.draft) entry.theirs = "gone";
    else {
      this.entries.delete(entry.key);
      if (entry.saved) this.trashed.set(entry.key, entry.saved.id);
    }
  }

  #travel(step, ends) {
    if (!step) return null;
    const kept = [];
    const drafts = step.changes.map((change) => {
      const [left, target] = ends(change);
      const { zone, kept: overtaken } = travelled(this.draft(change.key), left, target);
      if (overtaken) kept.push(change.key);
      return [change.key, zone];
    });
    this.#apply(drafts);
    this.#changed();
    return { ...step, kept };
  }

  #apply(drafts) {
    const bond = drafts.length > 1 ? crypto.randomUUID() : null;
    const old = new Set(drafts.map(([key]) => this.entries.get(key)?.bond).filter(Boolean));
    if (bond && old.size) for (const entry of this.entries.values()) if (old.has(entry.bond)) entry.bond = bond;
    for (const [key, draft] of drafts) {
      const entry = this.entries.get(key) ?? newEntry(key);
      Object.assign(entry, { draft, faults: [] }, bond ? { bond } : {});
      this.entries.set(key, entry);
      this.#tidy(entry);
    }
  }

  /** An entry that says nothing is forgotten; one that is saved stands alone. */
  #tidy(entry) {
    if (!entry.saved && !entry.draft && !entry.sent) this.entries.delete(entry.key);
    else if (!isDirty(entry)) entry.bond = null;
  }

  #number(key, id) {
    if (key !== String(id)) this.#keys.set(id, key);
    this.trashed.delete(key);
  }

  #keyOf(id) {
    return this.#keys.get(id) ?? String(id);
  }

  #changed() {
    this.dispatchEvent(new Event("changed"));
  }
}

/** Whether there is something to save. @param {Entry} entry */
export function isDirty({ saved, draft, sent }) {
  return Boolean(sent) || !sameZone(saved?.zone ?? null, draft);
}

/** The very draft where the server took it as it was, so that nobody has to compare them again. */
function shared(saved, draft) {
  return saved && draft && sameZone(saved.zone, draft) ? { ...saved, zone: draft } : saved;
}

/** @param {string} key @returns {Entry} */
function newEntry(key) {
  return { key, saved: null, draft: null, theirs: null, sent: null, bond: null, faults: [], warnings: [] };
}
