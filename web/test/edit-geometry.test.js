import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { cornerAt, lonLatOf, onGrid, PlanningPlane, sameCorner } from "../app/map/edit/grid.js";
import {
  addHole,
  countCorners,
  fromGeoJson,
  insertCorner,
  moveCorner,
  removeCorner,
  removeRing,
  sameShape,
  toGeoJson,
} from "../app/map/edit/shape.js";
import { crossingInRing, crossingInShape, crossingOfClosing, crossingOfNext } from "../app/map/edit/crossing.js";
import { contains, nearestCorner, nearestMiddle, nearestOnSide, partAround } from "../app/map/edit/find.js";
import { Measure } from "../app/map/edit/measure.js";
import { Snapper } from "../app/map/edit/snap.js";
import { Sketch } from "../app/map/edit/sketch.js";
import { at, ring, square } from "./shapes.js";

const somewhere = () => onGrid(at(Math.random() * 20_000, Math.random() * 20_000));

describe("the storage grid", () => {
  it("gives back the very corner after a trip through nine decimals of a degree", () => {
    for (let i = 0; i < 2000; i += 1) {
      const corner = somewhere();
      assert.ok(sameCorner(cornerAt(lonLatOf(corner)), corner));
    }
  });

  it("gives back the very corner after a trip through the planning plane with three decimals", () => {
    const plane = new PlanningPlane(25832);
    for (let i = 0; i < 500; i += 1) {
      const corner = somewhere();
      assert.ok(sameCorner(plane.cornerOf(plane.positionOf(corner)), corner));
    }
  });
});

describe("a shape", () => {
  it("survives GeoJSON in both directions", () => {
    const shape = addHole(
      square(0, 0, 100),
      0,
      ring([
        [20, 20],
        [40, 20],
        [30, 40],
      ]),
    );
    assert.ok(sameShape(fromGeoJson(toGeoJson(shape)), shape));
    assert.equal(countCorners(shape), 7);
  });

  it("shares what an edit does not touch", () => {
    const shape = addHole(
      square(0, 0, 100),
      0,
      ring([
        [20, 20],
        [40, 20],
        [30, 40],
      ]),
    );
    const moved = moveCorner(shape, { part: 0, ring: 1, at: 0 }, at(21, 21));
    assert.equal(moved[0][0], shape[0][0]);
    assert.equal(moved[0][1][1], shape[0][1][1]);
    assert.ok(!sameShape(moved, shape));
  });

  it("inserts after a corner, removes down to three, and drops a hole", () => {
    const shape = insertCorner(square(0, 0, 100), { part: 0, ring: 0, at: 3 }, at(-10, 50));
    assert.deepEqual(shape[0][0][4], at(-10, 50));
    const triangle = [
      [
        ring([
          [0, 0],
          [10, 0],
          [0, 10],
        ]),
      ],
    ];
    assert.equal(removeCorner(triangle, { part: 0, ring: 0, at: 1 }), null);
    assert.equal(removeRing(triangle, { part: 0, ring: 0 }), null);
    const holed = addHole(
      square(0, 0, 100),
      0,
      ring([
        [20, 20],
        [40, 20],
        [30, 40],
      ]),
    );
    assert.equal(removeRing(holed, { part: 0, ring: 1 })[0].length, 1);
  });
});

describe("measures", () => {
  const measure = new Measure(new PlanningPlane(25833));

  it("leave holes out of the area and count their border", () => {
    const shape = addHole(
      square(0, 0, 100),
      0,
      ring([
        [10, 10],
        [20, 10],
        [20, 20],
        [10, 20],
      ]),
    );
    assert.ok(Math.abs(measure.areaM2(shape) - 9900) < 1e-3);
    assert.ok(Math.abs(measure.perimeterM(shape) - 440) < 1e-4);
  });

  it("are those of the municipality's own plane, not of the storage plane", () => {
    const there = new Measure(new PlanningPlane(25832)).areaM2(square(0, 0, 100));
    assert.ok(Math.abs(there - 10_000) > 5, "UTM 33 stretches areas in Drammen");
  });
});

