import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nearestCorner, nearestOnSide } from "../app/map/edit/find.js";
import { apart, onGrid, sameCorner } from "../app/map/edit/grid.js";
import { linePath } from "../app/map/edit/paths.js";
import { Snapper } from "../app/map/edit/snap.js";
import { at, ring, square } from "./shapes.js";

/** An outline of many corners, as of a coast. */
function coast(corners) {
  return [
    Array.from({ length: corners }, (_, i) => {
      const angle = (2 * Math.PI * i) / corners;
      const radius = 1000 + 40 * Math.sin(17 * angle) + 10 * Math.cos(101 * angle);
      return onGrid(at(radius * Math.cos(angle), radius * Math.sin(angle)));
    }),
  ];
}

describe("finding in a long outline", () => {
  const shape = [coast(20_000)];
  const [corners] = shape[0];

  it("finds the same corner as looking at each", () => {
    for (let i = 0; i < 50; i += 1) {
      const place = at(Math.random() * 2400 - 1200, Math.random() * 2400 - 1200);
      const nearest = Math.min(...corners.map((corner) => apart(corner, place)));
      assert.equal(nearestCorner(shape, place)?.distance, nearest);
    }
  });

  it("finds the closing side of an outline, and none of a line", () => {
    const open = [[ring([[0, 0], [100, 0], [100, 100]])]]; // prettier-ignore
    assert.equal(nearestOnSide(open, at(48, 52), 5)?.at, 2);
    assert.equal(nearestOnSide(open, at(48, 52), 5, true), null);
    assert.equal(nearestOnSide(open, at(48, 2), 5, true)?.at, 0);
  });

  it("looks through a hundred thousand corners in a fraction of a frame", () => {
    const snapper = new Snapper();
    snapper.context = Array.from({ length: 5 }, (_, i) => ({ key: `${i}`, name: "coast", source: "WATER", shape: [coast(20_000)] }));
    const place = onGrid(at(1010, 5));
    snapper.find(place, 12);
    const times = Array.from({ length: 20 }, () => {
      const start = performance.now();
      snapper.find(place, 12);
      return performance.now() - start;
    });
    assert.ok(Math.min(...times) < 5, `${Math.min(...times)} ms`);
  });
});

describe("what may be snapped to", () => {
  const snapper = new Snapper();
  snapper.targets = [{ key: "1", name: "zone", shape: square(0, 0, 100) }];
  snapper.context = [
    { key: "road", name: "road", source: "ROAD", open: true, shape: [[ring([[103, 4], [300, 200]])]] }, // prettier-ignore
    { key: "stop", name: "station", source: "STATION", open: true, shape: [[ring([[97, 97]])]] }, // prettier-ignore
  ];

  it("is the nearest corner, whoever holds it", () => {
    const snap = snapper.find(at(103, 3), 12);
    assert.equal(snap?.target.key, "road");
    assert.ok(sameCorner(snap.corner, at(103, 4)));
  });

  it("is a corner within reach before a side that is nearer", () => {
    assert.equal(snapper.find(at(150, 50.5), 12)?.kind, "side");
    assert.equal(snapper.find(at(104, 6), 12)?.kind, "corner");
  });

  it("leaves out what has been switched off", () => {
    snapper.without = new Set(["ROAD"]);
    assert.equal(snapper.find(at(103, 3), 12)?.target.key, "1");
    snapper.without = new Set(["ROAD", "zones"]);
    assert.equal(snapper.find(at(103, 3), 12), null);
    snapper.without = new Set();
  });

  it("can be a point", () => {
    assert.equal(snapper.find(at(96, 96), 4)?.target.key, "stop");
  });

  it("is walked along from corner to corner", () => {
    const next = snapper.walk(at(100, 0), 1);
    assert.ok(next && sameCorner(next, at(100, 100)));
    const nearest = snapper.walk(at(20, -10), 1);
    assert.ok(nearest && sameCorner(nearest, at(0, 0)), "first to the nearest corner");
  });
});

describe("the path of an outline in view", () => {
  const project = ([x, y]) => ({ x, y });
  const view = [0, 0, 100, 100];
  /** Every corner that the path keeps. */
  const kept = (line) => linePath(line, project, { view }).split(/[ML]/).filter(Boolean);

  it("keeps what can be seen and leaves out stretches beyond one side", () => {
    const line = [[50, 50], [150, 50], [170, 55], [180, 60], [190, 65], [50, 60]]; // prettier-ignore
    assert.deepEqual(kept(line), ["50 50", "150 50", "190 65", "50 60"]);
  });

  it("keeps the corners of an outline that goes around the view", () => {
    const line = [[-50, -50], [150, -50], [150, 150], [-50, 150]]; // prettier-ignore
    assert.equal(kept(line).length, 4);
  });
});
