import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  carry,
  gripCorner,
  gripNew,
  gripSide,
  matchZone,
  removeShared,
  runInto,
  settle,
} from "../app/map/edit/shared-edges.js";
import { middleOf } from "../app/map/edit/find.js";
import { cornerOf, countCorners, neighbour } from "../app/map/edit/shape.js";
import { areaOf, assertValid, borderOf, coverage, randomOf } from "./coverages.js";
import { at, ring, square } from "./shapes.js";

const COVERAGES = 500;
const MOVES = 12;
const corner = (i) => ({ part: 0, ring: 0, at: i });
const west = { key: "west", shape: square(0, 0, 100) };
const east = { key: "east", shape: square(100, 0, 100) };
const north = { key: "north", shape: [[ring([[0, 100], [200, 100], [200, 200], [0, 200]])]] };
const town = [west, east, north];

const after = (zones, changes) =>
  zones.map((zone) => ({ ...zone, shape: changes.find(({ key }) => key === zone.key)?.shape ?? zone.shape }));
const keys = (list) => list.map(({ key }) => key).sort();

describe("a shared border", () => {
  it("moves every zone's corner where they meet, and gives a node to the one whose side passes by", () => {
    const carried = carry(gripCorner(town, "west", corner(2)), [-20, -10]);
    assert.deepEqual(keys(carried.changes), ["east", "north", "west"]);
    const [moved] = carried.corners;
    assert.deepEqual(moved, at(80, 90));
    for (const { shape } of carried.changes) assert.ok(shape[0][0].some((c) => c === moved));
    assert.equal(countCorners(carried.changes.find(({ key }) => key === "north").shape), 5);
    assert.equal(areaOf(after(town, carried.changes)), areaOf(town));
  });

  it("moves a side in both, with what meets at its ends", () => {
    const carried = carry(gripSide(town, "east", corner(3)), [15, 0]);
    assert.deepEqual(keys(carried.changes), ["east", "north", "west"]);
    const shapes = Object.fromEntries(carried.changes.map(({ key, shape }) => [key, shape]));
    assert.deepEqual(shapes.west[0][0], ring([[0, 0], [115, 0], [115, 100], [0, 100]]));
    assert.deepEqual(carried.broken, []);
  });

  it("gives a new corner to the neighbour too", () => {
    const grip = gripNew(town, "west", corner(1), at(100, 50));
    const { changes } = carry(grip, [10, 0]);
    assert.deepEqual(keys(changes), ["east", "west"]);
    assert.equal(areaOf(after(town, changes)), areaOf(town));
    assert.deepEqual(keys(carry(gripNew(town, "west", corner(3), at(0, 50)), [9, 0]).changes), ["west"]);
  });

  it("says which neighbour a move would break, and where", () => {
    const { broken } = carry(gripCorner(town, "west", corner(2)), [150, 20]);
    assert.deepEqual(keys(broken).includes("east"), true);
    assert.deepEqual(carry(gripCorner(town, "west", corner(2)), [30, 20]).broken, []);
    const filled = [{ key: "around", shape: [[square(0, 0, 100)[0][0], ring([[40, 40], [40, 60], [60, 60], [60, 40]])]] }];
    assert.deepEqual(keys(carry(gripCorner(filled, "around", corner(0)), [95, 95]).broken), ["around"]);
  });

  it("takes a corner away in both zones, but not where three borders meet", () => {
    const bent = after(town, carry(gripNew(town, "west", corner(1), at(100, 50)), [10, 0]).changes);
    const ref = corner(bent[0].shape[0][0].findIndex(([x]) => x === at(110, 0)[0]));
    const { changes, refused } = removeShared(bent, "west", ref);
    assert.equal(refused, null);
    assert.deepEqual(after(bent, changes)[0].shape, west.shape);
    assert.deepEqual(after(bent, changes)[1].shape, east.shape);
    assert.deepEqual(removeShared(town, "west", corner(2)).refused, {
      why: "meets",
      keys: ["east", "north"],
      place: at(100, 100),
    });
    const wedge = { key: "wedge", shape: [[ring([[100, 0], [130, 50], [100, 100]])]] };
    const notched = { key: "notched", shape: [[ring([[100, 0], [200, 0], [200, 100], [100, 100], [130, 50]])]] };
    assert.equal(removeShared([wedge, notched], "wedge", corner(1)).refused.why, "few");
  });

  it("makes borders match where a corner is put down on a third zone's side", () => {
    const apart = { key: "apart", shape: square(210, 0, 100) };
    const grip = gripCorner([...town, apart], "east", corner(1));
    const carried = carry(grip, [10, 50]);
    const settled = settle([...town, apart], carried.changes, carried.corners);
    assert.equal(countCorners(settled.find(({ key }) => key === "apart").shape), 5);
  });

  it("tells which zones outside the move it runs into", () => {
    const apart = { key: "apart", shape: square(210, 0, 100) };
    const grip = gripCorner([...town, apart], "east", corner(1));
    assert.deepEqual(runInto([...town, apart], grip, carry(grip, [5, 10])), []);
    assert.deepEqual(runInto([...town, apart], grip, carry(grip, [40, 10])), ["apart"]);
  });

  it("gives nodes both ways along a zone drawn beside others", () => {
    const drawn = { key: "drawn", shape: [[ring([[200, 50], [300, 50], [300, 250], [0, 250], [0, 200], [200, 200]])]] };
    const all = after([...town, drawn], matchZone([...town, drawn], "drawn"));
    assert.deepEqual(
      all.map(({ shape }) => countCorners(shape)),
      [4, 5, 4, 7],
    );
  });
});

