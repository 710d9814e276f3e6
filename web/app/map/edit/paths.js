/**
 * SVG path texts for corners and shapes. `project` turns a corner into pixels; `view` is west, north, east, south of
 * what can be seen, in the same pixels.
 */

/**
 * @typedef {import("./grid.js").Corner} Corner
 * @typedef {(corner: Corner) => { x: number, y: number }} Project
 * @typedef {number[]} View
 */

/** Corners nearer to the last drawn one than this add nothing that could be seen. */
const FINEST_PX = 0.8;
/** The same while a shape with many corners is on its way. */
export const FINEST_CARRIED_PX = 1.6;
/** Handles closer together than this would hide one another. */
const HANDLE_SPACING_PX = { fine: 9, coarse: 26 };
/** Sides shorter than this have no handle in the middle. */
export const MIDDLE_FROM_PX = { fine: 34, coarse: 80 };

/**
 * @typedef {object} Detail how much of a path is drawn
 * @property {View} [view] stretches that lie wholly on one side of it are left out
 * @property {number} [finest] pixels; corners nearer to the last drawn one are left out
 */

/** @param {import("./shape.js").Shape} shape @param {Project} project @param {Detail} [detail] */
export function shapePath(shape, project, detail) {
  let path = "";
  for (const part of shape) for (const ring of part) path += `${linePath(ring, project, detail)}z`;
  return path;
}

/** @param {readonly Corner[]} line @param {Project} project @param {Detail} [detail] */
export function linePath(line, project, { view, finest = FINEST_PX } = {}) {
  let path = "";
  let [lastX, lastY, lastSide] = [Infinity, Infinity, 0];
  for (let i = 0; i < line.length; i += 1) {
    const { x, y } = project(line[i]);
    if (Math.abs(x - lastX) < finest && Math.abs(y - lastY) < finest) continue;
    const side = view ? sideOf(x, y, view) : 0;
    if (side & lastSide && i + 1 < line.length) {
      const next = project(line[i + 1]);
      if (side & lastSide & sideOf(next.x, next.y, /** @type {View} */ (view))) continue;
    }
    path += `${path ? "L" : "M"}${round(x)} ${round(y)}`;
    [lastX, lastY, lastSide] = [x, y, side];
  }
  return path;
}

/** On which sides of the view a point lies, one bit each: what lies on one side all along is never seen. */
function sideOf(x, y, [west, north, east, south]) {
  return (x < west ? 1 : 0) | (x > east ? 2 : 0) | (y < north ? 4 : 0) | (y > south ? 8 : 0);
}

/** Squares on the corners in view; where they crowd, one stands for its neighbours. @param {Iterable<Corner>} corners @param {Project} project @param {View} view @param {boolean} coarse */
export function cornerPath(corners, project, view, coarse) {
  const half = coarse ? 11 : 4.5;
  const spacing = coarse ? HANDLE_SPACING_PX.coarse : HANDLE_SPACING_PX.fine;
  const taken = new Set();
  let path = "";
  for (const corner of corners) {
    const { x, y } = project(corner);
    if (!inView(x, y, view)) continue;
    const cell = `${Math.round(x / spacing)} ${Math.round(y / spacing)}`;
    if (taken.has(cell)) continue;
    taken.add(cell);
    path += `M${round(x - half)} ${round(y - half)}h${2 * half}v${2 * half}h${-2 * half}z`;
  }
  return path;
}

/** Small discs in the middle of long sides, from which a new corner is pulled. @param {import("./shape.js").Shape} shape @param {Project} project @param {View} view @param {boolean} coarse */
export function middlePath(shape, project, view, coarse) {
  const shortest = coarse ? MIDDLE_FROM_PX.coarse : MIDDLE_FROM_PX.fine;
  const r = coarse ? 7 : 3.5;
  let path = "";
  for (const part of shape) {
    for (const ring of part) {
      let from = project(ring[ring.length - 1]);
      for (const corner of ring) {
        const to = project(corner);
        const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
        if (inView(x, y, view) && Math.hypot(to.x - from.x, to.y - from.y) >= shortest) {
          path += `M${round(x - r)} ${round(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
        }
        from = to;
      }
    }
  }
  return path;
}

function inView(x, y, [west, north, east, south]) {
  return x >= west && x <= east && y >= north && y <= south;
}

function round(value) {
  return Math.round(value * 10) / 10;
}
