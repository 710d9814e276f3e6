/**
 * Three-way merge of a zone's shape: its parts, their holes, and every outline corner by corner. What only one of two
 * planners did is done; where both changed the same stretch, both ways are kept for a person to choose from.
 */
import { contains } from "../../map/edit/find.js";
import { crossingInShape } from "../../map/edit/crossing.js";
import { FEWEST_CORNERS } from "../../map/edit/shape.js";
import { mergeRings, sameRing, shared } from "./rings.js";

/**
 * @typedef {import("../../map/edit/shape.js").Shape} Shape
 * @typedef {import("../../map/edit/shape.js").Ring} Ring
 * @typedef {import("./rings.js").MergedRing} MergedRing
 * @typedef {import("./rings.js").Stretch} Stretch
 * @typedef {"mine" | "theirs"} Side
 *
 * @typedef {MergedRing[][]} MergedShape parts, each a shell and its holes
 */

/**
 * The shape with every stretch that only one of them changed; null if it can't be told how the outlines belong
 * together, such as a part that one removed and the other reshaped.
 * @param {Shape} base @param {Shape} mine @param {Shape} theirs
 * @returns {MergedShape | null}
 */
export function joinShapes(base, mine, theirs) {
  const joined = joinLists(base, mine, theirs, { same: samePart, shared: (a, b) => shared(a[0], b[0]), join: joinParts });
  return joined && joined.map((part) => ("runs" in part ? part.runs : part.map((ring) => [ring])));
}

/** The stretches to choose between, in order. @param {MergedShape} joined @returns {Stretch[]} */
export function stretchesOf(joined) {
  return /** @type {Stretch[]} */ (joined.flat(2).filter((run) => !Array.isArray(run)));
}

/** The shape when each stretch is as chosen; one without a choice is as mine. @param {MergedShape} joined @param {(Side | undefined)[]} choices @returns {Shape} */
export function chosenShape(joined, choices) {
  let at = 0;
  return joined.map((part) =>
    part.map((runs) => runs.flatMap((run) => (Array.isArray(run) ? run : run[choices[at++] ?? "mine"]))),
  );
}

/** Whether a shape can be a zone: enough corners, no sides that cross, holes inside. @param {Shape} shape */
export function isSound(shape) {
  return (
    shape.length > 0 &&
    shape.every((part) => part.every((ring) => ring.length >= FEWEST_CORNERS)) &&
    !crossingInShape(shape) &&
    shape.every(([shell, ...holes], i) => holes.every((hole) => reaches([[shell]], hole)) && !liesInside(shape, i))
  );
}

/** Both planners' corners together; null if both moved one differently, or the result is no area. @param {Shape} base @param {Shape} mine @param {Shape} theirs @returns {Shape | null} */
export function mergeShapes(base, mine, theirs) {
  const joined = joinShapes(base, mine, theirs);
  if (!joined || stretchesOf(joined).length) return null;
  const shape = chosenShape(joined, []);
  return isSound(shape) ? shape : null;
}

function reaches(shape, ring) {
  return ring.some((corner) => contains(shape, corner));
}

function liesInside(shape, i) {
  return shape.some((other, j) => j !== i && shape[i][0].every((corner) => contains([other], corner)));
}

/** @returns {{ runs: MergedRing[] } | null} */
function joinParts(base, mine, theirs) {
  const shell = mergeRings(base[0], mine[0], theirs[0]);
  const holes = joinLists(base.slice(1), mine.slice(1), theirs.slice(1), {
    same: sameRing,
    shared,
    join: (was, my, their) => {
      const runs = mergeRings(was, my, their);
      return runs && { runs };
    },
  });
  return shell && holes && { runs: [shell, ...holes.map((hole) => ("runs" in hole ? hole.runs : [hole]))] };
}

/**
 * Parts or holes that belong together joined; new ones of both kept; one that is gone is gone if the other left it be.
 * @template T
 * @template J
 * @param {readonly T[]} base @param {readonly T[]} mine @param {readonly T[]} theirs
 * @param {{ same: (a: T, b: T) => boolean, shared: (a: T, b: T) => number, join: (base: T, mine: T, theirs: T) => J | null }} how
 * @returns {(T | J)[] | null}
 */
function joinLists(base, mine, theirs, { same, shared: common, join }) {
  const [my, their] = [mine, theirs].map((side) => partners(base, side, common));
  const result = [];
  for (const [i, was] of base.entries()) {
    const [a, b] = [my.of[i], their.of[i]];
    if (a && b) {
      const joined = join(was, a, b);
      if (!joined) return null;
      result.push(joined);
    } else if ((a && !same(was, a)) || (b && !same(was, b))) return null;
  }
  const fresh = their.rest.filter((item) => !my.rest.some((own) => same(own, item)));
  return [...result, ...my.rest, ...fresh];
}

/** For every item of the base the one it became: that which shares most with it, or stands in its place and nobody else's. */
function partners(base, side, common) {
  const free = new Set(side);
  const of = base.map((was) => {
    let best = null;
    let most = 0;
    for (const item of free) {
      const count = common(was, item);
      if (count > most) [best, most] = [item, count];
    }
    if (best) free.delete(best);
    return best;
  });
  if (base.length === side.length)
    of.forEach((found, i) => !found && free.has(side[i]) && free.delete(side[i]) && (of[i] = side[i]));
  return { of, rest: [...free] };
}

function samePart(a, b) {
  return a.length === b.length && a.every((ring, i) => sameRing(ring, b[i]));
}
