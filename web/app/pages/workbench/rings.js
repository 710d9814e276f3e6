/**
 * Three-way merge of one closed outline. Corners are compared by their coordinates on the storage grid: runs of
 * corners that one of two planners moved, put in or took out are replaced as they did it; runs of both that meet in
 * the outline they started from are a conflict, and a person chooses.
 */
import { sameCorner } from "../../map/edit/grid.js";

/**
 * @typedef {import("../../map/edit/shape.js").Ring} Ring
 *
 * @typedef {object} Hunk a run of corners of the base, `from` up to but without `to`, and what came in its place
 * @property {number} from
 * @property {number} to
 * @property {Ring} corners
 *
 * @typedef {object} Stretch corners that both planners changed, differently
 * @property {Ring} mine
 * @property {Ring} theirs
 *
 * @typedef {(Ring | Stretch)[]} MergedRing runs of corners in order, agreed or to be chosen
 */

/** @param {Ring} base @param {Ring} mine @param {Ring} theirs @returns {MergedRing | null} null if nothing tells how they lie to each other */
export function mergeRings(base, mine, theirs) {
  if (sameRing(mine, theirs) || sameRing(base, theirs)) return [mine];
  if (sameRing(base, mine)) return [theirs];
  const turned = aligned(base, mine, theirs);
  if (!turned) return cornerByCorner(base, mine, theirs);
  const [from, my, their] = turned;
  return joinedRuns(from, hunks(from, my), hunks(from, their));
}

/** Whether two outlines are the same, wherever they begin. @param {Ring} a @param {Ring} b */
export function sameRing(a, b) {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  const shift = b.findIndex((corner) => sameCorner(corner, a[0]));
  return shift >= 0 && a.every((corner, i) => sameCorner(corner, b[(i + shift) % b.length]));
}

/** How many corners two outlines share. @param {Ring} a @param {Ring} b */
export function shared(a, b) {
  const known = new Set(a.map(nameOf));
  return b.reduce((count, corner) => count + Number(known.has(nameOf(corner))), 0);
}

/** All three beginning at one corner that nobody touched, and going round the same way; null if there is none. */
function aligned(base, mine, theirs) {
  const [my, their] = [mine, theirs].map((ring) => sameWay(base, ring));
  const [inMine, inTheirs] = [my, their].map(places);
  const at = base.findIndex((corner) => inMine.has(nameOf(corner)) && inTheirs.has(nameOf(corner)));
  if (at < 0) return null;
  const name = nameOf(base[at]);
  return [turn(base, at), turn(my, inMine.get(name)), turn(their, inTheirs.get(name))];
}

/** Whole zones moved by few corners: where the number of corners is the same, each is decided by itself. */
function cornerByCorner(base, mine, theirs) {
  if (base.length !== mine.length || base.length !== theirs.length) return null;
  const moved = (ring, i) => !sameCorner(base[i], ring[i]);
  if (base.some((_, i) => moved(mine, i) && moved(theirs, i) && !sameCorner(mine[i], theirs[i]))) return null;
  return [base.map((_, i) => (moved(mine, i) ? mine[i] : theirs[i]))];
}

/** What one planner did, as runs of the base replaced by others. Both begin at the same corner. @returns {Hunk[]} */
function hunks(base, ring) {
  const where = places(ring);
  const kept = rising(base.map((corner) => where.get(nameOf(corner)) ?? -1));
  const found = [];
  let [from, begin] = [0, 0];
  for (const at of [...kept, base.length]) {
    const end = at === base.length ? ring.length : where.get(nameOf(base[at]));
    if (at > from || end > begin) found.push({ from, to: at, corners: ring.slice(begin, end) });
    [from, begin] = [at + 1, end + 1];
  }
  return found;
}

/** The positions of a longest rising run of numbers, skipping −1: the corners that kept their order. @param {number[]} numbers */
function rising(numbers) {
  const tails = [];
  const before = new Array(numbers.length).fill(-1);
  for (let i = 0; i < numbers.length; i += 1) {
    if (numbers[i] < 0) continue;
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numbers[tails[middle]] < numbers[i]) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[i] = tails[low - 1];
    tails[low] = i;
  }
  const run = [];
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i]) run.unshift(i);
  return run;
}

/** @param {Ring} base @param {Hunk[]} mine @param {Hunk[]} theirs @returns {MergedRing} */
function joinedRuns(base, mine, theirs) {
  const all = [...mine.map((hunk) => ({ ...hunk, side: 0 })), ...theirs.map((hunk) => ({ ...hunk, side: 1 }))];
  all.sort((a, b) => a.from - b.from || a.to - b.to);
  const runs = [];
  let at = 0;
  while (all.length) {
    const group = [/** @type {any} */ (all.shift())];
    let { from, to } = group[0];
    while (all.length && meets(all[0], { from, to })) {
      group.push(all.shift());
      to = Math.max(to, group.at(-1).to);
    }
    runs.push(base.slice(at, from), decided(base, { from, to }, group));
    at = to;
  }
  runs.push(base.slice(at));
  return runs;
}

/** Two runs meet if they share a corner, or put corners into the same side. */
function meets(next, { from, to }) {
  return next.from < to || (next.from === from && next.to === to);
}

function decided(base, { from, to }, group) {
  const [mine, theirs] = [0, 1].map((side) => withHunks(base, from, to, group.filter((hunk) => hunk.side === side)));
  if (group.every(({ side }) => side === 0)) return mine;
  if (group.every(({ side }) => side === 1)) return theirs;
  return mine.length === theirs.length && mine.every((corner, i) => sameCorner(corner, theirs[i]))
    ? mine
    : { mine, theirs };
}

function withHunks(base, from, to, own) {
  const corners = [];
  let at = from;
  for (const hunk of own) {
    corners.push(...base.slice(at, hunk.from), ...hunk.corners);
    at = hunk.to;
  }
  return [...corners, ...base.slice(at, to)];
}

/** The ring going round as the base does. */
function sameWay(base, ring) {
  const where = places(ring);
  const at = base.map((corner) => where.get(nameOf(corner)) ?? -1).filter((place) => place >= 0);
  const ahead = at.filter((place, i) => step(place, at[(i + 1) % at.length], ring.length) <= ring.length / 2).length;
  return at.length > 2 && ahead < at.length / 2 ? [...ring].reverse() : ring;
}

const step = (from, to, length) => (to - from + length) % length;

function turn(ring, at) {
  return at ? [...ring.slice(at), ...ring.slice(0, at)] : ring;
}

/** @returns {Map<string, number>} where each corner stands, the first time */
function places(ring) {
  const found = new Map();
  ring.forEach((corner, i) => found.has(nameOf(corner)) || found.set(nameOf(corner), i));
  return found;
}

const nameOf = ([east, north]) => `${east} ${north}`;
