/**
 * Brings drafts to the server, one zone after the other, and says what came of each. A creation whose answer was
 * lost is sent again with the same key and content before anything newer, so nothing is made twice or forgotten.
 */
import { savedFromJson, toJson } from "./zone.js";
import { isDirty } from "./workspace.js";

/**
 * @typedef {import("./workspace.js").Workspace} Workspace
 * @typedef {import("./workspace.js").Entry} Entry
 *
 * @typedef {object} Outcome
 * @property {number} saved how many zones are now as drafted
 * @property {string[]} conflicts keys of zones that others changed or deleted
 * @property {string[]} refused keys of zones with faults
 * @property {"signed-out" | "offline" | null} stopped why the rest was not tried
 */

export class Saving {
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

  /** @returns {Promise<Outcome>} */
  async saveAll() {
    /** @type {Outcome} */
    const outcome = { saved: 0, conflicts: [], refused: [], stopped: null };
    for (const { key } of inOrder(this.workspace.dirty)) {
      const entry = this.workspace.get(key);
      if (!entry || !isDirty(entry)) continue;
      if (entry.theirs) {
        outcome.conflicts.push(key);
        continue;
      }
      const result = await this.#save(entry);
      if (result === "saved") outcome.saved += 1;
      else if (result === "conflict") outcome.conflicts.push(key);
      else if (result === "refused") outcome.refused.push(key);
      else {
        outcome.stopped = result;
        break;
      }
    }
    return outcome;
  }

  async #save(entry) {
    try {
      if (!entry.saved) await this.#create(entry);
      if (entry.saved && isDirty(entry)) await (entry.draft ? this.#update(entry) : this.#delete(entry));
      return "saved";
    } catch (problem) {
      return this.#refusal(entry, problem);
    }
  }

  async #create(entry) {
    if (!entry.creation) {
      this.workspace.mark(entry.key, {
        creation: { idempotencyKey: this.newKey(), body: JSON.stringify(toJson(entry.draft)) },
      });
      await this.keep();
    }
    const { idempotencyKey, body } = entry.creation;
    const answer = await this.request("POST", `/api/plans/${this.planId}/zones`, {
      body: JSON.parse(body),
      headers: { "Idempotency-Key": idempotencyKey },
    });
    this.workspace.settle(entry.key, savedFromJson(answer.data), answer.data.warnings);
  }

  async #update(entry) {
    const answer = await this.request("PUT", `/api/zones/${entry.saved.id}`, {
      body: toJson(entry.draft),
      headers: { "If-Match": `"${entry.saved.version}"` },
    });
    this.workspace.settle(entry.key, savedFromJson(answer.data), answer.data.warnings);
  }

  async #delete(entry) {
    try {
      await this.request("DELETE", `/api/zones/${entry.saved.id}`, {
        headers: { "If-Match": `"${entry.saved.version}"` },
      });
    } catch (problem) {
      const gone = problem.status === 410 || (problem.status === 404 && (await this.signedIn()));
      if (!gone) throw problem;
    }
    this.workspace.settle(entry.key, null);
  }

  /** A draft plan is a 404 to whoever is not signed in, so that answer is asked about. */
  async #refusal(entry, problem) {
    if (problem.status === 404 && !(await this.signedIn())) return "signed-out";
    if (problem.status === 401 || (problem.status === 403 && problem.code !== "role.planner_required"))
      return "signed-out";
    if (problem.status === 412 && problem.body?.current) return this.#stale(entry, savedFromJson(problem.body.current));
    if (entry.saved && (problem.status === 410 || problem.status === 404)) {
      this.workspace.mark(entry.key, { theirs: "gone" });
      return "conflict";
    }
    if (problem.status >= 400 && problem.status < 500 && problem.status !== 429) {
      this.workspace.mark(entry.key, { creation: null, faults: faultsOf(problem) });
      return "refused";
    }
    if (problem.status === undefined) throw problem;
    return "offline";
  }

  /** The lost answer of our own save looks like a conflict with ourselves: then there is nothing to merge. */
  #stale(entry, theirs) {
    this.workspace.receive(theirs);
    return entry.theirs ? "conflict" : "saved";
  }
}

/** Deletions first, so that a code they free can be used again. */
function inOrder(entries) {
  return [...entries].sort((a, b) => Number(Boolean(a.draft)) - Number(Boolean(b.draft)));
}

/** @param {any} problem @returns {import("./workspace.js").Fault[]} */
export function faultsOf(problem) {
  const listed = (problem.errors ?? []).map(({ pointer = "", code = "", message, params = {} }) => ({
    field: fieldOf(pointer, code),
    message: message ?? problem.message,
    place: placeOf(params),
    repair: null,
  }));
  const faults = listed.length
    ? listed
    : [
        {
          field: fieldOf("", problem.code),
          message: problem.message,
          place: placeOf(problem.body ?? {}),
          repair: null,
        },
      ];
  const geometry = faults.find(({ field }) => field === "shape");
  if (geometry) geometry.repair = problem.body?.repaired ?? null;
  return faults;
}

function fieldOf(pointer, code) {
  const name = pointer.split("/")[1] ?? "";
  if (name === "geometry" || code.startsWith("geometry.")) return "shape";
  return (
    name || { "rule.zone_code_unique": "code", "rule.zone_transform_needs_from_use": "fromLandUse" }[code] || "zone"
  );
}

function placeOf({ lon, lat }) {
  return typeof lon === "number" && typeof lat === "number" ? [lon, lat] : null;
}
