/**
 * Nodes: corners that lie on somebody's side. On a grid of millimetres a place on a slanting side can be up to 0.71 mm
 * beside it, so a corner nearer than a millimetre lies on the side.
 */
import { sameCorner } from "./grid.js";
import { insertCorner, ringBox, rings } from "./shape.js";

/**
 * @typedef {import("./grid.js").Corner} Corner
 * @typedef {import("./shape.js").Shape} Shape
 */

const ON_SIDE_MM = 1;

/** Whether a corner lies on a side, between its ends. Exact in whole millimetres. @param {Corner} corner @param {Corner} a @param {Corner} b */
export function passesBy(corner, a, b) {
  if (sameCorner(corner, a) || sameCorner(corner, b)) return false;
  const [dx, dy] = [millimetres(b[0] - a[0]), millimetres(b[1] - a[1])];
  const [px, py] = [millimetres(corner[0] - a[0]), millimetres(corner[1] - a[1])];
  const along = px * dx + py * dy;
  const square = dx * dx + dy * dy;
  return along > 0 && along < square && Math.abs(px * dy - py * dx) <= ON_SIDE_MM * Math.sqrt(square);
}

/** The shape with a node at a corner that one of its sides passes; the very shape if none does. @param {Shape} shape @param {Corner} corner @returns {Shape} */
export function withNode(shape, corner) {
  let noded = shape;
  for (const { part, ring, corners } of rings(shape)) {
    if (!near(ringBox(corners), corner) || corners.some((other) => sameCorner(other, corner))) continue;
    const at = corners.findIndex((a, i) => passesBy(corner, a, corners[(i + 1) % corners.length]));
    if (at >= 0) noded = insertCorner(noded, { part, ring, at }, corner);
  }
  return noded;
}

/** The corners of a shape that lie on a side, between its ends. @param {Shape} shape @param {Corner} a @param {Corner} b @returns {Corner[]} */
export function nodesOn(shape, a, b) {
  const found = [];
  for (const { corners } of rings(shape)) {
    for (const corner of corners) if (passesBy(corner, a, b)) found.push(corner);
  }
  return found;
}

function near([west, south, east, north], [x, y]) {
  const margin = ON_SIDE_MM / 1000;
  return x >= west - margin && x <= east + margin && y >= south - margin && y <= north + margin;
}

function millimetres(metres) {
  return Math.round(metres * 1000);
}
