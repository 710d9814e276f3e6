/**
 * An outline being drawn: corners set so far, and whether the next one or the closing side may stand. A corner that
 * would make sides cross is refused on the spot.
 */
import { sameCorner } from "./grid.js";
import { crossingOfClosing, crossingOfNext } from "./crossing.js";
import { FEWEST_CORNERS } from "./shape.js";

/** @typedef {import("./grid.js").Corner} Corner */

export class Sketch {
  /** @param {readonly Corner[]} corners */
  constructor(corners = []) {
    this.corners = corners;
  }

  get isEmpty() {
    return this.corners.length === 0;
  }

  get canClose() {
    return this.whyNotClose() === null;
  }

  /**
   * @param {Corner} corner
   * @returns {{ sketch?: Sketch, refused?: "same" | "crossing", place?: Corner }}
   */
  add(corner) {
    if (this.corners.some((known) => sameCorner(known, corner))) return { refused: "same" };
    const place = crossingOfNext(this.corners, corner);
    if (place) return { refused: "crossing", place };
    return { sketch: new Sketch([...this.corners, corner]) };
  }

  withoutLast() {
    return new Sketch(this.corners.slice(0, -1));
  }

  /** @returns {null | "few" | "crossing"} */
  whyNotClose() {
    if (this.corners.length < FEWEST_CORNERS) return "few";
    return crossingOfClosing(this.corners) ? "crossing" : null;
  }
}
