/**
 * Three-way merge of a zone that two planners changed from the same version. What only one of them changed is kept
 * from that one; where both changed the same thing differently, a person chooses.
 */
import { sameCorner } from "../../map/edit/grid.js";
import { crossingInShape } from "../../map/edit/crossing.js";
import { FIELDS, LAND_USE_ONLY, sameField } from "./zone.js";

/**
 * @typedef {import("./zone.js").Zone} Zone
 * @typedef {import("../../map/edit/shape.js").Shape} Shape
 *
 * @typedef {object} MergeRow one thing, or several that only make sense together
 * @property {string[]} fields
 * @property {"mine" | "theirs" | "both" | "conflict"} outcome `both`: the same change, or corner moves that go together
 *
 * @typedef {object} Merge
 * @property {Zone} zone with every conflict still as mine
 * @property {MergeRow[]} rows
 */

/** Fields that are decided together: land use or overlay, a present use with its strategy, values with their measure. */
const BOUND = [
  { leader: "overlay", followers: LAND_USE_ONLY },
  { leader: "strategy", followers: ["fromLandUse", "demolishedSharePct"] },
  { leader: "utilisationMeasure", followers: ["utilisationBasis", "utilisationExisting", "utilisationAllowed"] },
];

/** @param {Zone} base @param {Zone} mine @param {Zone} theirs @returns {Merge} */
export function mergeZones(base, mine, theirs) {
  const zone = /** @type {any} */ ({ ...mine });
  const rows = [];
  for (const fields of groups(base, mine, theirs)) {
    const outcome = decide(fields, base, mine, theirs);
    if (outcome === "none") continue;
    const merged =
      outcome === "conflict" && fields[0] === "shape" ? mergeShapes(base.shape, mine.shape, theirs.shape) : null;
    if (merged) zone.shape = merged;
    if (outcome === "theirs") for (const field of fields) zone[field] = theirs[field];
    rows.push({ fields, outcome: merged ? "both" : outcome });
  }
  return { zone, rows };
}

/**
 * The merged zone once each conflict has been decided.
 * @param {Merge} merge
 * @param {Zone} mine
 * @param {Zone} theirs
 * @param {Map<string, "mine" | "theirs">} choices by the first field of the row
 * @returns {Zone | null} null while a conflict is undecided
 */
export function resolve(merge, mine, theirs, choices) {
  const zone = /** @type {any} */ ({ ...merge.zone });
  for (const { fields, outcome } of merge.rows) {
    if (outcome !== "conflict") continue;
    const choice = choices.get(fields[0]);
    if (!choice) return null;
    const from = choice === "mine" ? mine : theirs;
    for (const field of fields) zone[field] = from[field];
  }
  return zone;
}

/** Corner by corner, where both kept the corners' number; null if both moved one differently or the result crosses itself. @param {Shape} base @param {Shape} mine @param {Shape} theirs @returns {Shape | null} */
export function mergeShapes(base, mine, theirs) {
  if (!alike(base, mine) || !alike(base, theirs)) return null;
  let torn = false;
  const pick = (was, my, their) => {
    if (sameCorner(my, their) || sameCorner(was, their)) return my;
    if (!sameCorner(was, my)) torn = true;
    return their;
  };
  const merged = base.map((part, p) =>
    part.map((ring, r) => ring.map((was, i) => pick(was, mine[p][r][i], theirs[p][r][i]))),
  );
  return torn || crossingInShape(merged) ? null : merged;
}

function groups(base, mine, theirs) {
  const changed = (field) => !sameField(field, base, mine) || !sameField(field, base, theirs);
  const taken = new Set();
  const bound = [];
  for (const { leader, followers } of BOUND) {
    if (!changed(leader) || taken.has(leader)) continue;
    bound.push([leader, ...followers]);
    for (const field of [leader, ...followers]) taken.add(field);
  }
  return [...bound, ...FIELDS.filter((field) => !taken.has(field)).map((field) => [field])].sort(
    (a, b) => FIELDS.indexOf(a[0]) - FIELDS.indexOf(b[0]),
  );
}

function decide(fields, base, mine, theirs) {
  const same = (a, b) => fields.every((field) => sameField(field, a, b));
  if (same(base, mine)) return same(base, theirs) ? "none" : "theirs";
  if (same(base, theirs)) return "mine";
  return same(mine, theirs) ? "both" : "conflict";
}

function alike(a, b) {
  return (
    a.length === b.length &&
    a.every((part, p) => part.length === b[p].length && part.every((ring, r) => ring.length === b[p][r].length))
  );
}