describe("random shared moves", () => {
  it(`keep ${COVERAGES} coverages: matched, valid, same area, same border`, () => {
    let made = 0;
    let refused = 0;
    for (let seed = 1; seed <= COVERAGES; seed += 1) {
      const random = randomOf(seed);
      let zones = coverage(random, 3, 3);
      for (const { key } of zones) zones = after(zones, matchZone(zones, key));
      assertValid(zones);
      const area = areaOf(zones);
      const border = borderOf(zones);
      for (let i = 0; i < MOVES; i += 1) {
        const moved = randomMove(random, zones, border);
        if (!moved) {
          refused += 1;
          continue;
        }
        made += 1;
        zones = moved;
        assertValid(zones);
        assert.deepEqual(borderOf(zones), border);
        assert.equal(areaOf(zones), area);
      }
    }
    assert.ok(made > COVERAGES * 3, `only ${made} moves were made, ${refused} refused`);
  });

  it("match what was a T-junction where they take hold", () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const random = randomOf(seed);
      const zones = coverage(random, 3, 3);
      const whole = zones.map(({ key }) => key).reduce((all, key) => after(all, matchZone(all, key)), zones);
      const zone = pick(random, zones);
      const ref = corner(Math.floor(random() * zone.shape[0][0].length));
      const carried = carry(gripCorner(zones, zone.key, ref), [0, 0]);
      const here = cornerOf(zone.shape, ref);
      const sidesHere = (all) => [...borderOf(all)].filter((side) => side.includes(String(here))).sort();
      assert.deepEqual(sidesHere(after(zones, carried.changes)), sidesHere(whole));
    }
  });
});

describe("a large plan", () => {
  it("drags a shared corner of 2,000 zones and 200,000 corners in far less than a frame", () => {
    const random = randomOf(7);
    const zones = coverage(random, 42, 40).map((zone) => ({ ...zone, shape: denser(zone.shape, 25) }));
    assert.ok(zones.length >= 2000 && zones.reduce((n, { shape }) => n + countCorners(shape), 0) >= 200_000);
    gripCorner(zones, "z5", corner(0));
    const taken = performance.now();
    const grip = gripCorner(zones, "z900", corner(0));
    const inHand = performance.now();
    for (let i = 0; i < 100; i += 1) carry(grip, [i / 1000, 0]);
    const frame = (performance.now() - inHand) / 100;
    assert.ok(grip.zones.length >= 2);
    assert.ok(frame < 16 && inHand - taken < 100, `${frame} ms per frame, ${inHand - taken} ms to take`);
  });
});

/** The zones after one move, or null if it was refused. Only what is not on the border moves. */
function randomMove(random, zones, border) {
  const zone = pick(random, zones);
  const at = { part: 0, ring: Math.floor(random() * zone.shape[0].length) };
  const ref = { ...at, at: Math.floor(random() * zone.shape[0][at.ring].length) };
  const [a, b] = [cornerOf(zone.shape, ref), cornerOf(zone.shape, neighbour(zone.shape, ref, 1))];
  const onBorder = (place) => [...border].some((side) => side.includes(String(place)));
  const kind = random();
  if (kind < 0.15) {
    if (onBorder(a)) return null;
    const { changes, refused } = removeShared(zones, zone.key, ref);
    return refused ? null : after(zones, changes);
  }
  if (kind < 0.35 && border.has(`${a} ${b}`)) return null;
  const grip =
    kind < 0.35
      ? gripNew(zones, zone.key, ref, middleOf(a, b))
      : (kind < 0.55 ? gripSide : gripCorner)(zones, zone.key, ref);
  if (grip.corners.some(onBorder)) return null;
  const carried = carry(grip, [(random() - 0.5) * 60, (random() - 0.5) * 60]);
  if (carried.broken.length || runInto(zones, grip, carried).length) return null;
  return after(zones, settle(zones, carried.changes, carried.corners));
}

function pick(random, list) {
  return list[Math.floor(random() * list.length)];
}

/** Every side in parts: the same parts from both of its zones. */
function denser(shape, parts) {
  const order = (a, b) => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
  const cut = (a, b) =>
    Array.from({ length: parts }, (_, i) => [
      Math.round((a[0] + ((b[0] - a[0]) * i) / parts) * 1000) / 1000,
      Math.round((a[1] + ((b[1] - a[1]) * i) / parts) * 1000) / 1000,
    ]);
  return shape.map((part) =>
    part.map((ring) =>
      ring.flatMap((a, i) => {
        const b = ring[(i + 1) % ring.length];
        return order(a, b) ? cut(a, b) : [...cut(b, a), a].slice(1).reverse();
      }),
    ),
  );
}
