/**
 * Shapes on the storage grid as browser paths, in pixels of the web map at its largest zoom, each from its own corner
 * so that small numbers keep their precision. A path is made once and drawn at every zoom.
 */
import { lonLatOf } from "./edit/grid.js";
import { ringBox } from "./edit/shape.js";
import { labelPlace } from "./geometry.js";

/** The zoom whose pixels paths are in. */
export const PATH_ZOOM = 20;

const WORLD_PX = 256 * 2 ** PATH_ZOOM;
/** Within so many metres a straight mapping of the corners of the box is right to 4 cm: less than a pixel. */
const STRAIGHT_M = 500;
/** Corners nearer than this are left out of a path for small scales, in pixels of the largest zoom. */
const COARSE_PX = 40;

/**
 * @typedef {import("./edit/shape.js").Shape} Shape
 *
 * @typedef {object} OutlinePath
 * @property {[number, number]} origin its north-west corner in the world
 * @property {[number, number]} size width and height
 * @property {Path2D} fine
 * @property {Path2D} coarse for zooms at which single corners can't be seen
 * @property {{ x: number, y: number, width: number }} label room for a name, from the origin
 */

/** @type {WeakMap<Shape, OutlinePath>} */
const known = new WeakMap();

/** @param {Shape} shape @returns {OutlinePath} */
export function outlinePath(shape) {
  let path = known.get(shape);
  if (!path) known.set(shape, (path = make(shape)));
  return path;
}

/** Longitude and latitude as pixels of the whole world at the largest zoom (spherical Mercator, EPSG:3857). @param {[number, number] | readonly number[]} lonLat */
export function worldPoint([lon, lat]) {
  const sine = Math.sin((lat * Math.PI) / 180);
  return [((lon + 180) / 360) * WORLD_PX, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * WORLD_PX];
}

function make(shape) {
  const box = boxOfShape(shape);
  const map = box[2] - box[0] < STRAIGHT_M && box[3] - box[1] < STRAIGHT_M ? straight(box) : (corner) => worldPoint(lonLatOf(corner));
  const parts = shape.map((part) => part.map((ring) => ring.map(map)));
  const all = parts.flat(2);
  const [west, north] = [0, 1].map((axis) => all.reduce((least, point) => Math.min(least, point[axis]), Infinity));
  const [east, south] = [0, 1].map((axis) => all.reduce((most, point) => Math.max(most, point[axis]), -Infinity));
  for (const point of all) {
    point[0] -= west;
    point[1] -= north;
  }
  const closed = parts.map((part) => part.map((ring) => [...ring, ring[0]]));
  const { lon, lat, width } = labelPlace({ type: "MultiPolygon", coordinates: closed });
  return {
    origin: [west, north],
    size: [east - west, south - north],
    fine: pathOf(parts, 0),
    coarse: pathOf(parts, COARSE_PX),
    label: { x: lon, y: lat, width },
  };
}

/** The box's corners mapped exactly, and everything between them evenly. */
function straight([west, south, east, north]) {
  const at = (x, y) => worldPoint(lonLatOf([x, y]));
  const [sw, se, nw, ne] = [at(west, south), at(east, south), at(west, north), at(east, north)];
  const blend = (u, v, axis) => (1 - v) * ((1 - u) * sw[axis] + u * se[axis]) + v * ((1 - u) * nw[axis] + u * ne[axis]);
  return ([x, y]) => {
    const [u, v] = [(x - west) / (east - west), (y - south) / (north - south)];
    return [blend(u, v, 0), blend(u, v, 1)];
  };
}

function pathOf(parts, apart) {
  const path = new Path2D();
  for (const ring of parts.flat()) {
    let last = ring[0];
    path.moveTo(last[0], last[1]);
    for (const point of ring) {
      if (Math.abs(point[0] - last[0]) + Math.abs(point[1] - last[1]) < apart) continue;
      path.lineTo(point[0], point[1]);
      last = point;
    }
    path.closePath();
  }
  return path;
}

function boxOfShape(shape) {
  const boxes = shape.map(([shell]) => ringBox(shell));
  return [0, 1, 2, 3].map((i) => Math[i < 2 ? "min" : "max"](...boxes.map((box) => box[i])));
}
