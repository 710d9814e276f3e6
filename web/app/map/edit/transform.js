/**
 * Moves and turns whole shapes in the municipality's planning plane, where a metre typed is a metre measured. What
 * comes out is on the storage grid, so lengths are true to a millimetre.
 */
import { rings } from "./shape.js";

/**
 * @typedef {import("./grid.js").Corner} Corner
 * @typedef {import("./grid.js").PlanningPlane} PlanningPlane
 * @typedef {import("./grid.js").Position} Position
 * @typedef {import("./shape.js").Shape} Shape
 */

/** @param {Shape} shape @param {PlanningPlane} plane @param {Position} shift metres east and north @returns {Shape} */
export function moved(shape, plane, [east, north]) {
  return mapped(shape, (corner) => {
    const [x, y] = plane.positionOf(corner);
    return plane.cornerOf([x + east, y + north]);
  });
}

/**
 * @param {Shape} shape
 * @param {PlanningPlane} plane
 * @param {Position} about the point that stays
 * @param {number} degrees clockwise
 * @returns {Shape}
 */
export function turned(shape, plane, about, degrees) {
  return mapped(shape, (corner) => plane.cornerOf(turnedPosition(plane.positionOf(corner), about, degrees)));
}

/** @param {Position} position @param {Position} about @param {number} degrees clockwise @returns {Position} */
export function turnedPosition([x, y], [x0, y0], degrees) {
  const [sine, cosine] = [Math.sin(radians(degrees)), Math.cos(radians(degrees))];
  const [dx, dy] = [x - x0, y - y0];
  return [x0 + dx * cosine + dy * sine, y0 - dx * sine + dy * cosine];
}

/** The centre of gravity of a shape's area, holes left out. @param {Shape} shape @param {PlanningPlane} plane @returns {Position} */
export function centroidOf(shape, plane) {
  const [x0, y0] = plane.positionOf(shape[0][0][0]);
  let [area, sumX, sumY] = [0, 0, 0];
  for (const { ring, corners } of rings(shape)) {
    const one = ringMoments(corners, plane, x0, y0);
    const sign = Math.sign(one.area) * (ring === 0 ? 1 : -1);
    area += sign * one.area;
    sumX += sign * one.sumX;
    sumY += sign * one.sumY;
  }
  return area > 0 ? [x0 + sumX / (3 * area), y0 + sumY / (3 * area)] : [x0, y0];
}

/** A distance that is easy to count with: 1, 2 or 5 times a power of ten, at most the one given. @param {number} metres */
export function roundStep(metres) {
  const power = 10 ** Math.floor(Math.log10(metres));
  return power * ([5, 2].find((step) => step * power <= metres) ?? 1);
}

/** Clockwise from grid north, 0 to 360. @param {Position} from @param {Position} to */
export function bearing([x1, y1], [x2, y2]) {
  return ((Math.atan2(x2 - x1, y2 - y1) * 180) / Math.PI + 360) % 360;
}

/** The place at a distance in a direction. @param {Position} from @param {number} metres @param {number} degrees clockwise from grid north @returns {Position} */
export function travelled([x, y], metres, degrees) {
  return [x + metres * Math.sin(radians(degrees)), y + metres * Math.cos(radians(degrees))];
}

/** @param {number} degrees */
export function radians(degrees) {
  return (degrees * Math.PI) / 180;
}

function mapped(shape, change) {
  return shape.map((part) => part.map((ring) => ring.map(change)));
}

function ringMoments(corners, plane, x0, y0) {
  let [area, sumX, sumY] = [0, 0, 0];
  let [x1, y1] = plane.positionOf(corners[corners.length - 1]);
  for (const corner of corners) {
    const [x2, y2] = plane.positionOf(corner);
    const cross = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
    area += cross;
    sumX += cross * (x1 + x2 - 2 * x0);
    sumY += cross * (y1 + y2 - 2 * y0);
    [x1, y1] = [x2, y2];
  }
  return { area, sumX, sumY };
}
