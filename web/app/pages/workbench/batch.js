/**
 * What is to be saved, as the server takes it: edits in bundles that are saved together or not at all. Zones of one
 * step, such as the parts of a split, are one bundle.
 */
import { inSlices } from "../../platform/slices.js";
import { toJson } from "./zone.js";

/**
 * @typedef {import("./workspace.js").Entry} Entry
 *
 * @typedef {object} Batch a request that is not answered yet; it is sent again as it is until it is
 * @property {string} idempotencyKey
 * @property {string} body JSON
 * @property {string[]} keys of the zones, in the order of the edits
 */

/** The server takes no more at once. */
export const MOST_EDITS = 2000;

/** @param {Entry[]} entries @returns {Entry[][]} in the order of their first zones */
export function bundlesOf(entries) {
  const bundles = new Map();
  for (const entry of entries) {
    const name = entry.bond ?? entry.key;
    if (!bundles.has(name)) bundles.set(name, []);
    bundles.get(name).push(entry);
  }
  return [...bundles.values()];
}

/** As many whole bundles as one request takes, at least one. @param {Entry[][]} bundles @param {number} most edits @returns {Entry[]} */
export function firstLoad(bundles, most) {
  const load = [];
  for (const bundle of bundles) {
    if (load.length && load.length + bundle.length > most) break;
    load.push(...bundle);
  }
  return load;
}

/**
 * @param {Entry[]} entries
 * @param {Map<string, number>} trashed numbers of deleted zones that can come back
 * @param {string} idempotencyKey
 * @returns {Promise<Batch>}
 */
export async function batchOf(entries, trashed, idempotencyKey) {
  const edits = await inSlices(entries, (entry) => JSON.stringify(editOf(entry, trashed.get(entry.key))));
  return { idempotencyKey, body: `{"edits":[${edits.join(",")}]}`, keys: entries.map(({ key }) => key) };
}

function editOf({ key, saved, draft }, deleted) {
  if (saved && draft) return { op: "update", id: saved.id, version: saved.version, zone: toJson(draft) };
  if (saved) return { op: "delete", id: saved.id, version: saved.version };
  if (deleted !== undefined) return { op: "restore", id: deleted, zone: toJson(draft) };
  return { op: "create", ref: key, zone: toJson(draft) };
}
