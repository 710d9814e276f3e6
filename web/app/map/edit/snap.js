/**
 * Pulls a place onto what is already drawn: a corner first, else the nearest side. A corner is taken over as it is,
 * so two zones that meet there share the same two numbers.
 */
import { nearestCorner, nearestOnSide } from "./find.js";
import { apart } from "./grid.js";
import { cornerOf, neighbour } from "./shape.js";

/** How near the pointer has to be, in pixels of the screen. */
export const SNAP_PX = 12;

/**
 * @typedef {import("./grid.js").Corner} Corner
 *
 * @typedef {import("./shape.js").CornerRef} CornerRef
 *
 * @typedef {object} SnapTarget
 * @property {string} key
 * @property {string} name what people call it
 * @property {import("./shape.js").Shape} shape
 * @property {boolean} [open] its outlines are lines or points, not borders
 * @property {string} [source] what the planner may tick: `zones` if none is named
 *
 * @typedef {object} Snap
 * @property {"corner" | "side"} kind
 * @property {Corner} corner where the place has been pulled to
 * @property {SnapTarget} target
 * @property {CornerRef} ref where on the target
 */

/** Where a crosshair counts as standing on a corner. */
const THERE_M = 0.001;

export class Snapper {
  /** What the desk itself holds. @type {SnapTarget[]} */
  targets = [];
  /** What else can be seen, such as roads. @type {SnapTarget[]} */
  context = [];
  enabled = true;
  /** Sources that have been switched off. @type {Set<string>} */
  without = new Set();

  /**
   * A corner within reach comes before any side.
   * @param {Corner} place
   * @param {number} withinM
   * @param {(target: SnapTarget) => boolean} [may] which targets count
   * @returns {Snap | null}
   */
  find(place, withinM, may = () => true) {
    if (!this.enabled) return null;
    const targets = this.#all(may);
    return (
      nearest(targets, "corner", ({ shape }, within) => nearestCorner(shape, place, within), withinM) ??
      nearest(targets, "side", ({ shape, open }, within) => nearestOnSide(shape, place, within, open), withinM)
    );
  }

  /** The corner closest to a place, however far: what the space bar jumps to. @param {Corner} place @param {(target: SnapTarget) => boolean} [may] */
  nearestCorner(place, may = () => true) {
    return nearest(this.#all(may), "corner", ({ shape }, within) => nearestCorner(shape, place, within), Infinity);
  }

  /** From a corner to the next along the same outline; from elsewhere to the nearest corner. @param {Corner} place @param {number} step */
  walk(place, step) {
    const near = this.nearestCorner(place);
    if (!near || apart(near.corner, place) > THERE_M) return near?.corner ?? null;
    return cornerOf(near.target.shape, neighbour(near.target.shape, near.ref, Math.sign(step)));
  }

  #all(may) {
    const counts = (target) => !this.without.has(target.source ?? "zones") && may(target);
    return [...this.targets.filter(counts), ...this.context.filter(counts)];
  }
}

/** @param {SnapTarget[]} targets @param {"corner" | "side"} kind @returns {Snap | null} */
function nearest(targets, kind, measure, withinM) {
  let best = null;
  let least = withinM;
  for (const target of targets) {
    const found = measure(target, least);
    if (found && (found.distance < least || !best)) {
      const { part, ring, at } = found;
      least = found.distance;
      best = { kind, corner: found.corner, target, ref: { part, ring, at } };
    }
  }
  return best;
}
