import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { onGrid, PlanningPlane } from "../app/map/edit/grid.js";
import { Measure } from "../app/map/edit/measure.js";
import { byDiagonal, bySide, outlineOf } from "../app/map/edit/rectangle.js";
import { addHole, countCorners } from "../app/map/edit/shape.js";
import { bearing, centroidOf, moved, roundStep, travelled, turned } from "../app/map/edit/transform.js";
import { at, ring, square } from "./shapes.js";

const plane = new PlanningPlane(25832);
const measure = new Measure(plane);
const holed = addHole(
  square(0, 0, 100),
  0,
  ring([
    [20, 20],
    [60, 20],
    [40, 60],
  ]),
);

function near(actual, expected, within = 0.0015) {
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not within ${within} of ${expected}`);
}

describe("a rectangle", () => {
  const from = onGrid(at(0, 0));

  it("has the width, height and angle it was given, on the ground of the planning plane", () => {
    for (const angle of [0, 30, -75, 140]) {
      const outline = outlineOf({ from, width: 80, height: 45, angle }, plane);
      near(measure.areaM2([[outline]]), 3600, 0.2);
      near(measure.lengthM(outline.slice(0, 2)), 80);
      near(measure.lengthM(outline.slice(1, 3)), 45);
      const side = bearing(plane.positionOf(outline[0]), plane.positionOf(outline[1]));
      near(((side - 90 - angle + 900) % 360) - 180, 0, 0.003);
    }
  });

  it("keeps both corners of its diagonal as they were", () => {
    const to = onGrid(at(73.123, -41.456));
    const outline = outlineOf(byDiagonal(from, to, 33.3, plane), plane, [from, to]);
    assert.equal(outline[0], from);
    assert.equal(outline[2], to);
  });

  it("lies along the side it was given, on the side of its third point", () => {
    const to = onGrid(at(60, 25));
    const rectangle = bySide(from, to, onGrid(at(50, -60)), plane);
    const outline = outlineOf(rectangle, plane, [from, to]);
    assert.equal(outline[1], to);
    near(rectangle.width, 65, 0.1);
    assert.ok(outline[2][1] < to[1], "below the side");
  });
});

describe("moving a shape", () => {
  it("shifts every corner by the same metres of the planning plane and keeps the area", () => {
    const there = moved(holed, plane, [123.456, -78.9]);
    near(measure.areaM2(there), measure.areaM2(holed), 0.2);
    there.flat(2).forEach((corner, i) => {
      const [x, y] = plane.positionOf(corner);
      const [x0, y0] = plane.positionOf(holed.flat(2)[i]);
      near(x - x0, 123.456);
      near(y - y0, -78.9);
    });
  });
});

describe("turning a shape", () => {
  it("keeps area, perimeter and centre, and comes back after a full turn in six steps", () => {
    const centre = centroidOf(holed, plane);
    let shape = holed;
    for (let i = 0; i < 6; i += 1) {
      shape = turned(shape, plane, centre, 60);
      near(measure.areaM2(shape), measure.areaM2(holed), 0.3);
      near(measure.perimeterM(shape), measure.perimeterM(holed), 0.01);
      const [x, y] = centroidOf(shape, plane);
      near(x, centre[0], 0.002);
      near(y, centre[1], 0.002);
    }
    shape.flat(2).forEach((corner, i) => near(Math.hypot(...diff(corner, holed.flat(2)[i])), 0, 0.006));
    assert.equal(countCorners(shape), countCorners(holed));
  });

  it("turns clockwise", () => {
    const [x0, y0] = centroidOf(square(0, 0, 100), plane);
    const north = plane.cornerOf([x0, y0 + 50]);
    const [x, y] = plane.positionOf(turned([[[north]]], plane, [x0, y0], 90)[0][0][0]);
    near(x, x0 + 50);
    near(y, y0);
  });

  it("has its centre outside the hole", () => {
    const [x, y] = centroidOf(holed, plane);
    const [sx, sy] = centroidOf(square(0, 0, 100), plane);
    assert.ok(x > sx && y > sy, "away from a hole in the south-west");
  });
});

describe("directions and steps", () => {
  it("travels as far and in the direction it says", () => {
    const from = /** @type {[number, number]} */ ([1000, 2000]);
    const to = travelled(from, 50, 30);
    near(Math.hypot(to[0] - 1000, to[1] - 2000), 50, 1e-9);
    near(bearing(from, to), 30, 1e-9);
    near(bearing(from, [1000, 1990]), 180, 1e-9);
  });

  it("counts in ones, twos and fives", () => {
    assert.deepEqual([38, 0.7, 1, 5.2, 199].map(roundStep), [20, 0.5, 1, 5, 100]);
  });
});

const diff = ([x1, y1], [x2, y2]) => [x2 - x1, y2 - y1];
