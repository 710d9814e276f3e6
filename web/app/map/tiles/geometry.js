/** What is where in a tile: which feature lies under a point, and where a feature's name has room. In tile units. */
import { labelPlace } from "../geometry.js";
import { LINE, POINT, POLYGON } from "./mvt.js";

/** @typedef {import("./mvt.js").TileData} TileData @typedef {import("./mvt.js").TileFeature} TileFeature */

/**
 * The topmost of the features under a point.
 * @param {TileData} tile
 * @param {number} x
 * @param {number} y
 * @param {{ reach: number, border: boolean, isDrawn: (feature: TileFeature) => boolean }} options
 *   `reach` how far from a line or a point still counts; `border` true where areas are hit by their border only
 * @returns {TileFeature | null}
 */
export function featureAt(tile, x, y, { reach, border, isDrawn }) {
  for (let i = tile.features.length - 1; i >= 0; i -= 1) {
    const feature = tile.features[i];
    const [west, north, east, south] = feature.box;
    if (x < west - reach || x > east + reach || y < north - reach || y > south + reach) continue;
    if (isHit(tile.xy, feature, x, y, reach, border) && isDrawn(feature)) return feature;
  }
  return null;
}

function isHit(xy, feature, x, y, reach, border) {
  if (feature.type === POLYGON && !border) return contains(xy, feature, x, y);
  if (feature.type === POINT) return nearPoint(xy, feature, x, y, reach);
  return nearLine(xy, feature, x, y, reach);
}

/** Whether a point lies in an area, holes left out. */
export function contains(xy, { parts }, x, y) {
  let inside = false;
  for (let part = 0; part < parts.length - 1; part += 1) {
    const [from, to] = [parts[part], parts[part + 1]];
    for (let i = from, j = to - 2; i < to; j = i, i += 2) {
      const [yi, yj] = [xy[i + 1], xy[j + 1]];
      if (yi > y !== yj > y && x < ((xy[j] - xy[i]) * (y - yi)) / (yj - yi) + xy[i]) inside = !inside;
    }
  }
  return inside;
}

function nearPoint(xy, { parts }, x, y, reach) {
  for (let i = parts[0]; i < parts[parts.length - 1]; i += 2) {
    if (Math.hypot(xy[i] - x, xy[i + 1] - y) <= reach) return true;
  }
  return false;
}

function nearLine(xy, { type, parts }, x, y, reach) {
  for (let part = 0; part < parts.length - 1; part += 1) {
    const [from, to] = [parts[part], parts[part + 1]];
    for (let i = from, j = type === LINE ? from : to - 2; i < to; j = i, i += 2) {
      if (distance(x, y, xy[j], xy[j + 1], xy[i], xy[i + 1]) <= reach) return true;
    }
  }
  return false;
}

function distance(x, y, x1, y1, x2, y2) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const along = length ? Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length)) : 0;
  return Math.hypot(x1 + along * dx - x, y1 + along * dy - y);
}

/** Where a name stands, and how wide it may be. @param {TileData} tile @param {TileFeature} feature @returns {{ x: number, y: number, width: number }} */
export function namePlace({ xy }, { type, parts }) {
  if (type === POINT) return { x: xy[parts[0]], y: xy[parts[0] + 1], width: 0 };
  const lines = parts.slice(0, -1).map((from, part) => pairs(xy, from, parts[part + 1]));
  const geometry =
    type === LINE ? { type: "MultiLineString", coordinates: lines } : { type: "MultiPolygon", coordinates: polygons(lines) };
  const { lon, lat, width } = labelPlace(geometry);
  return { x: lon, y: lat, width };
}

function pairs(xy, from, to) {
  const line = [];
  for (let i = from; i < to; i += 2) line.push([xy[i], xy[i + 1]]);
  return line;
}

/** Rings that turn with the clock begin a polygon, the others are holes of the one before. */
function polygons(rings) {
  const all = [];
  for (const ring of rings) {
    const closed = [...ring, ring[0]];
    if (turn(ring) > 0 || !all.length) all.push([closed]);
    else all.at(-1)?.push(closed);
  }
  return all;
}

/** Twice the ring's area; positive with the clock, since y points south. */
function turn(ring) {
  return ring.reduce((sum, [x, y], i) => {
    const [px, py] = ring[i ? i - 1 : ring.length - 1];
    return sum + px * y - x * py;
  }, 0);
}
