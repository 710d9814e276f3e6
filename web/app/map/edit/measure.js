/**
 * Area and perimeter in the municipality's planning plane, from corners on the storage grid: the same figures as the
 * server's `st_area(st_transform(geom, planning_srid))`. Rings are remembered, so dragging one corner of a large
 * shape projects one corner.
 */
import { rings } from "./shape.js";

/** @typedef {import("./shape.js").Ring} Ring */
/** @typedef {import("./shape.js").Shape} Shape */

export class Measure {
  /** @type {WeakMap<Ring, { areaM2: number, lengthM: number }>} */
  #known = new WeakMap();

  /** @param {import("./grid.js").PlanningPlane} plane */
  constructor(plane) {
    this.plane = plane;
  }

  /** Holes are left out. @param {Shape} shape */
  areaM2(shape) {
    let total = 0;
    for (const { ring, corners } of rings(shape)) total += (ring === 0 ? 1 : -1) * this.#of(corners).areaM2;
    return total;
  }

  /** Outer and inner borders together. @param {Shape} shape */
  perimeterM(shape) {
    let total = 0;
    for (const { corners } of rings(shape)) total += this.#of(corners).lengthM;
    return total;
  }

  /** Length of an open line. @param {Ring} line */
  lengthM(line) {
    let total = 0;
    for (let i = 1; i < line.length; i += 1) total += this.#distance(line[i - 1], line[i]);
    return total;
  }

  /** The shoelace formula about the first corner, which keeps large coordinates from eating the precision. */
  #of(ring) {
    let known = this.#known.get(ring);
    if (!known) {
      const [x0, y0] = this.plane.positionOf(ring[0]);
      let [twice, lengthM] = [0, 0];
      let [dx1, dy1] = [0, 0];
      for (let i = 1; i <= ring.length; i += 1) {
        const [x2, y2] = i === ring.length ? [x0, y0] : this.plane.positionOf(ring[i]);
        const [dx2, dy2] = [x2 - x0, y2 - y0];
        twice += dx1 * dy2 - dx2 * dy1;
        lengthM += Math.hypot(dx2 - dx1, dy2 - dy1);
        [dx1, dy1] = [dx2, dy2];
      }
      known = { areaM2: Math.abs(twice) / 2, lengthM };
      this.#known.set(ring, known);
    }
    return known;
  }

  #distance(a, b) {
    const [x1, y1] = this.plane.positionOf(a);
    const [x2, y2] = this.plane.positionOf(b);
    return Math.hypot(x2 - x1, y2 - y1);
  }
}
