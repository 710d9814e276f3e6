/**
 * The shape of a zone: parts, each a shell and its holes, each an open ring of corners on the storage grid. Shapes
 * are never changed in place; an edit shares every untouched ring and corner with the shape it came from, which makes
 * undo cheap and lets measures be remembered.
 */
import { cornerAt, lonLatOf, sameCorner } from "./grid.js";

/**
 * @typedef {import("./grid.js").Corner} Corner
 * @typedef {readonly Corner[]} Ring open: the first corner is not repeated
 * @typedef {readonly Ring[]} Part shell first, then holes
 * @typedef {readonly Part[]} Shape
 *
 * @typedef {object} CornerRef where a corner stands in a shape
 * @property {number} part
 * @property {number} ring 0 is the shell
 * @property {number} at
 */

export const FEWEST_CORNERS = 3;

/** @param {any} geometry GeoJSON Polygon or MultiPolygon in degrees @returns {Shape} */
export function fromGeoJson(geometry) {
  const parts = geometry.type === "MultiPolygon" ? geometry.coordinates : [geometry.coordinates];
  return parts.map((rings) => rings.map((ring) => ring.slice(0, -1).map(cornerAt)));
}

/** @param {Shape} shape @returns {{ type: "MultiPolygon", coordinates: number[][][][] }} */
export function toGeoJson(shape) {
  const close = (ring) => [...ring, ring[0]].map((corner) => lonLatOf(corner));
  return { type: "MultiPolygon", coordinates: shape.map((part) => part.map(close)) };
}

/** @param {Ring} ring @returns {Shape} */
export function shapeOf(ring) {
  return [[ring]];
}

/** @param {Shape} shape @param {CornerRef} ref @returns {Corner} */
export function cornerOf(shape, { part, ring, at }) {
  return shape[part][ring][at];
}

/** @param {Shape} shape @param {CornerRef} ref @param {Corner} corner */
export function moveCorner(shape, ref, corner) {
  return withRing(shape, ref, (ring) => ring.with(ref.at, corner));
}

/** Puts a corner after the one at `ref`. @param {Shape} shape @param {CornerRef} ref @param {Corner} corner */
export function insertCorner(shape, ref, corner) {
  return withRing(shape, ref, (ring) => ring.toSpliced(ref.at + 1, 0, corner));
}

/** @param {Shape} shape @param {CornerRef} ref @returns {Shape | null} null if the ring has no corner to spare */
export function removeCorner(shape, ref) {
  if (shape[ref.part][ref.ring].length <= FEWEST_CORNERS) return null;
  return withRing(shape, ref, (ring) => ring.toSpliced(ref.at, 1));
}

/** @param {Shape} shape @param {{ part: number, ring: number }} ref @param {Ring} ring */
export function replaceRing(shape, ref, ring) {
  return withRing(shape, ref, () => ring);
}

/** @param {Shape} shape @param {number} part @param {Ring} hole */
export function addHole(shape, part, hole) {
  return shape.with(part, [...shape[part], hole]);
}

/** Removes a hole, or a whole part with its holes. @param {Shape} shape @param {{ part: number, ring: number }} ref @returns {Shape | null} null if nothing would be left */
export function removeRing(shape, { part, ring }) {
  if (ring > 0) return shape.with(part, shape[part].toSpliced(ring, 1));
  return shape.length > 1 ? shape.toSpliced(part, 1) : null;
}

/** Every ring with its place. @param {Shape} shape @returns {Generator<{ part: number, ring: number, corners: Ring }>} */
export function* rings(shape) {
  for (const [part, partRings] of shape.entries()) {
    for (const [ring, corners] of partRings.entries()) yield { part, ring, corners };
  }
}

/** @param {Shape} shape */
export function countCorners(shape) {
  let count = 0;
  for (const { corners } of rings(shape)) count += corners.length;
  return count;
}

/** The corner under which a shape lies: a label above it hides nothing. @param {Shape} shape @returns {Corner} */
export function northmost(shape) {
  return shape.flatMap(([shell]) => shell).reduce((top, corner) => (corner[1] > top[1] ? corner : top));
}

/** The corner before or after, around the same ring. @param {Shape} shape @param {CornerRef} ref @param {number} step @returns {CornerRef} */
export function neighbour(shape, ref, step) {
  const { length } = shape[ref.part][ref.ring];
  return { ...ref, at: (ref.at + step + length) % length };
}

/** @param {Shape} a @param {Shape} b */
export function sameShape(a, b) {
  return sameList(a, b, (p, q) => sameList(p, q, (r, s) => sameList(r, s, sameCorner)));
}

/** @type {WeakMap<Ring, [number, number, number, number]>} */
const boxes = new WeakMap();

/** Smallest and largest easting and northing of a ring. @param {Ring} ring @returns {[number, number, number, number]} */
export function ringBox(ring) {
  let box = boxes.get(ring);
  if (!box) {
    box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of ring) {
      if (x < box[0]) box[0] = x;
      if (y < box[1]) box[1] = y;
      if (x > box[2]) box[2] = x;
      if (y > box[3]) box[3] = y;
    }
    boxes.set(ring, box);
  }
  return box;
}

function withRing(shape, { part, ring }, change) {
  return shape.with(part, shape[part].with(ring, change(shape[part][ring])));
}

function sameList(a, b, same) {
  return a === b || (a.length === b.length && a.every((item, i) => same(item, b[i])));
}
