/**
 * The grid on which the server stores geometry: EPSG:25833, whole millimetres. The editor works on it from the first
 * click, so that a shared corner is the same two numbers in both zones and a shown area is the stored one.
 */
import { planeCrs } from "../../platform/crs.js";

/**
 * Easting and northing on the storage grid, in metres. Never changed in place: a moved corner is a new one.
 * @typedef {readonly [number, number]} Corner
 * @typedef {[number, number]} Position longitude and latitude in degrees, or easting and northing in metres
 */

const STORAGE = planeCrs(25833);

/** @type {WeakMap<Corner, Position>} */
const places = new WeakMap();

/** @param {Position} lonLat degrees @returns {Corner} */
export function cornerAt(lonLat) {
  return onGrid(STORAGE.toPlane(lonLat));
}

/** @param {readonly [number, number]} plane metres in the storage system, off the grid @returns {Corner} */
export function onGrid([east, north]) {
  return [Math.round(east * 1000) / 1000, Math.round(north * 1000) / 1000];
}

/** Longitude and latitude with the nine decimals (a tenth of a millimetre) of the editing API. @param {Corner} corner @returns {Position} */
export function lonLatOf(corner) {
  let place = places.get(corner);
  if (!place) {
    const [lon, lat] = STORAGE.toLonLat(/** @type {Position} */ (/** @type {unknown} */ (corner)));
    place = [Math.round(lon * 1e9) / 1e9, Math.round(lat * 1e9) / 1e9];
    places.set(corner, place);
  }
  return place;
}

/** @param {Corner} a @param {Corner} b */
export function sameCorner(a, b) {
  return a === b || (a[0] === b[0] && a[1] === b[1]);
}

/** Metres between two corners in the storage plane: for picking and snapping, not for people. @param {Corner} a @param {Corner} b */
export function apart(a, b) {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** The plane in which a municipality measures. Remembers every corner it has projected. */
export class PlanningPlane {
  /** @type {WeakMap<Corner, Position>} */
  #known = new WeakMap();

  /** @param {number} srid EPSG code */
  constructor(srid) {
    this.crs = planeCrs(srid);
  }

  get name() {
    return this.crs.name;
  }

  /** Easting and northing as people read them, in metres. @param {Corner} corner @returns {Position} */
  positionOf(corner) {
    let position = this.#known.get(corner);
    if (!position) {
      position = this.crs.toPlane(STORAGE.toLonLat(/** @type {Position} */ (/** @type {unknown} */ (corner))));
      this.#known.set(corner, position);
    }
    return position;
  }

  /** @param {Position} position easting and northing in the planning system @returns {Corner} */
  cornerOf(position) {
    return cornerAt(this.crs.toLonLat(position));
  }
}
