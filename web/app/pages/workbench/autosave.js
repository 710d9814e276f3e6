/**
 * Saves the open plan by itself: every few seconds while there is something to save, again when the connection is
 * back or the planner has signed in again, and at once when asked. Event: `saving`, when its state is different.
 */
import { get, request } from "../../platform/api.js";
import { Saving } from "./saving.js";
import { WorkStore } from "./store.js";
import { isOpen, tabName } from "./tab.js";

const EVERY_MS = 5000;
const SLOWEST_RETRY_MS = 60_000;

/**
 * @typedef {object} SaveState
 * @property {Date | null} at when the server last took something
 * @property {boolean} saving
 * @property {import("./saving.js").Outcome["stopped"]} stopped
 * @property {boolean} kept on this device
 */

export class Autosave extends EventTarget {
  /** @type {SaveState} */
  state = { at: null, saving: false, stopped: null, kept: false };
  #timer = 0;
  #failures = 0;
  #asked = false;
  #life = new AbortController();

  /**
   * @param {import("./workspace.js").Workspace} workspace
   * @param {number} planId
   * @param {{ username: string, signInAgain: () => Promise<boolean>, published: () => void }} desk
   */
  constructor(workspace, planId, { username, signInAgain, published }) {
    super();
    Object.assign(this, { workspace, planId, signInAgain, published });
    this.owner = `${username} ${planId} `;
    this.saving = new Saving(workspace, planId, { request, keep: () => this.keep(), signedIn });
    const wake = () => this.#life.signal.aborted || this.state.stopped !== "offline" || this.save();
    window.addEventListener("online", wake, { signal: this.#life.signal });
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && wake(), {
      signal: this.#life.signal,
    });
  }

  /** What this tab kept before, or a closed one left behind; call before the zones are loaded. @returns {Promise<{ at: string, entries: any[] } | null>} */
  async takeUp() {
    this.store = new WorkStore(this.owner + (await tabName()), () => ({
      ...this.workspace.toKeep(),
      batch: this.saving.batch,
    }));
    const own = await this.store.read();
    const left = own?.entries.length ? null : await this.#leftBehind();
    const work = left?.work ?? own;
    if (!work) return null;
    this.workspace.takeUp(work);
    this.saving.batch = work.batch;
    if (left && (await this.store.keep())) await this.store.drop(left.desk);
    return work;
  }

  /** From now on what changes is kept and saved; what was on its way is sent again at once. */
  start() {
    this.workspace.addEventListener("changed", () => this.#changed(), { signal: this.#life.signal });
    if (this.saving.batch) this.save();
    else this.#changed();
  }

  /** @returns {Promise<boolean>} */
  async keep() {
    const kept = Boolean(await this.store?.keep());
    if (kept !== this.state.kept) this.#tell({ kept });
    return kept;
  }

  /** Another plan is opened: what is not saved stays kept. */
  async stop() {
    await this.keep();
    this.#life.abort();
    this.#unplan();
  }

  /** @param {{ again?: boolean }} [options] `again`: also what was refused before @returns {Promise<import("./saving.js").Outcome | null>} null when there is nothing to do */
  async save({ again = false } = {}) {
    if (this.state.saving || this.#asked || !(this.saving.batch || this.workspace.dirty.length)) return null;
    this.#unplan();
    this.#tell({ saving: true });
    const outcome = await this.saving.saveAll({ again }).finally(() => (this.state.saving = false));
    this.#failures = outcome.stopped === "offline" ? this.#failures + 1 : 0;
    await this.keep();
    this.#tell({ stopped: outcome.stopped, ...(outcome.saved ? { at: new Date() } : {}) });
    if (outcome.stopped === "published") this.published();
    if (outcome.stopped === "signed-out") return this.#signIn(outcome);
    this.#plan();
    return outcome;
  }

  async #signIn(outcome) {
    this.#asked = true;
    const again = await this.signInAgain();
    this.#asked = false;
    return again ? this.save() : outcome;
  }

  #changed() {
    this.keep();
    this.#plan();
  }

  /** The next time by itself; never while the planner has put off signing in. */
  #plan() {
    const { saving, stopped } = this.state;
    if (saving || this.#life.signal.aborted) return;
    if (stopped === "signed-out" || stopped === "published" || !this.#hasWork) return this.#unplan();
    if (this.#timer) return;
    const wait = Math.min(SLOWEST_RETRY_MS, EVERY_MS * 2 ** this.#failures);
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      this.save();
    }, wait);
  }

  #unplan() {
    window.clearTimeout(this.#timer);
    this.#timer = 0;
  }

  get #hasWork() {
    return Boolean(this.saving.batch) || this.saving.ready.length > 0;
  }

  async #leftBehind() {
    for (const desk of await this.store.desks(this.owner)) {
      if (desk === this.store.desk || (await isOpen(desk.slice(this.owner.length)))) continue;
      const work = await this.store.read(desk);
      if (work?.entries.length || work?.batch) return { desk, work };
    }
    return null;
  }

  #tell(state) {
    Object.assign(this.state, state);
    this.dispatchEvent(new Event("saving"));
  }
}

/** Not knowing counts as yes: then it is the connection. */
async function signedIn() {
  return (await get("/api/session").catch(() => ({ signedIn: true }))).signedIn;
}
