/**
 * Pulls a place onto what is already drawn: a corner first, else the nearest side. A corner is taken over as it is,
 * so two zones that meet there share the same two numbers.
 */
import { nearestCorner, nearestOnSide } from "./find.js";

/** How near the pointer has to be, in pixels of the screen. */
export const SNAP_PX = 12;

/**
 * @typedef {import("./grid.js").Corner} Corner
 *
 * @typedef {object} SnapTarget
 * @property {string} key
 * @property {string} name what people call it
 * @property {import("./shape.js").Shape} shape
 *
 * @typedef {object} Snap
 * @property {"corner" | "side"} kind
 * @property {Corner} corner where the place has been pulled to
 * @property {SnapTarget} target
 */

export class Snapper {
  /** @type {SnapTarget[]} */
  targets = [];
  enabled = true;

  /**
   * @param {Corner} place
   * @param {number} withinM
   * @param {(target: SnapTarget) => boolean} [may] which targets count
   * @returns {Snap | null}
   */
  find(place, withinM, may = () => true) {
    if (!this.enabled) return null;
    const targets = this.targets.filter(may);
    return (
      nearest(targets, "corner", (target) => nearestCorner(target.shape, place, withinM)) ??
      nearest(targets, "side", (target) => nearestOnSide(target.shape, place, withinM))
    );
  }

  /** The corner closest to a place, however far: what the space bar jumps to. @param {Corner} place @param {(target: SnapTarget) => boolean} [may] */
  nearestCorner(place, may = () => true) {
    return nearest(this.targets.filter(may), "corner", (target) => nearestCorner(target.shape, place));
  }
}

/** @param {SnapTarget[]} targets @param {"corner" | "side"} kind @returns {Snap | null} */
function nearest(targets, kind, measure) {
  let best = null;
  let least = Infinity;
  for (const target of targets) {
    const found = measure(target);
    if (found && found.distance < least) {
      least = found.distance;
      best = { kind, corner: found.corner, target };
    }
  }
  return best;
}
