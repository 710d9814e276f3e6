import { POLYGON } from "./mvt.js";

/** Corners nearer to each other than this many pixels are one. */
export const FINEST_PX = 0.3;

/**
 * Adds a line's or an area's corners to a path, in the tile's units.
 * @param {Path2D} path
 * @param {Int32Array} xy corners of all the tile's features
 * @param {import("./mvt.js").TileFeature} feature
 * @param {number} finest corners nearer than this to the one before are left out
 */
export function trace(path, xy, { type, parts }, finest) {
  for (let part = 0; part < parts.length - 1; part += 1) {
    const [from, to] = [parts[part], parts[part + 1]];
    let [x, y] = [xy[from], xy[from + 1]];
    path.moveTo(x, y);
    for (let i = from + 2; i < to; i += 2) {
      if (Math.abs(xy[i] - x) + Math.abs(xy[i + 1] - y) < finest) continue;
      [x, y] = [xy[i], xy[i + 1]];
      path.lineTo(x, y);
    }
    if (type === POLYGON) path.closePath();
  }
}
