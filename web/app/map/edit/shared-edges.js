/**
 * Borders that zones share: where corners are the same two numbers, a move of one is a move of all. Everything here is
 * plain data in and plain data out, in the storage plane on its grid of millimetres; nothing is changed in place, and
 * nobody but the caller decides what becomes of an answer.
 *
 * A border in the planner's hand is a *grip*: `gripCorner`, `gripSide` and `gripNew` find the zones that meet there
 * and give a node to each that only has a side passing by (a T-junction), so that borders match corner by corner.
 * `carry` then tells, for every new place, what all of them look like and which of them would be broken: sides that
 * cross, an outline turned inside out, a hole left outside. `settle` gives nodes where the border was put down.
 */
import { crossingAt, crossesSide } from "./crossing.js";
import { contains } from "./find.js";
import { onGrid, sameCorner } from "./grid.js";
import { boxesMeet, boxOf, Mesh, refsOf, sidesAt } from "./mesh.js";
import { passesBy, withNode } from "./nodes.js";
import { cornerOf, FEWEST_CORNERS, insertCorner, neighbour, removeCorner, ringBox, rings } from "./shape.js";

/**
 * @typedef {import("./grid.js").Corner} Corner
 * @typedef {import("./shape.js").CornerRef} CornerRef
 * @typedef {import("./shape.js").Shape} Shape
 *
 * @typedef {import("./mesh.js").ZoneShape} ZoneShape a zone, or what becomes of it
 * @typedef {{ key: string, place: Corner }} Broken a zone that would no longer be valid, and where
 *
 * @typedef {object} Grip
 * @property {string} key the zone at which the border was taken
 * @property {Corner[]} corners what moves, as it was
 * @property {{ key: string, shape: Shape, refs: (CornerRef & { of: number })[] }[]} zones all that meet there; `of` counts in `corners`
 * @property {ZoneShape[]} noded zones that got a node, with it
 *
 * @typedef {object} Carried
 * @property {ZoneShape[]} changes every zone that looks different now, nodes included
 * @property {Corner[]} corners where they are now, in the order of the grip's
 * @property {Broken[]} broken
 */

/**
 * Takes a corner, with every zone that has one there or a side passing by.
 * @param {Iterable<ZoneShape>} zones @param {string} key @param {CornerRef} ref @returns {Grip}
 */
export function gripCorner(zones, key, ref) {
  const mesh = new Mesh(zones);
  const corner = cornerOf(mesh.shape(key), ref);
  mesh.matchAt(corner);
  return gripOf(mesh, key, [corner]);
}

/**
 * Takes a whole side, with all that meets at its ends and along it.
 * @param {Iterable<ZoneShape>} zones @param {string} key @param {CornerRef} ref the side's first corner @returns {Grip}
 */
export function gripSide(zones, key, ref) {
  const mesh = new Mesh(zones);
  const [a, b] = [cornerOf(mesh.shape(key), ref), cornerOf(mesh.shape(key), neighbour(mesh.shape(key), ref, 1))];
  const corners = unique([a, b, ...mesh.matchSide(key, a, b)]);
  for (const corner of corners) mesh.matchAt(corner);
  return gripOf(mesh, key, corners);
}

/**
 * Takes a new corner out of a side; a neighbour along that side gets it too.
 * @param {Iterable<ZoneShape>} zones @param {string} key @param {CornerRef} ref the side's first corner @param {Corner} corner on the side
 * @returns {Grip}
 */
export function gripNew(zones, key, ref, corner) {
  const mesh = new Mesh(zones);
  const shape = mesh.shape(key);
  const [a, b] = [cornerOf(shape, ref), cornerOf(shape, neighbour(shape, ref, 1))];
  if (!passesBy(corner, a, b)) mesh.set(key, insertCorner(shape, ref, corner));
  else mesh.matchSide(key, a, b);
  mesh.matchAt(corner);
  return gripOf(mesh, key, [corner]);
}

/** The grip carried by metres east and north. @param {Grip} grip @param {readonly [number, number]} by @returns {Carried} */
export function carry(grip, [east, north]) {
  const corners = grip.corners.map(([x, y]) => onGrid([x + east, y + north]));
  const moved = grip.zones.map(({ key, shape, refs }) => ({ key, shape: withCorners(shape, refs, corners) }));
  const broken = grip.zones.flatMap(({ key, shape, refs }, i) => {
    const place = faultOf(shape, moved[i].shape, refs);
    return place ? [{ key, place }] : [];
  });
  const still = grip.noded.filter(({ key }) => !moved.some((zone) => zone.key === key));
  return { changes: [...moved, ...still], corners, broken };
}

/**
 * Makes borders match where corners have come to lie, on the side of yet another zone or beside its corners.
 * @param {Iterable<ZoneShape>} zones as they were @param {ZoneShape[]} changes @param {Corner[]} corners
 * @returns {ZoneShape[]} the changes, with theirs
 */
export function settle(zones, changes, corners) {
  const mesh = new Mesh(zones, changes);
  for (const corner of corners) mesh.matchAt(corner);
  return mesh.changes;
}

/**
 * Makes a zone's whole outline match its neighbours': what a zone needs that has just been drawn along them.
 * @param {Iterable<ZoneShape>} zones the zone among them @param {string} key
 * @returns {ZoneShape[]} zones that got nodes
 */
export function matchZone(zones, key) {
  const all = [...zones];
  const { shape } = /** @type {ZoneShape} */ (all.find((zone) => zone.key === key));
  const boxes = shape.map(([shell]) => ringBox(shell));
  const mesh = new Mesh(all.filter((zone) => zone.shape.some(([shell]) => boxes.some((box) => boxesMeet(ringBox(shell), box)))));
  for (const { corners } of rings(shape)) for (const corner of corners) mesh.matchAt(corner);
  return mesh.changes;
}

