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
 * @property {string} strategy
 * @property {string} landUse
 * @property {string | null} fromLandUse
 * @property {string | null} utilisationMeasure
 * @property {number | null} utilisationExisting
 * @property {number | null} utilisationAllowed
 * @property {number | null} maxStoreys
 * @property {number} existingDwellings
 * @property {number} existingFloorAreaM2
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

/** In the order in which people read them. */
export const ATTRIBUTES = [
  "code",
  "name",
  "strategy",
  "fromLandUse",
  "landUse",
  "utilisationMeasure",
  "utilisationExisting",
  "utilisationAllowed",
  "maxStoreys",
  "existingDwellings",
  "existingFloorAreaM2",
  "description",
];

export const FIELDS = [...ATTRIBUTES, "shape"];

/** @param {any} feature of `/api/plans/{id}/zones` @returns {Saved} */
export function savedFromFeature({ id, properties, geometry }) {
  return savedFromJson({ ...properties, id: properties.id ?? id, geometry });
}

/** @param {any} json a zone of the API @returns {Saved} */
export function savedFromJson(json) {
  const zone = /** @type {any} */ ({ shape: fromGeoJson(json.geometry) });
  for (const name of ATTRIBUTES) zone[name] = json[name] ?? null;
  zone.existingDwellings ??= 0;
  zone.existingFloorAreaM2 ??= 0;
  zone.description ??= "";
  return {
    id: Number(json.id),
    version: json.version,
    zone,
    areaM2: json.areaM2,
    updatedAt: json.updatedAt ?? null,
    updatedBy: json.updatedBy ?? null,
  };
}

/** What the API takes. @param {Zone} zone */
export function toJson({ shape, ...attributes }) {
  return { ...attributes, geometry: toGeoJson(shape) };
}

/** @param {string} field @param {Zone} a @param {Zone} b */
export function sameField(field, a, b) {
  return field === "shape" ? sameShape(a.shape, b.shape) : (a[field] ?? null) === (b[field] ?? null);
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

/**
 * A zone with some fields changed, kept consistent: only a transformation has a present use, and a utilisation
 * without a measure says nothing.
 * @param {Zone} zone
 * @param {Partial<Zone>} changes
 * @returns {Zone}
 */
export function withChanges(zone, changes) {
  const changed = { ...zone, ...changes };
  if (changed.strategy !== "TRANSFORM") changed.fromLandUse = null;
  if (!changed.utilisationMeasure) {
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
