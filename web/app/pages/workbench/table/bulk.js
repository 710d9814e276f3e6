/**
 * Changes of many zones at once, worked out before anything is changed: what each zone would say, what follows from
 * it, and what the server would refuse.
 */
import { faultsIn, RULES } from "../fields.js";
import { ATTRIBUTES, differences, withChanges } from "../zone.js";

/**
 * @typedef {import("../zone.js").Zone} Zone
 * @typedef {{ key: string, zone: Zone }} Keyed
 *
 * @typedef {object} Change of one zone
 * @property {string} key
 * @property {Zone} before
 * @property {Zone} after
 * @property {string[]} fields that differ
 * @property {{ field: string, why: string, most?: number }[]} faults for which the server would refuse it
 * @property {string[]} ignored fields that say nothing in this zone, so they stay empty
 */

/** What several zones say in a field. @param {Zone[]} zones @param {string} field @returns {{ same: boolean, value: any, count: number }} */
export function common(zones, field) {
  const said = new Map(zones.map((zone) => [JSON.stringify(zone[field] ?? null), zone[field] ?? null]));
  return { same: said.size === 1, value: said.size === 1 ? [...said.values()][0] : null, count: said.size };
}

/**
 * @param {Keyed[]} picked
 * @param {(zone: Zone, at: number) => Partial<Zone>} changesOf
 * @param {Record<string, import("../fields.js").Code[]>} lists
 * @param {Keyed[]} all every zone of the plan: codes are unique in it
 * @returns {Change[]} of the zones that would change, or were meant to
 */
export function plannedChanges(picked, changesOf, lists, all) {
  const planned = picked.map(({ key, zone }, at) => {
    const asked = changesOf(zone, at);
    const after = withChanges(zone, asked);
    const ignored = Object.keys(asked).filter((field) => asked[field] !== null && after[field] !== asked[field]);
    return { key, before: zone, after, fields: differences(zone, after), faults: faultsIn(after, lists), ignored };
  });
  const codes = countCodes(all, planned);
  for (const { after, fields, faults } of planned) {
    if (fields.includes("code") && (codes.get(after.code) ?? 0) > 1) faults.push({ field: "code", why: "codeTaken" });
  }
  return planned.filter(({ fields, ignored }) => fields.length || ignored.length);
}

/** Those that can be made; all when none is to be left out. @param {Change[]} changes @param {boolean} leaveOut */
export function taken(changes, leaveOut) {
  return changes.filter(({ fields, faults }) => fields.length && !(leaveOut && faults.length));
}

/** "D1" with "D" replaced by "B" is "B1"; every occurrence, as it is written. @param {string} field "code" or "name" @param {string} find @param {string} by */
export function replacing(field, find, by) {
  return (zone) => (find ? { [field]: zone[field].replaceAll(find, by) } : {});
}

/** "B1", "B2", … in the order in which the zones come. @param {string} prefix @param {number} first */
export function numbering(prefix, first) {
  return (_, at) => ({ code: `${prefix}${first + at}` });
}

/** What can be copied from a zone to others: everything it says, but neither its code and name nor its shape unless asked. @param {Zone} zone */
export function attributesOf({ shape, ...attributes }) {
  return structuredClone(attributes);
}

/** Fields that are copied only when the planner ticks them. */
export const OWN_FIELDS = ["code", "name"];

/** Fields that a form for several zones can set. */
export const SHARED_FIELDS = ATTRIBUTES.filter((field) => RULES[field] && !["code", "overlay"].includes(field));

function countCodes(all, planned) {
  const after = new Map(planned.map((change) => [change.key, change.after.code]));
  const counts = new Map();
  for (const { key, zone } of all) {
    const code = after.get(key) ?? zone.code;
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}
