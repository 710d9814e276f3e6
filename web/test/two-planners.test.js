/**
 * A thousand pairs of planners who change one plan from the same state without knowing of each other, over a
 * connection that loses requests and answers. Random, with fixed seeds.
 */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { crossingInShape } from "../app/map/edit/crossing.js";
import { sameCorner } from "../app/map/edit/grid.js";
import { Saving } from "../app/pages/workbench/saving.js";
import { Workspace } from "../app/pages/workbench/workspace.js";
import { savedFromJson, toJson, withChanges } from "../app/pages/workbench/zone.js";
import { randomOf } from "./coverages.js";
import { MemoryServer, Problem } from "./memory-server.js";
import { at, ring, zone } from "./shapes.js";

const PAIRS = 1000;
const CORNERS = 12;
const NUMBERS = ["maxStoreys", "existingDwellings", "existingFloorAreaM2", "maxRidgeHeightM"];

/** @param {number} seed */
function chances(seed) {
  const next = randomOf(seed);
  const below = (n) => Math.floor(next() * n);
  return { below, chance: (share) => next() < share, of: (list) => list[below(list.length)] };
}

/** A round zone of twelve corners, 100 m across. */
const round = (x, code) =>
  zone([[ring(Array.from({ length: CORNERS }, (_, i) => [x + 50 * Math.cos((i * Math.PI) / 6), 50 * Math.sin((i * Math.PI) / 6)].map(Math.round)))]], { code });

class Planner {
  /** What this planner did to each zone: fields set, base corners touched, corners put in. */
  done = new Map();

  constructor(server, name, random) {
    this.workspace = new Workspace();
    this.workspace.load(server.all.map(savedFromJson));
    this.saving = new Saving(this.workspace, 1, { request: server.client(name), keep: async () => {} });
    this.random = random;
    this.name = name;
    this.base = new Map(this.workspace.present.map(({ key, draft }) => [key, draft]));
  }

  /** Between one and six things; several zones at once now and then. */
  work() {
    for (let i = this.random.below(6); i >= 0; i -= 1) {
      const keys = this.random.chance(0.2) ? ["1", "2"] : [this.random.of(["1", "2", "3"])];
      const changes = keys.map((key) => this.#change(key)).filter(Boolean);
      if (changes.length) this.workspace.change("worked", changes);
      if (this.random.chance(0.1)) this.workspace.undo() && this.workspace.redo();
    }
    if (this.random.chance(0.2)) this.#draw();
  }

  #change(key) {
    const draft = this.workspace.draft(key);
    const did = this.done.get(key) ?? { fields: new Set(), corners: new Set(), put: [] };
    this.done.set(key, did);
    if (this.random.chance(0.5)) {
      const field = this.random.of(NUMBERS);
      did.fields.add(field);
      return { key, after: withChanges(draft, { [field]: 100 + this.random.below(3) }) };
    }
    return this.#reshape(key, draft, did);
  }

  /** Moves, puts in or removes a corner that this planner has not touched before. */
  #reshape(key, draft, did) {
    const base = this.base.get(key).shape[0][0];
    const free = base.map((_, i) => i).filter((i) => ![i - 1, i, i + 1].some((j) => did.corners.has((j + CORNERS) % CORNERS)));
    if (!free.length) return null;
    const index = this.random.of(free);
    const corners = [...draft.shape[0][0]];
    const place = corners.findIndex((corner) => sameCorner(corner, base[index]));
    const [x, y] = base[index];
    const moved = /** @type {const} */ ([x + this.random.below(9) - 4, y + this.random.below(9) - 4]);
    if (this.random.chance(0.2)) corners.splice(place, 1);
    else if (!sameCorner(moved, base[index])) {
      corners[place] = moved;
      did.put.push(moved);
    } else return null;
    if (crossingInShape([[corners]])) return null;
    did.corners.add(index);
    return { key, after: { ...draft, shape: [[corners]] } };
  }

  #draw() {
    this.workspace.change("drawn", [{ key: `new-${this.name}`, after: round(900 + this.random.below(9), `N-${this.name}`) }]);
  }

  /** Until everything that can be saved is; the connection may fail on the way. */
  async save() {
    for (let i = 0; i < 20; i += 1) if ((await this.saving.saveAll()).stopped === null) return;
    assert.fail("never got through");
  }

  conflictIn(key) {
    return Boolean(this.workspace.get(key)?.theirs);
  }

  /** Whether the whole of a zone's work is on the server, or waits with the bundle it belongs to. */
  waits(key) {
    return this.workspace.dirty.some((entry) => entry.key === key);
  }
}

