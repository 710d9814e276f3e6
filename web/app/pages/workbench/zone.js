/**
 * A zone on the desk: the fields a planner may set, with its shape on the storage grid, and how it travels to and
 * from the API.
 */
import { fromGeoJson, sameShape, toGeoJson } from "../../map/edit/shape.js";

/**
 * @typedef {object} Zone
 * @property {import("../../map/edit/shape.js").Shape} shape
 * @property {string} code
 * @property {string} name
 * @property {string | null} overlay its kind, if it lies over land-use zones
 * @property {string | null} strategy null for an overlay
 * @property {string | null} landUse null for an overlay
 * @property {string | null} fromLandUse
 * @property {string | null} parallelLandUse code of the neighbour country
 * @property {string | null} hilucs INSPIRE code; null: the land use's own
 * @property {string | null} utilisationMeasure
 * @property {string | null} utilisationBasis null: the measure's own
 * @property {number | null} utilisationExisting
 * @property {number | null} utilisationAllowed
 * @property {number | null} maxStoreys
 * @property {number | null} maxRidgeHeightM
 * @property {number | null} maxEavesHeightM
 * @property {number} existingDwellings
 * @property {number} existingFloorAreaM2
 * @property {number | null} demolishedSharePct null: the capacity parameter's default
 * @property {{ from: number, sharePct: number }[]} phases
 * @property {Record<string, { low: number, likely: number, high: number }>} capacityParameters
 * @property {string} description
 *
 * @typedef {object} Saved a version of a zone as the server holds it
 * @property {number} id
 * @property {number} version
 * @property {Zone} zone
 * @property {number} areaM2
 * @property {string | null} updatedAt
 * @property {string | null} updatedBy
 */

/** A zone that says nothing yet; its keys are a zone's attributes in the order in which people read them. */
const BLANK = {
  code: "",
  name: "",
  overlay: null,
  strategy: null,
  fromLandUse: null,
  landUse: null,
  parallelLandUse: null,
  hilucs: null,
  utilisationMeasure: null,
  utilisationBasis: null,
  utilisationExisting: null,
  utilisationAllowed: null,
  maxStoreys: null,
  maxRidgeHeightM: null,
  maxEavesHeightM: null,
  existingDwellings: 0,
  existingFloorAreaM2: 0,
  demolishedSharePct: null,
  phases: [],
  capacityParameters: {},
  description: "",
};

export const ATTRIBUTES = Object.keys(BLANK);

export const FIELDS = [...ATTRIBUTES, "shape"];

/** @param {any} feature of `/api/plans/{id}/zones` @returns {Saved} */
export function savedFromFeature({ id, properties, geometry }) {
  return savedFromJson({ ...properties, id: properties.id ?? id, geometry });
}

/** @param {any} json a zone of the API @returns {Saved} */
export function savedFromJson(json) {
  const zone = /** @type {any} */ ({ shape: fromGeoJson(json.geometry) });
  for (const name of ATTRIBUTES) zone[name] = json[name] ?? BLANK[name];
  return {
    id: Number(json.id),
    version: json.version,
    zone,
    areaM2: json.areaM2,
    updatedAt: json.updatedAt ?? null,
    updatedBy: json.updatedBy ?? null,
  };
}

/** A zone with everything left out filled in. @param {Partial<Zone> & { shape: import("../../map/edit/shape.js").Shape }} zone @returns {Zone} */
export function completeZone(zone) {
  return { ...BLANK, ...zone };
}

/** What a zone is called by and looks like: the kind of an overlay, the strategy of every other. @param {Zone} zone @returns {string} */
export function kindOf({ overlay, strategy }) {
  return overlay ?? strategy ?? "";
}

/** What the API takes. @param {Zone} zone */
export function toJson({ shape, ...attributes }) {
  return { ...attributes, geometry: toGeoJson(shape) };
}

/** @param {string} field @param {Zone} a @param {Zone} b */
export function sameField(field, a, b) {
  if (field === "shape") return sameShape(a.shape, b.shape);
  const [one, other] = [a[field] ?? BLANK[field], b[field] ?? BLANK[field]];
  return one === other || (typeof one === "object" && sorted(one) === sorted(other));
}

/** Objects are the same when they say the same, whatever the order of their keys. */
function sorted(value) {
  return JSON.stringify(value, (_, part) =>
    part && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** @param {Zone | null} a @param {Zone | null} b */
export function sameZone(a, b) {
  if (a === b) return true;
  return Boolean(a && b) && FIELDS.every((field) => sameField(field, /** @type {Zone} */ (a), /** @type {Zone} */ (b)));
}

/** The fields in which two zones differ. @param {Zone} a @param {Zone} b */
export function differences(a, b) {
  return FIELDS.filter((field) => !sameField(field, a, b));
}

/** What only a land-use zone says. */
export const LAND_USE_ONLY = [
  "strategy",
  "fromLandUse",
  "landUse",
  "parallelLandUse",
  "hilucs",
  "existingDwellings",
  "existingFloorAreaM2",
  "demolishedSharePct",
  "phases",
  "capacityParameters",
];
const TEARS_DOWN = ["TRANSFORM", "NEW"];

/**
 * A zone with some fields changed, kept consistent: an overlay has no land use, only a transformation has a present
 * use, only where something new takes a place is something torn down, and a value without a measure says nothing.
 * @param {Zone} zone
 * @param {Partial<Zone>} changes
 * @returns {Zone}
 */
export function withChanges(zone, changes) {
  const changed = { ...zone, ...changes };
  if (changed.overlay) for (const name of LAND_USE_ONLY) changed[name] = BLANK[name];
  if (changed.strategy !== "TRANSFORM") changed.fromLandUse = null;
  if (!TEARS_DOWN.includes(changed.strategy ?? "")) changed.demolishedSharePct = null;
  if (!changed.utilisationMeasure) {
    changed.utilisationBasis = null;
    changed.utilisationExisting = null;
    changed.utilisationAllowed = null;
  }
  return changed;
}

/**
 * The next free code after those in use: D7 after D6, otherwise a plain number.
 * @param {string[]} codes
 * @param {string} [like] the code of the zone worked on last
 */
export function nextCode(codes, like) {
  const prefix = (like ?? codes.at(-1) ?? "").replace(/\d+\D*$/, "");
  const numbers = codes
    .filter((code) => code.startsWith(prefix))
    .map((code) => Number(/^\d+/.exec(code.slice(prefix.length))?.[0] ?? 0));
  return `${prefix}${Math.max(0, ...numbers) + 1}`;
}
