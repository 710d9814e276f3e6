/**
 * Moves shared borders as the desk does, for tests that judge the outcome elsewhere. Reads one JSON object a line,
 * `{ zones: Shape[], moves: [{ from: Corner, by: [east, north] }] }`, and answers each with a line: for every move the
 * shapes of all zones after it, or null where the desk would have refused it.
 */
import { createInterface } from "node:readline";
import { carry, gripCorner, runInto, settle } from "../app/map/edit/shared-edges.js";
import { refsOf } from "../app/map/edit/mesh.js";

for await (const line of createInterface({ input: process.stdin })) {
  let zones = JSON.parse(line).zones.map((shape, i) => ({ key: `z${i}`, shape }));
  const states = JSON.parse(line).moves.map((move) => {
    const after = moved(zones, move);
    zones = after ?? zones;
    return after && after.map(({ shape }) => shape);
  });
  process.stdout.write(`${JSON.stringify(states)}\n`);
}

function moved(zones, { from, by }) {
  const zone = zones.find(({ shape }) => refsOf(shape, from).length);
  const grip = gripCorner(zones, zone.key, refsOf(zone.shape, from)[0]);
  const carried = carry(grip, by);
  if (carried.broken.length || runInto(zones, grip, carried).length) return null;
  const changes = settle(zones, carried.changes, carried.corners);
  return zones.map((old) => changes.find(({ key }) => key === old.key) ?? old);
}
