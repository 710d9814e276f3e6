/** Random coverages for tests: zones that meet without gap or overlap, corner by corner, and what must stay true of them. */
import assert from "node:assert/strict";
import { crossingInShape } from "../app/map/edit/crossing.js";
import { onGrid } from "../app/map/edit/grid.js";
import { at } from "./shapes.js";

/** A generator of numbers from 0 to 1 that gives the same ones for the same seed. @param {number} seed */
export function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Crooked cells in rows; some are halved by a side whose ends are corners only of the halves (T-junctions), some have
 * an island inside that fills their hole.
 * @param {() => number} random @param {number} columns @param {number} rows @param {number} size metres
 */
export function coverage(random, columns, rows, size = 100) {
  const jitter = () => (random() - 0.5) * size * 0.55;
  const inner = (i, last) => i > 0 && i < last;
  const nodes = Array.from({ length: rows + 1 }, (_, y) =>
    Array.from({ length: columns + 1 }, (_unused, x) =>
      onGrid(at(x * size + (inner(x, columns) ? jitter() : 0), y * size + (inner(y, rows) ? jitter() : 0))),
    ),
  );
  const zones = [];
  const add = (...rings) => zones.push({ key: `z${zones.length}`, shape: [rings] });
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      const [a, b, c, d] = [nodes[y][x], nodes[y][x + 1], nodes[y + 1][x + 1], nodes[y + 1][x]];
      const kind = random();
      if (kind < 0.25) {
        const [low, high] = [between(a, b, 0.3 + 0.4 * random()), between(d, c, 0.3 + 0.4 * random())];
        add([a, low, high, d]);
        add([low, b, c, high]);
      } else if (kind < 0.4) {
        const middle = between(between(a, c, 0.5), between(b, d, 0.5), 0.5);
        const island = [a, b, c, d].map((corner) => between(middle, corner, 0.2));
        add([a, b, c, d], [...island].reverse());
        add(island);
      } else add([a, b, c, d]);
    }
  }
  return zones;
}

/** Sides that only one zone has: the border of all, as texts with their direction. @param {{ shape: any }[]} zones */
export function borderOf(zones) {
  const sides = new Set();
  for (const { shape } of zones) {
    for (const ring of shape.flat()) {
      ring.forEach((corner, i) => {
        const next = ring[(i + 1) % ring.length];
        const [side, twin] = [`${corner} ${next}`, `${next} ${corner}`];
        assert.ok(!sides.has(side), `two zones lie on the same side of ${side}`);
        if (!sides.delete(twin)) sides.add(side);
      });
    }
  }
  return sides;
}

/** Square metres, exact: whole square millimetres are summed, as twice the area. @param {{ shape: any }[]} zones */
export function areaOf(zones) {
  const mm = (metres) => BigInt(Math.round(metres * 1000));
  let twice = 0n;
  for (const { shape } of zones) {
    for (const ring of shape.flat()) {
      ring.forEach(([x, y], i) => {
        const [u, v] = ring[(i + 1) % ring.length];
        twice += mm(x) * mm(v) - mm(u) * mm(y);
      });
    }
  }
  return twice;
}

/** Every zone is valid and turned the right way: with matching borders that makes a coverage. @param {{ key: string, shape: any }[]} zones */
export function assertValid(zones) {
  for (const zone of zones) {
    assert.equal(crossingInShape(zone.shape), null, `${zone.key} crosses itself`);
    for (const [shell, ...holes] of zone.shape) {
      assert.ok(areaOf([{ shape: [[shell]] }]) > 0n, `${zone.key} is turned inside out`);
      for (const hole of holes) assert.ok(areaOf([{ shape: [[hole]] }]) < 0n, `a hole of ${zone.key} is turned`);
    }
  }
}

function between(a, b, share) {
  return onGrid([a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]);
}
