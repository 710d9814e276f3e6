/** What fill patterns consist of, as plain data: pages make SVG of it, and canvases, also those of a worker, are painted with it. */

/** Pixels of one repeat. */
export const SIZE = 9;

const TINT = { outline: 0.14, plain: 0.45 };
const USUAL_TINT = 0.3;
const HATCH = "hatch-";
const SLANTED = "M-2 2 2 -2M0 9 9 0M7 11 11 7";
const DOTS = [
  { x: 2.25, y: 2.25, r: 1.3 },
  { x: 6.75, y: 6.75, r: 1.3 },
];

/**
 * @typedef {{ d: string, width: number } | { x: number, y: number, r: number, width?: number }} Mark
 *   a line, or a circle: filled, or a ring where it has a width
 */

/** What is drawn over the tint of each pattern; `outline` and `plain` are a tint alone. @type {Record<string, Mark[]>} */
const MARKS = {
  diagonal: [{ d: SLANTED, width: 1.5 }],
  cross: [{ d: "M0 0 9 9M9 0 0 9", width: 1.1 }],
  dots: DOTS,
  outline: [],
  plain: [],
  // Hatches have no tint: what lies under them keeps its own colour.
  "hatch-diagonal": [{ d: SLANTED, width: 1.2 }],
  "hatch-cross": [{ d: "M0 0 9 9M9 0 0 9", width: 0.9 }],
  "hatch-horizontal": [{ d: "M0 4.5H9", width: 1.2 }],
  "hatch-vertical": [{ d: "M4.5 0V9", width: 1.2 }],
  "hatch-dots": DOTS,
  "hatch-plus": [{ d: "M4.5 2v5M2 4.5h5", width: 1.1 }],
  "hatch-rings": [{ x: 4.5, y: 4.5, r: 2, width: 1 }],
};

export const LINE_OPACITY = 0.75;
export const DOT_OPACITY = 0.9;

/** @param {string} pattern @returns {string} the pattern that is drawn for it */
export function known(pattern) {
  return pattern in MARKS ? pattern : "plain";
}

/** @param {string} pattern @returns {Mark[]} */
export function marksOf(pattern) {
  return MARKS[known(pattern)];
}

/** How much of the colour lies evenly under the marks, 0–1. @param {string} pattern */
export function tintOf(pattern) {
  return pattern.startsWith(HATCH) ? 0 : (TINT[known(pattern)] ?? USUAL_TINT);
}

/** Paints one repeat of a pattern. @param {any} context of a canvas of SIZE by SIZE @param {string} pattern @param {string} colour */
export function paintRepeat(context, pattern, colour) {
  context.fillStyle = context.strokeStyle = colour;
  context.globalAlpha = tintOf(pattern);
  context.fillRect(0, 0, SIZE, SIZE);
  for (const mark of marksOf(pattern)) paintMark(context, mark);
}

function paintMark(context, mark) {
  context.globalAlpha = mark.width ? LINE_OPACITY : DOT_OPACITY;
  context.lineWidth = mark.width ?? 0;
  const path = new Path2D(mark.d);
  if (!mark.d) path.arc(mark.x, mark.y, mark.r, 0, 2 * Math.PI);
  if (mark.width) context.stroke(path);
  else context.fill(path);
}
