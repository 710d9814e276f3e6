/**
 * Boxes around stretches of a long outline, so that finding what is near a place looks at a few corners of many. Made
 * once for an outline that is searched, and forgotten with it.
 */

/** Corners in a stretch. */
const STRETCH = 32;

/**
 * @typedef {import("./grid.js").Corner} Corner
 * @typedef {{ from: number, to: number, box: number[] }} Stretch sides that begin at corners `from` up to, not including, `to`
 */

/** @type {WeakMap<readonly Corner[], Stretch[]>} */
const known = new WeakMap();

/**
 * Every stretch of an outline with the box around its sides, the closing side included.
 * @param {readonly Corner[]} corners
 * @returns {Stretch[]}
 */
export function stretchesOf(corners) {
  let stretches = known.get(corners);
  if (!stretches) {
    stretches = [];
    for (let from = 0; from < corners.length; from += STRETCH) {
      const to = Math.min(from + STRETCH, corners.length);
      stretches.push({ from, to, box: boxAround(corners, from, to) });
    }
    known.set(corners, stretches);
  }
  return stretches;
}

function boxAround(corners, from, to) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = from; i <= to; i += 1) {
    const [x, y] = corners[i % corners.length];
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return box;
}
