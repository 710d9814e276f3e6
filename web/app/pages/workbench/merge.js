/**
 * Three-way merge of a zone that two planners changed from the same version. What only one of them changed is kept
 * from that one; where both changed the same thing differently, a person chooses.
 */
import { chosenShape, isSound, joinShapes, stretchesOf } from "./outlines.js";
import { FIELDS, LAND_USE_ONLY, sameField } from "./zone.js";

/**
 * @typedef {import("./zone.js").Zone} Zone
 * @typedef {import("./outlines.js").Side} Side
 *
 * @typedef {object} MergeRow one thing, or several that only make sense together
 * @property {string[]} fields
 * @property {"mine" | "theirs" | "both" | "conflict"} outcome `both`: the same change, or corner moves that go together
 * @property {string} [choice] name of the choice that a conflict asks for
 * @property {number} [stretch] of the outline: the conflict is about this stretch only
 *
 * @typedef {object} Merge
 * @property {Zone} zone with every conflict still as mine
 * @property {MergeRow[]} rows
 * @property {import("./outlines.js").MergedShape | null} joined the outlines, when stretches of them are to be chosen
 */

/** Fields that are decided together: land use or overlay, a present use with its strategy, values with their measure. @type {{ leader: string, followers: string[] }[]} */
export const BOUND = [
  { leader: "overlay", followers: LAND_USE_ONLY },
  { leader: "strategy", followers: ["fromLandUse", "demolishedSharePct"] },
  { leader: "utilisationMeasure", followers: ["utilisationBasis", "utilisationExisting", "utilisationAllowed"] },
];

/** @param {Zone} base @param {Zone} mine @param {Zone} theirs @returns {Merge} */
export function mergeZones(base, mine, theirs) {
  const zone = /** @type {any} */ ({ ...mine });
  const merge = /** @type {Merge} */ ({ zone, rows: [], joined: null });
  for (const fields of groups(base, mine, theirs)) {
    const outcome = decide(fields, base, mine, theirs);
    if (outcome === "none") continue;
    if (outcome === "conflict" && fields[0] === "shape") mergeOutlines(merge, base, mine, theirs);
    else {
      if (outcome === "theirs") for (const field of fields) zone[field] = theirs[field];
      merge.rows.push({ fields, outcome, ...(outcome === "conflict" ? { choice: fields[0] } : {}) });
    }
  }
  return merge;
}

/** The choices that a person has to make. @param {Merge} merge */
export function conflictsOf({ rows }) {
  return rows.filter(({ outcome }) => outcome === "conflict");
}

/**
 * The merged zone once each conflict has been decided.
 * @param {Merge} merge
 * @param {Zone} mine
 * @param {Zone} theirs
 * @param {Map<string, Side>} choices by the row's `choice`
 * @returns {Zone | null} null while a conflict is undecided, or the chosen stretches make no sound outline
 */
export function resolve(merge, mine, theirs, choices) {
  const conflicts = conflictsOf(merge);
  if (conflicts.some(({ choice }) => !choices.has(/** @type {string} */ (choice)))) return null;
  const zone = preview(merge, mine, theirs, choices);
  return isSound(zone.shape) || !merge.joined ? zone : null;
}

/** The merged zone as far as it is decided; the rest as mine. @param {Merge} merge @param {Zone} mine @param {Zone} theirs @param {Map<string, Side>} choices @returns {Zone} */
export function preview(merge, mine, theirs, choices) {
  const zone = /** @type {any} */ ({ ...merge.zone });
  for (const { fields, choice, stretch } of conflictsOf(merge)) {
    if (stretch !== undefined) continue;
    const from = choices.get(/** @type {string} */ (choice)) === "theirs" ? theirs : mine;
    for (const field of fields) zone[field] = from[field];
  }
  if (merge.joined) {
    const stretches = conflictsOf(merge).filter(({ stretch }) => stretch !== undefined);
    zone.shape = chosenShape(
      merge.joined,
      stretches.map(({ choice }) => choices.get(/** @type {string} */ (choice))),
    );
  }
  return zone;
}

/** Stretch by stretch; the whole outline is one choice where no outline with corners of both is sound. */
function mergeOutlines(merge, base, mine, theirs) {
  const joined = joinShapes(base.shape, mine.shape, theirs.shape);
  const stretches = joined ? stretchesOf(joined) : [];
  const ways = joined ? [[], stretches.map(() => /** @type {Side} */ ("theirs"))] : [];
  const sound = ways.some((choices) => isSound(chosenShape(/** @type {any} */ (joined), choices)));
  if (!sound) merge.rows.push({ fields: ["shape"], outcome: "conflict", choice: "shape" });
  else if (!stretches.length) {
    merge.zone.shape = chosenShape(/** @type {any} */ (joined), []);
    merge.rows.push({ fields: ["shape"], outcome: "both" });
  } else {
    merge.joined = joined;
    stretches.forEach((_, stretch) =>
      merge.rows.push({ fields: ["shape"], outcome: "conflict", choice: `shape.${stretch}`, stretch }),
    );
  }
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
