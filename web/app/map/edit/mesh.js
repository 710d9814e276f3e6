/** The zones around a place and how their borders meet, while they are made to match corner by corner. */
import { sameCorner } from "./grid.js";
import { nodesOn, withNode } from "./nodes.js";
import { cornerOf, neighbour, ringBox, rings } from "./shape.js";

/**
 * @typedef {import("./grid.js").Corner} Corner
 * @typedef {import("./shape.js").CornerRef} CornerRef
 * @typedef {import("./shape.js").Shape} Shape
 * @typedef {{ key: string, shape: Shape }} ZoneShape
 */

const TOUCH_M = 0.001;

/** Zones with what has become of them so far. */
export class Mesh {
  #now = new Map();

  /** @param {Iterable<ZoneShape>} zones @param {ZoneShape[]} [changes] made already */
  constructor(zones, changes = []) {
    this.zones = [...zones];
    for (const { key, shape } of changes) this.#now.set(key, shape);
  }

  /** @param {string} key @returns {Shape} */
  shape(key) {
    return this.#now.get(key) ?? this.zones.find((zone) => zone.key === key)?.shape;
  }

  /** Zones whose box meets a box. @param {number[]} box @returns {ZoneShape[]} */
  near(box) {
    return this.zones
      .map(({ key, shape }) => ({ key, shape: this.#now.get(key) ?? shape }))
      .filter(({ shape }) => shape.some(([shell]) => boxesMeet(ringBox(shell), box)));
  }

  /** @param {string} key @param {Shape} shape */
  set(key, shape) {
    if (shape !== this.shape(key)) this.#now.set(key, shape);
  }

  /** @returns {ZoneShape[]} */
  get changes() {
    return [...this.#now].map(([key, shape]) => ({ key, shape }));
  }

  /** Makes borders match around a corner: a node where sides pass by, and theirs on the sides that meet there. @param {Corner} corner */
  matchAt(corner) {
    const around = this.near(boxOf([corner]));
    for (const { key, shape } of around) this.set(key, withNode(shape, corner));
    for (const { key } of around) {
      const sides = refsOf(this.shape(key), corner).flatMap((ref) => sidesAt(this.shape(key), ref));
      for (const [a, b] of sides) this.matchSide(key, a, b);
    }
  }

  /** Gives a zone the corners that others have on one of its sides. @param {string} key @param {Corner} a @param {Corner} b @returns {Corner[]} */
  matchSide(key, a, b) {
    const nodes = this.near(boxOf([a, b]))
      .filter((other) => other.key !== key)
      .flatMap(({ shape }) => nodesOn(shape, a, b));
    for (const node of nodes) this.set(key, withNode(this.shape(key), node));
    return nodes;
  }
}

/** Every place of a corner in a shape. @param {Shape} shape @param {Corner} corner @returns {CornerRef[]} */
export function refsOf(shape, corner) {
  const found = [];
  for (const { part, ring, corners } of rings(shape)) {
    if (!boxesMeet(ringBox(corners), boxOf([corner]))) continue;
    corners.forEach((other, at) => sameCorner(other, corner) && found.push({ part, ring, at }));
  }
  return found;
}

/** The side before a corner and the one after it. @param {Shape} shape @param {CornerRef} ref @returns {[Corner, Corner][]} */
export function sidesAt(shape, ref) {
  const corner = cornerOf(shape, ref);
  return [
    [cornerOf(shape, neighbour(shape, ref, -1)), corner],
    [corner, cornerOf(shape, neighbour(shape, ref, 1))],
  ];
}

/** West, south, east and north of corners, a millimetre wider. @param {Corner[]} corners */
export function boxOf(corners) {
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return [Math.min(...xs) - TOUCH_M, Math.min(...ys) - TOUCH_M, Math.max(...xs) + TOUCH_M, Math.max(...ys) + TOUCH_M];
}

/** @param {number[]} one @param {number[]} other */
export function boxesMeet([w, s, e, n], [west, south, east, north]) {
  return w <= east && west <= e && s <= north && south <= n;
}
