/** Which zones an area takes in: those wholly inside it, or all that it touches. In the storage plane. */
import { meeting } from "./crossing.js";
import { contains } from "./find.js";
import { ringBox, rings, shapeOf } from "./shape.js";

/**
 * @typedef {import("./grid.js").Corner} Corner
 * @typedef {import("./shape.js").Ring} Ring
 * @typedef {import("./shape.js").Shape} Shape
 * @typedef {"inside" | "touching"} Rule
 */

/** @param {Iterable<{ key: string, shape: Shape }>} zones @param {Ring} area @param {Rule} rule @returns {string[]} keys */
export function zonesIn(zones, area, rule) {
  const takes = rule === "inside" ? liesInside : touches;
  return [...zones].filter(({ shape }) => takes(shape, area)).map(({ key }) => key);
}

/** Whether a shape and an area have a place in common. @param {Shape} shape @param {Ring} area */
export function touches(shape, area) {
  if (!shape.some(([shell]) => boxesMeet(ringBox(shell), ringBox(area)))) return false;
  const whole = shapeOf(area);
  return (
    shape.some(([shell]) => contains(whole, shell[0])) || contains(shape, area[0]) || sidesMeet(shape, area, Boolean)
  );
}

/** Whether all of a shape lies in an area; it may lean on the area's border. @param {Shape} shape @param {Ring} area */
export function liesInside(shape, area) {
  const whole = shapeOf(area);
  return shape.every(([shell]) => {
    const [west, south, east, north] = ringBox(shell);
    const box = ringBox(area);
    if (west < box[0] || south < box[1] || east > box[2] || north > box[3]) return false;
    const leavesAt = (place) => !shell.includes(place) && !area.includes(place);
    return (
      shell.every((corner) => contains(whole, corner) || isOnBorder(area, corner)) && !sidesMeet([[shell]], area, leavesAt)
    );
  });
}

function isOnBorder(area, place) {
  return area.some((a, i) => meeting(a, area[(i + 1) % area.length], place, place));
}

function sidesMeet(shape, area, counts) {
  const sides = area.map((a, i) => [a, area[(i + 1) % area.length]]);
  for (const { corners } of rings(shape)) {
    for (let i = 0; i < corners.length; i += 1) {
      const [a, b] = [corners[i], corners[(i + 1) % corners.length]];
      for (const [c, d] of sides) {
        const place = meeting(a, b, c, d);
        if (place && counts(place)) return true;
      }
    }
  }
  return false;
}

function boxesMeet(a, b) {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}
