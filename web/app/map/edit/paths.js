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
/** Handles closer together than this would hide one another. */
const HANDLE_SPACING_PX = { fine: 9, coarse: 26 };
/** Sides shorter than this have no handle in the middle. */
export const MIDDLE_FROM_PX = { fine: 34, coarse: 80 };

/** @param {import("./shape.js").Shape} shape @param {Project} project */
export function shapePath(shape, project) {
  let path = "";
  for (const part of shape) for (const ring of part) path += `${linePath(ring, project)}z`;
  return path;
}

/** @param {readonly Corner[]} line @param {Project} project */
export function linePath(line, project) {
  let path = "";
  let [lastX, lastY] = [Infinity, Infinity];
  for (const corner of line) {
    const { x, y } = project(corner);
    if (Math.abs(x - lastX) < FINEST_PX && Math.abs(y - lastY) < FINEST_PX) continue;
    path += `${path ? "L" : "M"}${round(x)} ${round(y)}`;
    [lastX, lastY] = [x, y];
  }
  return path;
}

/** Squares on the corners in view; where they crowd, one stands for its neighbours. @param {Iterable<Corner>} corners @param {Project} project @param {View} view @param {boolean} coarse */
export function cornerPath(corners, project, view, coarse) {
  const half = coarse ? 9 : 4.5;
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
