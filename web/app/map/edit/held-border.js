/**
 * What the planner has in hand while reshaping: a corner, a new corner or a whole side, with the zones that share it.
 */
import { carry, gripCorner, gripNew, gripSide, settle } from "./shared-edges.js";
import { cornerOf } from "./shape.js";

/**
 * @typedef {import("./grid.js").Corner} Corner
 * @typedef {import("./shape.js").CornerRef} CornerRef
 * @typedef {import("./shared-edges.js").ZoneShape} ZoneShape
 */

export class HeldBorder {
  /** @type {any} what the corner in hand has been pulled onto */
  snap = null;
  /** Taken by the press that is still going on. */
  fresh = true;

  /**
   * @param {ZoneShape[]} zones all that may share it, the chosen one among them
   * @param {string} key the chosen zone
   * @param {"corner" | "new" | "side"} kind
   * @param {CornerRef} ref the corner, or the first one of the side
   * @param {Corner} place where it was taken
   */
  constructor(zones, key, kind, ref, place) {
    this.zones = zones;
    this.key = key;
    this.kind = kind;
    this.from = place;
    const grips = { corner: gripCorner, side: gripSide, new: gripNew };
    this.grip = grips[kind](zones, key, ref, place);
    this.carried = carry(this.grip, [0, 0]);
  }

  /** @param {Corner} to where the place taken is now */
  carry(to) {
    this.carried = carry(this.grip, [to[0] - this.from[0], to[1] - this.from[1]]);
  }

  /** The chosen zone as it is now. */
  get shape() {
    return this.#of(this.key);
  }

  /** Where the corner in hand, or the side's first one, stands in the chosen zone. */
  get ref() {
    return /** @type {any} */ (this.grip.zones.find(({ key }) => key === this.key)).refs[0];
  }

  get corner() {
    return cornerOf(this.shape, this.ref);
  }

  /** The other zones that move with it. @returns {string[]} keys */
  get companions() {
    return this.grip.zones.map(({ key }) => key).filter((key) => key !== this.key);
  }

  /** How they look now, as one shape to draw; null if there are none. */
  get companionShape() {
    const shapes = this.companions.flatMap((key) => this.#of(key));
    return shapes.length ? shapes : null;
  }

  /** Where the chosen zone is no longer valid, or null. */
  get fault() {
    return this.carried.broken.find(({ key }) => key === this.key)?.place ?? null;
  }

  /** The first other zone that would be broken, or null. */
  get brokenCompanion() {
    return this.carried.broken.find(({ key }) => key !== this.key) ?? null;
  }

  /** What becomes of the other zones when it is put down here. @returns {{ shape: import("./shape.js").Shape, others: ZoneShape[] }} */
  putDown() {
    const settled = settle(this.zones, this.carried.changes, this.carried.corners);
    return {
      shape: /** @type {ZoneShape} */ (settled.find(({ key }) => key === this.key)).shape,
      others: settled.filter(({ key }) => key !== this.key),
    };
  }

  #of(key) {
    return /** @type {ZoneShape} */ (this.carried.changes.find((change) => change.key === key)).shape;
  }
}
