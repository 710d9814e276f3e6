/**
 * Finds corners, sides and zones near a place. All in the storage plane; callers turn pixels into metres.
 */
import { apart, onGrid } from "./grid.js";
import { ringBox, rings } from "./shape.js";
import { stretchesOf } from "./chunks.js";

/**
 * @typedef {import("./grid.js").Corner} Corner
 * @typedef {import("./shape.js").CornerRef} CornerRef
 * @typedef {import("./shape.js").Ring} Ring
 * @typedef {import("./shape.js").Shape} Shape
 */

/**
 * @param {Shape} shape
 * @param {Corner} place
 * @param {number} withinM
 * @returns {(CornerRef & { corner: Corner, distance: number }) | null}
 */
export function nearestCorner(shape, place, withinM = Infinity) {
  let best = null;
  let least = withinM;
  for (const { part, ring, corners } of rings(shape)) {
    if (boxDistance(ringBox(corners), place) > least) continue;
    for (const { from, to, box } of stretchesOf(corners)) {
      if (boxDistance(box, place) > least) continue;
      for (let at = from; at < to; at += 1) {
        const distance = apart(corners[at], place);
        if (distance <= least) {
          least = distance;
          best = { part, ring, at, corner: corners[at], distance };
        }
      }
    }
  }
  return best;
}

/**
 * The nearest point on a side; `at` is the side's first corner.
 * @param {Shape} shape
 * @param {Corner} place
 * @param {number} withinM
 * @param {boolean} [open] the outlines are lines, which have no closing side
 * @returns {(CornerRef & { corner: Corner, distance: number }) | null}
 */
export function nearestOnSide(shape, place, withinM = Infinity, open = false) {
  let best = null;
  let least = withinM;
  for (const { part, ring, corners } of rings(shape)) {
    if (boxDistance(ringBox(corners), place) > least) continue;
    for (const { from, to, box } of stretchesOf(corners)) {
      if (boxDistance(box, place) > least) continue;
      for (let at = from; at < (open ? Math.min(to, corners.length - 1) : to); at += 1) {
        const foot = footOnSide(corners[at], corners[(at + 1) % corners.length], place);
        const distance = apart(foot, place);
        if (distance <= least) {
          least = distance;
          best = { part, ring, at, corner: foot, distance };
        }
      }
    }
  }
  return best && { ...best, corner: onGrid(best.corner) };
}

/**
 * The middle of a side, where a new corner can be pulled out; only of sides long enough to have one.
 * @param {Shape} shape
 * @param {Corner} place
 * @param {number} withinM
 * @param {number} shortestM
 */
export function nearestMiddle(shape, place, withinM, shortestM) {
  const side = nearestOnSide(shape, place, withinM);
  if (!side) return null;
  const corners = shape[side.part][side.ring];
  const [a, b] = [corners[side.at], corners[(side.at + 1) % corners.length]];
  const middle = middleOf(a, b);
  return apart(a, b) >= shortestM && apart(middle, place) <= withinM ? { ...side, corner: middle } : null;
}

/** @param {Corner} a @param {Corner} b */
export function middleOf(a, b) {
  return onGrid([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]);
}

/** A place well inside a shape, for its label: the middle of its widest stretch half-way up its largest part. @param {Shape} shape @returns {Corner} */
export function insidePoint(shape) {
  const size = ([shell]) => {
    const [west, south, east, north] = ringBox(shell);
    return (east - west) * (north - south);
  };
  const part = [...shape].sort((a, b) => size(b) - size(a))[0];
  const [, south, , north] = ringBox(part[0]);
  let widest = { from: part[0][0][0], to: part[0][0][0], y: part[0][0][1] };
  for (const share of [0.5, 0.37, 0.63]) {
    const y = south + (north - south) * share + 0.0004;
    const xs = part.flatMap((ring) => crossings(ring, y)).sort((a, b) => a - b);
    for (let i = 0; i + 1 < xs.length; i += 2) {
      if (xs[i + 1] - xs[i] > widest.to - widest.from) widest = { from: xs[i], to: xs[i + 1], y };
    }
  }
  return onGrid([(widest.from + widest.to) / 2, widest.y]);
}

/** Where a ring crosses a northing. */
function crossings(ring, y) {
  return ring.flatMap(([x1, y1], i) => {
    const [x2, y2] = ring[(i + 1) % ring.length];
    return y1 > y !== y2 > y ? [((x2 - x1) * (y - y1)) / (y2 - y1) + x1] : [];
  });
}

/** Whether a place lies inside a shape and in none of its holes. @param {Shape} shape @param {Corner} place */
export function contains(shape, place) {
  return shape.some((part) => partContains(part, place));
}

/** The part of a shape that a whole ring lies in, or −1. @param {Shape} shape @param {Ring} ring */
export function partAround(shape, ring) {
  return shape.findIndex((part) => ring.every((corner) => partContains(part, corner)));
}

function partContains([shell, ...holes], place) {
  return inRing(shell, place) && !holes.some((hole) => inRing(hole, place));
}

function inRing(ring, [x, y]) {
  const [west, south, east, north] = ringBox(ring);
  if (x < west || x > east || y < south || y > north) return false;
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [x1, y1] = ring[i];
    const [x2, y2] = ring[j];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** @returns {Corner} off the grid */
function footOnSide([x1, y1], [x2, y2], [x, y]) {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const lengthSquared = dx * dx + dy * dy;
  const along = lengthSquared === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / lengthSquared));
  return [x1 + along * dx, y1 + along * dy];
}

function boxDistance([west, south, east, north], [x, y]) {
  return Math.hypot(Math.max(west - x, 0, x - east), Math.max(south - y, 0, y - north));
}
