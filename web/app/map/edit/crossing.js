/**
 * Finds where the sides of an outline cross or touch. Exact: coordinates are whole millimetres, so every product fits
 * a double without rounding.
 */
import { rings } from "./shape.js";

/** @typedef {import("./grid.js").Corner} Corner */
/** @typedef {import("./shape.js").Ring} Ring */
/** @typedef {import("./shape.js").Shape} Shape */

/**
 * Where two sides share a point, or null.
 * @param {Corner} a @param {Corner} b first side
 * @param {Corner} c @param {Corner} d second side
 * @returns {Corner | null} a shared place
 */
export function meeting(a, b, c, d) {
  if (apartInBox(a, b, c, d)) return null;
  const c1 = turn(a, b, c);
  const d1 = turn(a, b, d);
  const a1 = turn(c, d, a);
  const b1 = turn(c, d, b);
  if (c1 * d1 < 0 && a1 * b1 < 0) return intersection(a, b, c, d);
  if (c1 === 0 && between(a, b, c)) return c;
  if (d1 === 0 && between(a, b, d)) return d;
  if (a1 === 0 && between(c, d, a)) return a;
  return b1 === 0 && between(c, d, b) ? b : null;
}

/**
 * Where the next side of an unfinished outline would cross an earlier one.
 * @param {Ring} line corners so far
 * @param {Corner} next
 * @returns {Corner | null}
 */
export function crossingOfNext(line, next) {
  const last = line.length - 1;
  if (last < 1) return null;
  if (foldsBack(line[last - 1], line[last], next)) return line[last];
  for (let i = 0; i < last - 1; i += 1) {
    const place = meeting(line[i], line[i + 1], line[last], next);
    if (place) return place;
  }
  return null;
}

/** Where the closing side of an outline would cross. @param {Ring} line @returns {Corner | null} */
export function crossingOfClosing(line) {
  const last = line.length - 1;
  if (foldsBack(line[last - 1], line[last], line[0])) return line[last];
  if (foldsBack(line[last], line[0], line[1])) return line[0];
  for (let i = 1; i < last - 1; i += 1) {
    const place = meeting(line[i], line[i + 1], line[last], line[0]);
    if (place) return place;
  }
  return null;
}

/**
 * The first place where a ring meets itself, by a sweep from west to east over its sides.
 * @param {Ring} ring
 * @returns {Corner | null}
 */
export function crossingInRing(ring) {
  return sweep(sidesOf(ring, 0), (one, other) => meetInRing(ring, one.at, other.at));
}

/**
 * The first place where any outlines of a shape cross: a ring with itself, a hole with its shell, part with part.
 * Rings may touch at single corners, as the OGC allows; the server has the last word.
 * @param {Shape} shape
 * @returns {Corner | null}
 */
export function crossingInShape(shape) {
  const all = [...rings(shape)].map(({ corners }) => corners);
  const sides = all.flatMap((ring, id) => sidesOf(ring, id));
  return sweep(sides, (one, other) =>
    one.id === other.id ? meetInRing(all[one.id], one.at, other.at) : properCrossing(one.a, one.b, other.a, other.b),
  );
}

/**
 * Where one of the two sides at a corner crosses or touches another side of the shape; all other sides are taken to
 * be in order.
 * @param {Shape} shape
 * @param {import("./shape.js").CornerRef} ref
 * @returns {Corner | null}
 */
export function crossingAt(shape, { part, ring, at }) {
  const own = shape[part][ring];
  for (const i of [(at - 1 + own.length) % own.length, at]) {
    const [a, b] = [own[i], own[(i + 1) % own.length]];
    for (let j = 0; j < own.length; j += 1) {
      const place = j === i ? null : meetInRing(own, i, j);
      if (place) return place;
    }
    for (const { corners } of rings(shape)) {
      const place = corners === own ? null : crossingWith(corners, a, b);
      if (place) return place;
    }
  }
  return null;
}

/** Whether a line from one place to another crosses a side of a shape from one side to the other. @param {Shape} shape @param {Corner} a @param {Corner} b */
export function crossesSide(shape, a, b) {
  for (const { corners } of rings(shape)) if (crossingWith(corners, a, b)) return true;
  return false;
}

function crossingWith(ring, a, b) {
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    if (apartInBox(a, b, ring[j], ring[i])) continue;
    const place = properCrossing(a, b, ring[j], ring[i]);
    if (place) return place;
  }
  return null;
}

function sidesOf(ring, id) {
  return ring.map((a, at) => {
    const b = ring[(at + 1) % ring.length];
    return { id, at, a, b, west: Math.min(a[0], b[0]), east: Math.max(a[0], b[0]) };
  });
}

function sweep(sides, meet) {
  const ordered = [...sides].sort((one, other) => one.west - other.west);
  const open = [];
  for (const side of ordered) {
    for (let i = 0; i < open.length;) {
      if (open[i].east < side.west) {
        open[i] = open[open.length - 1];
        open.pop();
        continue;
      }
      const place = meet(open[i], side);
      if (place) return place;
      i += 1;
    }
    open.push(side);
  }
  return null;
}

function meetInRing(ring, i, j) {
  const n = ring.length;
  const at = (k) => ring[k % n];
  if (j === (i + 1) % n) return foldsBack(at(i), at(j), at(j + 1)) ? at(j) : null;
  if (i === (j + 1) % n) return foldsBack(at(j), at(i), at(i + 1)) ? at(i) : null;
  return meeting(at(i), at(i + 1), at(j), at(j + 1));
}

function properCrossing(a, b, c, d) {
  const crosses = turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
  return crosses ? intersection(a, b, c, d) : null;
}

/** Whether the side after `b` runs back over the one before it. */
function foldsBack(a, b, c) {
  if (turn(a, b, c) !== 0) return false;
  return millimetres(a[0] - b[0]) * millimetres(c[0] - b[0]) + millimetres(a[1] - b[1]) * millimetres(c[1] - b[1]) >= 0;
}

/** 1 for a left turn, −1 for a right turn, 0 for straight on. */
function turn(a, b, c) {
  return Math.sign(
    millimetres(b[0] - a[0]) * millimetres(c[1] - a[1]) - millimetres(b[1] - a[1]) * millimetres(c[0] - a[0]),
  );
}

function millimetres(metres) {
  return Math.round(metres * 1000);
}

function between(a, b, p) {
  return (
    Math.min(a[0], b[0]) <= p[0] &&
    p[0] <= Math.max(a[0], b[0]) &&
    Math.min(a[1], b[1]) <= p[1] &&
    p[1] <= Math.max(a[1], b[1])
  );
}

function apartInBox(a, b, c, d) {
  return (
    Math.max(a[0], b[0]) < Math.min(c[0], d[0]) ||
    Math.max(c[0], d[0]) < Math.min(a[0], b[0]) ||
    Math.max(a[1], b[1]) < Math.min(c[1], d[1]) ||
    Math.max(c[1], d[1]) < Math.min(a[1], b[1])
  );
}

function intersection([x1, y1], [x2, y2], [x3, y3], [x4, y4]) {
  const along = ((x3 - x1) * (y4 - y3) - (y3 - y1) * (x4 - x3)) / ((x2 - x1) * (y4 - y3) - (y2 - y1) * (x4 - x3));
  return /** @type {Corner} */ ([x1 + along * (x2 - x1), y1 + along * (y2 - y1)]);
}
