/**
 * A rectangle in the planning plane: a first corner, a width along a direction and a height across it. The direction
 * is an angle in degrees, clockwise from grid east; a negative width or height goes the other way.
 */
import { apart } from "./grid.js";
import { radians } from "./transform.js";

/**
 * @typedef {import("./grid.js").Corner} Corner
 * @typedef {import("./grid.js").PlanningPlane} PlanningPlane
 * @typedef {import("./grid.js").Position} Position
 *
 * @typedef {object} Rectangle
 * @property {Corner} from
 * @property {number} width metres
 * @property {number} height metres
 * @property {number} angle degrees
 */

/** Corners that a rectangle's own rounding puts no farther away than this are the given ones. */
const ROUNDING_M = 0.002;

/** By two opposite corners. @param {Corner} from @param {Corner} to @param {number} angle @param {PlanningPlane} plane @returns {Rectangle} */
export function byDiagonal(from, to, angle, plane) {
  const [along, across] = axes(angle);
  const away = between(plane.positionOf(from), plane.positionOf(to));
  return { from, width: dot(away, along), height: dot(away, across), angle };
}

/** By one side and how far the opposite side lies away. @param {Corner} from @param {Corner} to @param {Corner} opposite @param {PlanningPlane} plane @returns {Rectangle} */
export function bySide(from, to, opposite, plane) {
  const side = between(plane.positionOf(from), plane.positionOf(to));
  const angle = (Math.atan2(-side[1], side[0]) * 180) / Math.PI;
  const [, across] = axes(angle);
  const away = between(plane.positionOf(from), plane.positionOf(opposite));
  return { from, width: Math.hypot(...side), height: dot(away, across), angle };
}

/**
 * Its outline; corners given by the planner stay the very same.
 * @param {Rectangle} rectangle
 * @param {PlanningPlane} plane
 * @param {readonly Corner[]} [given]
 * @returns {readonly Corner[]}
 */
export function outlineOf({ from, width, height, angle }, plane, given = []) {
  const [x, y] = plane.positionOf(from);
  const [along, across] = axes(angle);
  const at = (w, h) => plane.cornerOf([x + w * along[0] + h * across[0], y + w * along[1] + h * across[1]]);
  const ring = [from, at(width, 0), at(width, height), at(0, height)];
  return ring.map((corner) => given.find((known) => apart(known, corner) <= ROUNDING_M) ?? corner);
}

/** East and north, turned clockwise. @param {number} angle @returns {[Position, Position]} */
function axes(angle) {
  const [sine, cosine] = [Math.sin(radians(angle)), Math.cos(radians(angle))];
  return [
    [cosine, -sine],
    [sine, cosine],
  ];
}

const between = ([x1, y1], [x2, y2]) => /** @type {Position} */ ([x2 - x1, y2 - y1]);
const dot = ([x1, y1], [x2, y2]) => x1 * x2 + y1 * y2;
