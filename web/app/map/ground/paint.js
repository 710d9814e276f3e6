/** Paints a vector tile, or the part of it that a deeper tile shows, storey after storey. */
import { FINEST_PX, trace } from "../tiles/trace.js";
import { POLYGON } from "../tiles/mvt.js";
import { between } from "./sorting.js";

/** Pixels that a line may reach beyond its feature's box. */
const REACH_PX = 16;
const EDGE_PX = 1;

/**
 * @typedef {object} Part which part of a tile is painted: the whole is `{ deep: 0, x: 0, y: 0 }`
 * @property {number} deep how many zooms deeper
 * @property {number} x its column among the 2^deep
 * @property {number} y its row, from the north
 *
 * @typedef {{ part: Part, size: number, ratio: number, zoom: number, colours: Record<string, string> }} Wish
 *   `size` of the picture's side in pixels, `ratio` device pixels per pixel
 */

/** @param {any} context of a canvas of size × ratio @param {import("./sorting.js").Sort[][]} storeys @param {Wish} wish */
export function paintGround(context, storeys, wish) {
  context.lineJoin = "round";
  for (const storey of storeys) {
    const drawn = storey.filter(({ rule }) => wish.zoom >= (rule.minZoom ?? 0)).map((sort) => ({ ...sort, ...outlined(context, sort, wish) }));
    for (const { rule, path, pixel } of drawn) if (rule.edge) stroke(context, path, pixel, rule.edge, widthOf(rule, wish) + 2 * EDGE_PX, rule, wish);
    for (const { rule, path, pixel } of drawn) {
      if (rule.type === POLYGON) fill(context, path, pixel, rule, wish);
      else stroke(context, path, pixel, rule.colour, widthOf(rule, wish), rule, wish);
    }
  }
}

/** One path of all features that the part meets, in the layer's own units, and how many of those a pixel is. */
function outlined(context, { layer, features }, { part, size }) {
  const side = layer.extent / 2 ** part.deep;
  const pixel = side / size;
  const [west, north] = [part.x * side - REACH_PX * pixel, part.y * side - REACH_PX * pixel];
  const [east, south] = [west + side + 2 * REACH_PX * pixel, north + side + 2 * REACH_PX * pixel];
  const path = new Path2D();
  for (const feature of features) {
    const { box } = feature;
    if (box[0] <= east && box[2] >= west && box[1] <= south && box[3] >= north) trace(path, layer.xy, feature, FINEST_PX * pixel);
  }
  return { path, pixel };
}

function place(context, pixel, { part, size, ratio }) {
  context.setTransform(ratio / pixel, 0, 0, ratio / pixel, -part.x * size * ratio, -part.y * size * ratio);
}

function fill(context, path, pixel, rule, wish) {
  place(context, pixel, wish);
  context.fillStyle = wish.colours[rule.colour];
  context.fill(path);
}

function stroke(context, path, pixel, colour, width, rule, wish) {
  place(context, pixel, wish);
  context.strokeStyle = wish.colours[colour];
  context.lineWidth = width * pixel;
  context.lineCap = rule.dash ? "butt" : "round";
  context.setLineDash((rule.dash ?? []).map((length) => length * pixel));
  context.stroke(path);
}

function widthOf({ width = [] }, { zoom }) {
  return between(width, zoom);
}
