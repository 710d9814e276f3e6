/**
 * Brings drafts to the server in one request, all of it or nothing, and says what came of each zone. A request is
 * kept on this device before it is sent, and sent again with the same key and content until it is answered, so that
 * nothing is made twice or forgotten. What is refused or changed by others holds back its own bundle only.
 */
import { inSlices } from "../../platform/slices.js";
import { MOST_EDITS, batchOf, bundlesOf, firstLoad } from "./batch.js";
import { faultsByEdit } from "./faults.js";
import { savedFromJson } from "./zone.js";

/**
 * @typedef {import("./workspace.js").Workspace} Workspace
 * @typedef {import("./workspace.js").Entry} Entry
 * @typedef {import("./batch.js").Batch} Batch
 *
 * @typedef {object} Outcome
 * @property {number} saved how many zones the server has taken
 * @property {string[]} conflicts keys of zones that others changed or deleted, for a person to decide
 * @property {string[]} refused keys of zones with faults
 * @property {"signed-out" | "offline" | "published" | null} stopped why the rest was not tried
 */

/** Rounds of one saving: each ends with something saved, refused or in conflict, so more than these are somebody's mistake. */
const MOST_ROUNDS = 200;

export class Saving {
  /** Sent, or about to be, and not answered. @type {Batch | null} */
  batch = null;

  /**
   * @param {Workspace} workspace
   * @param {number} planId
   * @param {{ request: (method: string, path: string, options?: any) => Promise<any>, keep: () => Promise<unknown>, signedIn?: () => Promise<boolean>, newKey?: () => string }} world
   *   `keep` stores the work on this device; `request` throws problems with `status`, `code`, `body` and `errors`
   */
  constructor(workspace, planId, { request, keep, signedIn = async () => true, newKey = () => crypto.randomUUID() }) {
    this.workspace = workspace;
    this.planId = planId;
    this.request = request;
    this.keep = keep;
    this.signedIn = signedIn;
    this.newKey = newKey;
  }

  /** Zones that can be sent. Those with faults wait for a correction, those in conflict for a decision, both with their bundles. @returns {Entry[]} */
  get ready() {
    return bundlesOf(this.workspace.dirty)
      .filter((bundle) => bundle.every(({ faults, theirs }) => !faults.length && !theirs))
      .flat();
  }

  /** Saves what can be saved now. @param {{ again?: boolean }} [options] `again`: also what was refused before @returns {Promise<Outcome>} */
  async saveAll({ again = false } = {}) {
    const { workspace } = this;
    if (again) for (const { key, faults } of workspace.dirty) if (faults.length) workspace.mark(key, { faults: [] });
    /** @type {Outcome} */
    const outcome = { saved: 0, conflicts: [], refused: [], stopped: null };
    let most = MOST_EDITS;
    for (let round = 0; !outcome.stopped && round < MOST_ROUNDS; round += 1) {
      const load = this.batch ? [] : firstLoad(bundlesOf(this.ready), most);
      if (!this.batch && !load.length) break;
      if (!this.batch) await this.#prepare(load);
      const answer = await this.#send(/** @type {Batch} */ (this.batch));
      outcome.saved += answer.saved ?? 0;
      outcome.stopped = answer.stopped ?? null;
      if (answer.unclear) most = 1;
    }
    outcome.conflicts = workspace.dirty.filter(({ theirs }) => theirs).map(({ key }) => key);
    outcome.refused = workspace.dirty.filter(({ faults }) => faults.length).map(({ key }) => key);
    return outcome;
  }

  async #prepare(entries) {
    const sent = entries.map(({ key, draft }) => [key, { zone: draft }]);
    this.batch = await batchOf(entries, this.workspace.trashed, this.newKey());
    this.workspace.markAll(sent.map(([key, zone]) => [key, { sent: zone }]));
    await this.keep();
  }

  /** @returns {Promise<{ saved?: number, stopped?: Outcome["stopped"], unclear?: boolean }>} */
  async #send(batch) {
    try {
      const { data } = await this.request("POST", `/api/plans/${this.planId}/edits`, {
        json: batch.body,
        headers: { "Idempotency-Key": batch.idempotencyKey },
      });
      return { saved: await this.#settle(batch, data.saved) };
    } catch (problem) {
      return this.#refusal(batch, problem);
    }
  }

  async #settle({ keys }, answers) {
    const settled = await inSlices(answers, ({ zone, warnings }) => ({
      saved: zone && savedFromJson(zone),
      warnings,
    }));
    this.batch = null;
    this.workspace.settleAll(settled.map((answer, i) => ({ key: keys[i], ...answer })));
    return keys.length;
  }

  /** A draft plan is a 404 to whoever is not signed in, so that answer is asked about. */
  async #refusal(batch, problem) {
    const { status, code } = problem;
    if (status === undefined) throw problem;
    if (status === 401 || (status === 403 && code !== "role.planner_required")) return { stopped: "signed-out" };
    if (status === 404 && !(await this.signedIn())) return { stopped: "signed-out" };
    if (status < 400 || status >= 500 || status === 429) return { stopped: "offline" };
    this.batch = null;
    if (status === 409 && (code === "plan.published" || code === "plan.archived")) {
      this.#unsend(batch);
      return { stopped: "published" };
    }
    if (status === 412 && problem.body?.conflicts) return this.#conflicts(batch, problem.body.conflicts);
    return this.#faults(batch, problem);
  }

  #conflicts(batch, conflicts) {
    this.#unsend(batch);
    for (const { index, current, code } of conflicts) {
      const entry = this.workspace.get(batch.keys[index]);
      if (!entry) continue;
      if (current) this.workspace.receive(savedFromJson(current));
      else if (entry.saved) this.workspace.vanish(entry.saved.id);
      else this.workspace.forgetTrashed(entry.key);
    }
    return {};
  }

  /** A refusal that names no edit is asked about bundle by bundle. */
  #faults(batch, problem) {
    const entries = batch.keys.map((key) => this.workspace.get(key));
    const several = bundlesOf(entries.filter(Boolean)).length > 1;
    this.#unsend(batch);
    const faults = faultsByEdit(problem);
    const named = [...faults.keys()].some((edit) => batch.keys[edit]);
    if (!named && several) return { unclear: true };
    for (const [edit, found] of faults) {
      const key = batch.keys[Math.max(0, edit)];
      if (this.workspace.get(key)) this.workspace.mark(key, { faults: found });
    }
    return {};
  }

  #unsend({ keys }) {
    this.workspace.markAll(keys.map((key) => [key, { sent: null }]));
  }
}
