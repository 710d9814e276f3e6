/** Draws one tile's features: one path per look, filled and outlined at once, so that thousands cost what dozens do. */
import { SIZE, paintRepeat } from "../../ui/pattern-marks.js";
import { symbolOutline } from "../symbol-outlines.js";
import { LINE, POINT, POLYGON } from "./mvt.js";
import { dashOf, lookOf, outlineWidth } from "./tile-style.js";
import { FINEST_PX, trace } from "./trace.js";

const LINE_WIDTH = 4;
const POINT_OPACITY = 0.85;
const POINT_RADIUS = 9;

/**
 * @typedef {object} Frame where a tile lies on the screen
 * @property {number} left pixels from the world's west edge, at this zoom
 * @property {number} top
 * @property {number} width
 * @property {number} height
 * @property {number} ratio device pixels per pixel
 * @property {number} zoom of the map
 */

/**
 * @param {any} context of a canvas of width × ratio by height × ratio
 * @param {import("./mvt.js").TileData} tile
 * @param {import("./tile-style.js").TileStyle} style
 * @param {Frame} frame
 */
export function paintTile(context, tile, style, frame) {
  const [areas, lines, points] = sortByLook(tile, style, frame);
  const scale = { x: (frame.width * frame.ratio) / tile.extent, y: (frame.height * frame.ratio) / tile.extent };
  context.lineJoin = "round";
  areas.forEach((path, look) => fillAreas(context, path, style.looks[look], frame, scale));
  areas.forEach((path, look) => stroke(context, path, style.looks[look], outlineWidth(style.looks[look].width, frame.zoom), frame, scale));
  lines.forEach((path, look) => stroke(context, path, style.looks[look], outlineWidth(LINE_WIDTH, frame.zoom), frame, scale));
  points.forEach((path, look) => paintPoints(context, path, style.looks[look], frame));
}

/** The outlines of some features only, to stand out from the others. @param {any} context @param {import("./mvt.js").TileData} tile @param {import("./mvt.js").TileFeature[]} features @param {{ stroke: string, width: number }} mark @param {Frame} frame */
export function paintMark(context, tile, features, mark, frame) {
  const path = new Path2D();
  for (const feature of features) trace(path, tile.xy, feature, 0);
  const scale = { x: (frame.width * frame.ratio) / tile.extent, y: (frame.height * frame.ratio) / tile.extent };
  context.lineJoin = "round";
  stroke(context, path, mark, mark.width, frame, scale);
}

/** One path per kind of geometry and look, in the order in which looks first come. */
function sortByLook(tile, style, frame) {
  const kinds = [new Map(), new Map(), new Map()];
  const finest = (FINEST_PX * tile.extent) / frame.width;
  const at = (value) => (value * frame.width) / tile.extent;
  for (const feature of tile.features) {
    const look = lookOf(style, feature);
    if (look < 0) continue;
    const paths = kinds[feature.type === POLYGON ? 0 : feature.type === LINE ? 1 : 2];
    let path = paths.get(look);
    if (!path) paths.set(look, (path = new Path2D()));
    if (feature.type === POINT) addSymbols(path, tile.xy, feature, style.looks[look], at);
    else trace(path, tile.xy, feature, finest);
  }
  return kinds;
}

function addSymbols(path, xy, { parts }, { symbol, radius = POINT_RADIUS }, at) {
  for (let i = parts[0]; i < parts[parts.length - 1]; i += 2) {
    path.addPath(new Path2D(symbolOutline(symbol, at(xy[i]), at(xy[i + 1]), radius)));
  }
}

function fillAreas(context, path, { fill, fillOpacity, pattern }, frame, scale) {
  context.setTransform(scale.x, 0, 0, scale.y, 0, 0);
  context.globalAlpha = pattern ? 1 : fillOpacity;
  context.fillStyle = pattern ? patternPaint(context, pattern, fill, frame, scale) : fill;
  context.fill(path);
  context.globalAlpha = 1;
}

/** Repeats begin at the world's edge, not the tile's, so that they go on unbroken from tile to tile. */
function patternPaint(context, pattern, colour, { left, top, ratio }, scale) {
  const paint = context.createPattern(repeatOf(pattern, colour, Math.ceil(ratio)), "repeat");
  const size = ratio / Math.ceil(ratio);
  const [dx, dy] = [left, top].map((edge) => -(edge % SIZE) * ratio);
  paint.setTransform({ a: size / scale.x, b: 0, c: 0, d: size / scale.y, e: dx / scale.x, f: dy / scale.y });
  return paint;
}

/** @type {Map<string, OffscreenCanvas>} */
const repeats = new Map();

function repeatOf(pattern, colour, factor) {
  const name = `${pattern} ${colour} ${factor}`;
  let canvas = repeats.get(name);
  if (!canvas) {
    canvas = new OffscreenCanvas(SIZE * factor, SIZE * factor);
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
    context.scale(factor, factor);
    paintRepeat(context, pattern, colour);
    repeats.set(name, canvas);
  }
  return canvas;
}

function stroke(context, path, { stroke: colour, dash }, width, { ratio, zoom }, scale) {
  const pixel = ratio / scale.x;
  context.setTransform(scale.x, 0, 0, scale.y, 0, 0);
  context.strokeStyle = colour;
  context.lineWidth = width * pixel;
  context.setLineDash(dashOf(dash, zoom).map((length) => length * pixel));
  context.stroke(path);
}

function paintPoints(context, path, { stroke: colour, fill, width }, { ratio }) {
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.setLineDash([]);
  context.globalAlpha = POINT_OPACITY;
  context.fillStyle = fill;
  context.fill(path);
  context.globalAlpha = 1;
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke(path);
}