async function pair(seed) {
  const random = chances(seed);
  const server = new MemoryServer(["1", "2", "3"].map((code, i) => toJson(round(i * 200, code))));
  const [ida, olav] = ["ida", "olav"].map((name) => new Planner(server, name, random));
  ida.work();
  olav.work();
  const fail = () => {
    if (random.chance(0.25)) throw new Problem(0, { code: "network" });
  };
  Object.assign(server.lose, { request: fail, answer: fail });
  await ida.save();
  if (random.chance(0.5)) olav.workspace.load(server.all.map(savedFromJson));
  await olav.save();
  return { server, ida, olav };
}

const stored = (server, key) => savedFromJson(server.zones.get(Number(key))).zone;
const cornersOf = ({ shape }) => shape[0][0];
const has = (corners, corner) => corners.some((other) => sameCorner(other, corner));
const both = (a, b) => [...a].filter((item) => b.has(item));

describe("two planners at once", () => {
  it(`lose nothing that was acknowledged, in ${PAIRS} pairs`, async () => {
    for (let seed = 1; seed <= PAIRS; seed += 1) {
      const { server, ida } = await pair(seed);
      assert.equal(ida.workspace.dirty.length, 0, `seed ${seed}`);
      for (const [key, { fields, put }] of ida.done) {
        const now = stored(server, key);
        for (const field of fields) assert.equal(now[field], ida.workspace.draft(key)[field], `seed ${seed}: ${field} of ${key}`);
        for (const corner of put) assert.ok(has(cornersOf(now), corner), `seed ${seed}: a corner of ${key}`);
      }
      const made = ida.workspace.draft("new-ida");
      if (made) assert.ok(server.all.some(({ code }) => code === made.code), `seed ${seed}: the new zone`);
    }
  });

  it(`keep both what does not overlap, and are asked where it does, in ${PAIRS} pairs`, async () => {
    const seen = { joined: 0, conflicts: 0 };
    for (let seed = 1; seed <= PAIRS; seed += 1) {
      const { server, ida, olav } = await pair(seed);
      for (const [key, his] of olav.done) {
        const hers = ida.done.get(key) ?? { fields: new Set(), corners: new Set() };
        const differ = both(his.fields, hers.fields).filter((field) => ida.workspace.draft(key)[field] !== olav.workspace.draft(key)[field]);
        const near = [...his.corners].some((i) => hers.corners.has(i));
        const draft = olav.workspace.draft(key);
        for (const corner of his.put) assert.ok(has(cornersOf(draft), corner), `seed ${seed}: his corner is still on the desk`);
        if (differ.length) assert.ok(olav.conflictIn(key), `seed ${seed}: ${differ} of ${key} is not reported`);
        if (!differ.length && !near) assert.ok(!olav.conflictIn(key), `seed ${seed}: ${key} is reported without need`);
        seen.conflicts += Number(olav.conflictIn(key));
        if (olav.waits(key)) continue;
        const now = stored(server, key);
        for (const field of his.fields) assert.equal(now[field], draft[field], `seed ${seed}: ${field} of ${key}`);
        for (const corner of his.put) assert.ok(has(cornersOf(now), corner), `seed ${seed}: his corner of ${key}`);
        for (const index of his.corners) assert.ok(!has(cornersOf(now), cornersOf(olav.base.get(key))[index]), `seed ${seed}: a corner he took away`);
        seen.joined += Number(hers.fields.size + hers.corners.size > 0);
      }
    }
    assert.ok(seen.joined > 300 && seen.conflicts > 300, JSON.stringify(seen));
  });

  it(`save what each decides, in ${PAIRS} pairs`, async () => {
    for (let seed = 1; seed <= PAIRS; seed += 1) {
      const { server, olav } = await pair(seed);
      for (let round = 0; olav.workspace.dirty.length && round < 5; round += 1) {
        for (const { key, draft } of olav.workspace.dirty) if (olav.conflictIn(key)) olav.workspace.rebase(key, draft);
        await olav.save();
      }
      assert.equal(olav.workspace.dirty.length, 0, `seed ${seed}`);
      olav.workspace.load(server.all.map(savedFromJson));
      for (const { key, saved, draft } of olav.workspace.present)
        if (olav.done.has(key)) assert.deepEqual(toJson(stored(server, saved.id)), toJson(draft), `seed ${seed}: ${key}`);
    }
  });
});