describe("crossings", () => {
  it("are refused for the next side of an outline, also a touch and a side that folds back", () => {
    const line = ring([
      [0, 0],
      [10, 0],
      [10, 10],
    ]);
    assert.ok(crossingOfNext(line, at(5, -5)));
    assert.ok(crossingOfNext(line, at(5, 0)));
    assert.ok(crossingOfNext(line, at(10, 4)));
    assert.equal(crossingOfNext(line, at(0, 10)), null);
  });

  it("are found for the closing side", () => {
    assert.equal(
      crossingOfClosing(
        ring([
          [0, 0],
          [10, 0],
          [10, 10],
          [0, 10],
        ]),
      ),
      null,
    );
    assert.ok(
      crossingOfClosing(
        ring([
          [0, 0],
          [4, 0],
          [4, 4],
          [-4, 4],
          [-4, -4],
          [8, -4],
          [8, 2],
        ]),
      ),
    );
    assert.ok(
      crossingOfClosing(
        ring([
          [0, 0],
          [10, 0],
          [20, 0],
        ]),
      ),
    );
  });

  it("are found in a bow tie at the place where the sides cross", () => {
    const place = crossingInRing(
      ring([
        [0, 0],
        [10, 10],
        [10, 0],
        [0, 10],
      ]),
    );
    assert.ok(Math.hypot(place[0] - at(5, 5)[0], place[1] - at(5, 5)[1]) < 1e-6);
    assert.equal(
      crossingInRing(
        ring([
          [0, 0],
          [10, 0],
          [10, 10],
          [0, 10],
        ]),
      ),
      null,
    );
  });

  it("are found between a hole and its shell, and not where they only touch", () => {
    assert.ok(
      crossingInShape(
        addHole(
          square(0, 0, 100),
          0,
          ring([
            [50, 50],
            [150, 50],
            [50, 60],
          ]),
        ),
      ),
    );
    assert.equal(
      crossingInShape(
        addHole(
          square(0, 0, 100),
          0,
          ring([
            [0, 0],
            [50, 10],
            [10, 50],
          ]),
        ),
      ),
      null,
    );
  });

  it("are looked for in 20 000 corners well within a second", () => {
    const circle = Array.from({ length: 20_000 }, (_, i) => {
      const angle = (i / 20_000) * 2 * Math.PI;
      const radius = 2000 + 20 * Math.sin(angle * 200);
      return at(Math.round(radius * Math.cos(angle) * 1000) / 1000, Math.round(radius * Math.sin(angle) * 1000) / 1000);
    });
    const start = performance.now();
    assert.equal(crossingInRing(circle), null);
    assert.ok(performance.now() - start < 1000);
  });
});

describe("finding", () => {
  const shape = addHole(
    square(0, 0, 100),
    0,
    ring([
      [40, 40],
      [60, 40],
      [60, 60],
      [40, 60],
    ]),
  );

  it("sees holes as outside", () => {
    assert.ok(contains(shape, at(10, 10)));
    assert.ok(!contains(shape, at(50, 50)));
    assert.equal(
      partAround(
        shape,
        ring([
          [10, 10],
          [20, 10],
          [20, 20],
        ]),
      ),
      0,
    );
    assert.equal(
      partAround(
        shape,
        ring([
          [10, 10],
          [200, 10],
          [20, 20],
        ]),
      ),
      -1,
    );
  });

  it("gives the nearest corner, the foot on a side, and the middle of a long side", () => {
    assert.deepEqual(nearestCorner(shape, at(58, 41), 5).corner, at(60, 40));
    assert.deepEqual(nearestOnSide(shape, at(30, 3), 5).corner, at(30, 0));
    assert.deepEqual(nearestMiddle(shape, at(51, 1), 5, 20).corner, at(50, 0));
    assert.equal(nearestMiddle(shape, at(51, 39), 5, 30), null);
  });
});

describe("snapping", () => {
  const snapper = new Snapper();
  snapper.targets = [
    { key: "1", name: "D1", shape: square(0, 0, 100) },
    { key: "2", name: "D2", shape: square(100, 0, 100) },
  ];

  it("prefers a corner to a nearer side and hands over the corner itself", () => {
    const snap = snapper.find(at(96, 1), 8);
    assert.equal(snap.kind, "corner");
    assert.equal(snap.corner, snapper.targets[0].shape[0][0][1]);
  });

  it("falls back to the side, rounded to the grid, and to nothing when far or off", () => {
    assert.deepEqual(snapper.find(at(50, 3), 8).corner, at(50, 0));
    assert.equal(snapper.find(at(50, 30), 8), null);
    assert.equal(
      snapper.find(at(98, 1), 8, ({ key }) => key === "3"),
      null,
    );
    snapper.enabled = false;
    assert.equal(snapper.find(at(98, 1), 8), null);
    snapper.enabled = true;
  });
});

describe("a sketch", () => {
  it("refuses a corner twice and a crossing side, and closes from three corners", () => {
    let sketch = new Sketch();
    for (const corner of ring([
      [0, 0],
      [10, 0],
      [10, 10],
    ]))
      sketch = sketch.add(corner).sketch;
    assert.equal(sketch.add(at(10, 0)).refused, "same");
    assert.equal(sketch.add(at(5, -5)).refused, "crossing");
    assert.ok(sketch.canClose);
    assert.equal(sketch.withoutLast().whyNotClose(), "few");
  });
});