/**
 * Takes a corner away in every zone that has it. It stays where more than two borders meet, where an outline has no
 * corner to spare, and where sides would cross.
 * @param {Iterable<ZoneShape>} zones @param {string} key @param {CornerRef} ref
 * @returns {{ changes: ZoneShape[], refused: null | { why: "meets" | "few" | "crossing", keys: string[], place: Corner } }}
 */
export function removeShared(zones, key, ref) {
  const grip = gripCorner(zones, key, ref);
  const [place] = grip.corners;
  const refuse = (why, keys) => ({ changes: [], refused: { why, keys, place } });
  const own = sidesAt(...firstOf(grip, key));
  const meeting = grip.zones.filter((zone) => zone.refs.length > 1 || !sameEnds(own, sidesAt(zone.shape, zone.refs[0])));
  if (meeting.length) return refuse("meets", grip.zones.map((zone) => zone.key).filter((other) => other !== key));
  const few = grip.zones.filter(({ shape, refs: [at] }) => shape[at.part][at.ring].length <= FEWEST_CORNERS);
  if (few.length) return refuse("few", few.map((zone) => zone.key));
  const changes = grip.zones.map(({ key: one, shape, refs: [at] }) => ({
    key: one,
    shape: /** @type {Shape} */ (removeCorner(shape, at)),
  }));
  const crossing = grip.zones.filter(({ shape, refs: [at] }, i) => {
    const after = changes[i].shape;
    const before = { ...at, at: (at.at - 1 + after[at.part][at.ring].length) % after[at.part][at.ring].length };
    return Boolean(faultOf(shape, after, [before]));
  });
  if (crossing.length) return refuse("crossing", crossing.map((zone) => zone.key));
  const noded = grip.noded.filter((zone) => !changes.some((change) => change.key === zone.key));
  return { changes: [...changes, ...noded], refused: null };
}

/**
 * Zones that have no part in a move and that its sides now run into.
 * @param {Iterable<ZoneShape>} zones @param {Grip} grip @param {Carried} carried @returns {string[]} keys
 */
export function runInto(zones, grip, { changes, corners }) {
  const others = new Mesh([...zones].filter(({ key }) => !changes.some((change) => change.key === key)));
  const found = new Set();
  for (const { key, refs } of grip.zones) {
    const shape = /** @type {ZoneShape} */ (changes.find((change) => change.key === key)).shape;
    for (const [a, b] of refs.flatMap((ref) => sidesAt(shape, ref))) {
      const middle = onGrid([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]);
      for (const other of others.near(boxOf([a, b]))) {
        if (crossesSide(other.shape, a, b) || strictlyIn(other.shape, middle)) found.add(other.key);
      }
    }
  }
  for (const corner of corners) {
    for (const other of others.near(boxOf([corner]))) if (strictlyIn(other.shape, corner)) found.add(other.key);
  }
  return [...found];
}

/** @param {Mesh} mesh @param {string} key @param {Corner[]} corners @returns {Grip} */
function gripOf(mesh, key, corners) {
  const zones = mesh.near(boxOf(corners)).flatMap(({ key: one, shape }) => {
    const refs = corners.flatMap((corner, of) => refsOf(shape, corner).map((ref) => ({ ...ref, of })));
    return refs.length ? [{ key: one, shape, refs }] : [];
  });
  return { key, corners, zones, noded: mesh.changes };
}

function firstOf(grip, key) {
  const { shape, refs } = grip.zones.find((zone) => zone.key === key);
  return /** @type {[Shape, CornerRef]} */ ([shape, refs[0]]);
}

function sameEnds([[a], [, b]], [[c], [, d]]) {
  return (sameCorner(a, c) && sameCorner(b, d)) || (sameCorner(a, d) && sameCorner(b, c));
}

/** Rings without a moved corner stay the very same. */
function withCorners(shape, refs, corners) {
  return shape.map((part, p) => {
    if (!refs.some((ref) => ref.part === p)) return part;
    return part.map((ring, r) => {
      const here = refs.filter((ref) => ref.part === p && ref.ring === r);
      if (!here.length) return ring;
      const moved = [...ring];
      for (const { at, of } of here) moved[at] = corners[of];
      return moved;
    });
  });
}

/** Where a shape is no longer valid after corners moved, or null. */
function faultOf(before, after, refs) {
  for (const ref of refs) {
    const place = crossingAt(after, ref);
    if (place) return place;
    const ring = after[ref.part][ref.ring];
    if (turned(before[ref.part][ref.ring], ring)) return cornerOf(after, ref);
    const [shell, ...holes] = after[ref.part];
    const outside = holes.find((hole) => !hole.some((corner) => contains([[shell]], corner)));
    if (outside) return outside[0];
  }
  return null;
}

function turned(before, after) {
  return Math.sign(twiceArea(before)) !== Math.sign(twiceArea(after));
}

function twiceArea(ring) {
  const [x0, y0] = ring[0];
  let twice = 0;
  for (let i = 1; i < ring.length - 1; i += 1) {
    twice += (ring[i][0] - x0) * (ring[i + 1][1] - y0) - (ring[i + 1][0] - x0) * (ring[i][1] - y0);
  }
  return twice;
}

function strictlyIn(shape, corner) {
  return contains(shape, corner) && withNode(shape, corner) === shape && !refsOf(shape, corner).length;
}

function unique(corners) {
  return corners.filter((corner, i) => corners.findIndex((other) => sameCorner(other, corner)) === i);
}
