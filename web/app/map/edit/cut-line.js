/** Whether a line divides a zone: an estimate while it is drawn; the server has the last word. */
import { contains } from "./find.js";
import { passesBy } from "./nodes.js";
import { sameCorner } from "./grid.js";
import { rings } from "./shape.js";

/** @typedef {import("./grid.js").Corner} Corner */

/**
 * How often a line runs through a shape from border to border; each time divides it once more.
 * @param {import("./shape.js").Shape} shape
 * @param {readonly Corner[]} line
 */
export function timesThrough(shape, line) {
  const places = line.slice(1).flatMap((to, i) => [...meetings(shape, line[i], to), to]);
  places.unshift(line[0]);
  let through = 0;
  /** Whether the line has come from the border and has been inside since. */
  let inside = false;
  for (let i = 0; i < places.length; i += 1) {
    if (onBorder(shape, places[i])) {
      if (inside) through += 1;
      inside = false;
      const next = places[i + 1];
      if (next && contains(shape, halfway(places[i], next)) && !onBorder(shape, halfway(places[i], next))) inside = true;
    }
  }
  return through;
}

/** Where the way from one place to another meets the border, in order. */
function meetings(shape, from, to) {
  const found = [];
  for (const { corners } of rings(shape)) {
    for (let i = 0; i < corners.length; i += 1) {
      const at = shareAt(from, to, corners[i], corners[(i + 1) % corners.length]);
      if (at !== null) found.push(at);
    }
  }
  return found
    .sort((a, b) => a - b)
    .map((share) => [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]);
}

/** The share of the way at which it crosses a side, or null. */
function shareAt([x1, y1], [x2, y2], [x3, y3], [x4, y4]) {
  const across = (x2 - x1) * (y4 - y3) - (y2 - y1) * (x4 - x3);
  if (across === 0) return null;
  const along = ((x3 - x1) * (y4 - y3) - (y3 - y1) * (x4 - x3)) / across;
  const side = ((x3 - x1) * (y2 - y1) - (y3 - y1) * (x2 - x1)) / across;
  return along > 0 && along < 1 && side >= 0 && side <= 1 ? along : null;
}

function onBorder(shape, place) {
  for (const { corners } of rings(shape)) {
    for (let i = 0; i < corners.length; i += 1) {
      const [a, b] = [corners[i], corners[(i + 1) % corners.length]];
      if (sameCorner(place, a) || passesBy(place, a, b)) return true;
    }
  }
  return false;
}

function halfway([x1, y1], [x2, y2]) {
  return /** @type {Corner} */ ([(x1 + x2) / 2, (y1 + y2) / 2]);
}
