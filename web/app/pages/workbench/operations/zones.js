/** The zones of the desk as operations send and receive them. */
import { ringBox, fromGeoJson, toGeoJson } from "../../../map/edit/shape.js";

/**
 * @typedef {import("../../../map/edit/shape.js").Shape} Shape
 * @typedef {{ key: string, geometry: any }} KeyedGeometry GeoJSON in degrees, nine decimals
 */

const NEAR_M = 1;

/** @param {string} key @param {Shape} shape @returns {KeyedGeometry} */
export function keyed(key, shape) {
  return { key, geometry: toGeoJson(shape) };
}

/**
 * Zones of the same kind, land use or overlay, whose box comes near a shape's.
 * @param {import("../desk.js").Desk} desk @param {Shape} shape @param {string[]} without
 * @returns {KeyedGeometry[]}
 */
export function neighboursOf(desk, shape, without) {
  const overlay = desk.editor.zones.get(without[0])?.overlay ?? false;
  return [...desk.editor.zones.values()]
    .filter((zone) => zone.overlay === overlay && !without.includes(zone.key) && boxesNear(zone.shape, shape))
    .map((zone) => keyed(zone.key, zone.shape));
}

/** Zones that got another shape, as steps of the desk. @param {import("../desk.js").Desk} desk @param {KeyedGeometry[]} answered */
export function reshaped(desk, answered) {
  return answered.map(({ key, geometry }) => ({
    key,
    after: { .../** @type {any} */ (desk.workspace.draft(key)), shape: fromGeoJson(geometry) },
  }));
}

function boxesNear(one, other) {
  return one.some(([shell]) => {
    const [w, s, e, n] = ringBox(shell);
    return other.some(([outer]) => {
      const [west, south, east, north] = ringBox(outer);
      return w - NEAR_M <= east && west - NEAR_M <= e && s - NEAR_M <= north && south - NEAR_M <= n;
    });
  });
}
