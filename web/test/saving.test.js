import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Saving } from "../app/pages/workbench/saving.js";
import { Workspace } from "../app/pages/workbench/workspace.js";
import { packEntry, packStep, unpackEntry, unpackStep } from "../app/pages/workbench/packed.js";
import { moveCorner } from "../app/map/edit/shape.js";
import { savedFromJson, toJson, withChanges } from "../app/pages/workbench/zone.js";
import { MemoryServer, Problem } from "./memory-server.js";
import { at, square, zone } from "./shapes.js";

const REF = { part: 0, ring: 0, at: 0 };

/** A server with two zones side by side, and a desk on which they lie. */
function town() {
  const server = new MemoryServer([zone(square(0, 0, 100)), zone(square(100, 0, 100), { code: "D2" })].map(toJson));
  return { server, ...deskOn(server, "me") };
}

function deskOn(server, by) {
  const workspace = new Workspace();
  workspace.load(server.all.map(savedFromJson));
  const kept = [];
  const saving = new Saving(workspace, 5, {
    request: server.client(by),
    keep: async () => void kept.push(structuredClone(saving.batch)),
  });
  return { workspace, saving, kept };
}

const edit = (workspace, changes, key = "1") =>
  workspace.change("edited", [{ key, after: withChanges(workspace.draft(key), changes) }]);
const draw = (workspace, key, x, code) => workspace.change("drawn", [{ key, after: zone(square(x, 200, 50), { code }) }]);

describe("saving", () => {
  it("takes what is new, changed and deleted in one request", async () => {
    const { server, workspace, saving } = town();
    edit(workspace, { name: "Nøsted" });
    draw(workspace, "new-a", 0, "D3");
    workspace.change("deleted", [{ key: "2", after: null }]);
    const outcome = await saving.saveAll();
    assert.equal(outcome.saved, 3);
    assert.deepEqual(server.all.map(({ code, name, version }) => [code, name, version]), [["D1", "Nøsted", 2], ["D3", "Tangen", 1]]);
    assert.equal(server.answers.size, 1);
    assert.equal(workspace.dirty.length, 0);
  });

  it("keeps a request before sending it, and sends it again as it was after its answer was lost", async () => {
    const { server, workspace, saving, kept } = town();
    draw(workspace, "new-a", 0, "D3");
    server.lose.answer = () => {
      throw new Problem(0, { code: "network" });
    };
    assert.equal((await saving.saveAll()).stopped, "offline");
    assert.deepEqual(kept[0].keys, ["new-a"]);
    server.lose.answer = () => {};
    edit(workspace, { name: "Senere" }, "new-a");
    const outcome = await saving.saveAll();
    assert.equal(outcome.stopped, null);
    assert.deepEqual(server.all.map(({ code, name, version }) => [code, name, version]).at(-1), ["D3", "Senere", 2]);
    assert.equal(server.all.length, 3);
  });

  it("is content when the lost answer of its own save comes back as somebody's change", async () => {
    const { server, workspace, saving } = town();
    edit(workspace, { name: "Nøsted" });
    server.lose.answer = () => {
      throw new Problem(0, { code: "network" });
    };
    await saving.saveAll();
    server.lose.answer = () => {};
    edit(workspace, { maxStoreys: 9 });
    workspace.load(server.all.map(savedFromJson));
    assert.equal(workspace.get("1").theirs, null);
    await saving.saveAll();
    assert.deepEqual([server.zones.get(1).name, server.zones.get(1).maxStoreys, server.zones.get(1).version], ["Nøsted", 9, 3]);
  });

  it("knows a zone of its own again whose answer was lost, instead of showing it twice", async () => {
    const { server, workspace, saving } = town();
    draw(workspace, "new-a", 0, "D3");
    server.lose.answer = () => {
      throw new Problem(0, { code: "network" });
    };
    await saving.saveAll();
    server.lose.answer = () => {};
    workspace.load(server.all.map(savedFromJson));
    assert.equal(workspace.present.length, 3);
    assert.equal(workspace.byId(3).key, "new-a");
    await saving.saveAll();
    assert.equal(workspace.present.length, 3);
    assert.equal(workspace.dirty.length, 0);
  });

  it("holds back the bundle of a faulty zone, and nothing else", async () => {
    const { server, workspace, saving } = town();
    workspace.change("split", [
      { key: "1", after: withChanges(workspace.draft("1"), { name: "North" }) },
      { key: "new-a", after: zone(square(0, 200, 50), { code: "D2" }) },
    ]);
    draw(workspace, "new-b", 100, "D9");
    const outcome = await saving.saveAll();
    assert.deepEqual(outcome.refused, ["new-a"]);
    assert.deepEqual(workspace.get("new-a").faults, [{ field: "code", message: "The code is taken.", place: null, repair: null }]);
    assert.deepEqual(server.all.map(({ code, name }) => [code, name]), [["D1", "Tangen"], ["D2", "Tangen"], ["D9", "Tangen"]]);
    edit(workspace, { code: "D7" }, "new-a");
    assert.equal((await saving.saveAll()).saved, 2);
    assert.deepEqual(server.all.map(({ code }) => code).sort(), ["D1", "D2", "D7", "D9"]);
  });

  it("asks bundle by bundle when a refusal names no zone", async () => {
    const { server, workspace, saving } = town();
    const send = server.client("me");
    saving.request = async (method, path, options) => {
      if (options.json.includes("Dårlig")) throw new Problem(422, { code: "rule.zone_in_plan", detail: "Outside the plan." });
      return send(method, path, options);
    };
    edit(workspace, { name: "Dårlig" });
    edit(workspace, { name: "God" }, "2");
    const outcome = await saving.saveAll();
    assert.deepEqual([outcome.saved, outcome.refused], [1, ["1"]]);
    assert.equal(workspace.get("1").faults[0].message, "Outside the plan.");
  });

  it("puts together what two planners changed without touching each other's, and asks where they did", async () => {
    const { server, workspace, saving } = town();
    const kari = deskOn(server, "Kari");
    edit(kari.workspace, { maxStoreys: 6, shape: moveCorner(kari.workspace.draft("1").shape, { ...REF, at: 2 }, at(110, 110)) });
    edit(kari.workspace, { name: "Hennes" }, "2");
    await kari.saving.saveAll();
    edit(workspace, { name: "Nøsted", shape: moveCorner(workspace.draft("1").shape, REF, at(-10, -10)) });
    edit(workspace, { name: "Min" }, "2");
    const outcome = await saving.saveAll();
    assert.deepEqual(outcome.conflicts, ["2"]);
    const { name, maxStoreys, geometry } = server.zones.get(1);
    assert.deepEqual([name, maxStoreys], ["Nøsted", 6]);
    const [ring] = savedFromJson({ id: 1, geometry }).zone.shape[0];
    for (const corner of [at(-10, -10), at(110, 110)]) assert.ok(ring.some((other) => String(other) === String(corner)));
    workspace.rebase("2", workspace.draft("2"));
    await saving.saveAll();
    assert.equal(server.zones.get(2).name, "Min");
  });

  it("stops when the session has ended, keeping the request for when it is back", async () => {
    const { server, workspace, saving } = town();
    const send = saving.request;
    draw(workspace, "new-a", 0, "D3");
    saving.request = async () => {
      throw new Problem(401, {});
    };
    assert.equal((await saving.saveAll()).stopped, "signed-out");
    const { idempotencyKey } = saving.batch;
    saving.request = send;
    assert.equal((await saving.saveAll()).saved, 1);
    assert.ok(server.answers.has(idempotencyKey));
  });

  it("takes a hidden draft plan for an ended session", async () => {
    const { workspace, saving } = town();
    edit(workspace, { name: "Nøsted" });
    saving.request = async () => {
      throw new Problem(404, {});
    };
    saving.signedIn = async () => false;
    assert.equal((await saving.saveAll()).stopped, "signed-out");
  });

  it("stops at a plan that was published meanwhile, with the work still here", async () => {
    const { workspace, saving } = town();
    edit(workspace, { name: "Nøsted" });
    saving.request = async () => {
      throw new Problem(409, { code: "plan.published" });
    };
    assert.equal((await saving.saveAll()).stopped, "published");
    assert.equal(workspace.draft("1").name, "Nøsted");
  });

  it("puts a geometry fault at its place with the repair on offer", async () => {
    const { workspace, saving } = town();
    edit(workspace, { name: "Nøsted" });
    saving.request = async () => {
      throw new Problem(422, {
        code: "geometry.self_intersection",
        repairedAt: { "/edits/0/zone": { type: "Polygon" } },
        errors: [
          { pointer: "/edits/0/zone/geometry", code: "geometry.self_intersection", message: "crosses", params: { lon: 10.2, lat: 59.7 } },
        ],
      });
    };
    await saving.saveAll();
    assert.deepEqual(workspace.get("1").faults, [
      { field: "shape", message: "crosses", place: [10.2, 59.7], repair: { type: "Polygon" } },
    ]);
  });
});

describe("steps over saved work", () => {
  it("brings a deleted zone back as itself, and takes a created one away again", async () => {
    const { server, workspace, saving } = town();
    workspace.change("deleted", [{ key: "1", after: null }]);
    draw(workspace, "new-a", 0, "D3");
    await saving.saveAll();
    assert.deepEqual([...server.zones.keys()], [2, 3]);
    workspace.undo();
    workspace.undo();
    await saving.saveAll();
    assert.deepEqual([...server.zones.keys()].sort(), [1, 2]);
    assert.equal(server.zones.get(1).version, 2);
    workspace.redo();
    workspace.redo();
    await saving.saveAll();
    assert.deepEqual([...server.zones.keys()].sort(), [2, 3]);
    assert.equal(server.zones.get(3).version, 2);
  });

  it("goes back more than a hundred saved steps after a reload", async () => {
    const { server, workspace, saving } = town();
    const before = toJson(workspace.draft("1"));
    for (let i = 1; i <= 120; i += 1) {
      if (i % 3 === 0) draw(workspace, `new-${i}`, i * 60, `N${i}`);
      else edit(workspace, i % 3 === 1 ? { maxStoreys: i } : { shape: moveCorner(workspace.draft("1").shape, REF, at(-i, 0)) });
      if (i % 10 === 0) await saving.saveAll();
    }
    const work = workspace.toKeep();
    const stored = structuredClone({ ...work, steps: work.steps.map(packStep), undone: [], entries: work.entries.map(packEntry) });
    const again = deskOn(new MemoryServer(), "me");
    again.workspace.takeUp({ ...stored, steps: stored.steps.map(unpackStep), entries: stored.entries.map(unpackEntry) });
    again.saving.request = server.client("me");
    again.workspace.load(server.all.map(savedFromJson));
    assert.equal(again.workspace.dirty.length, 0);
    for (let i = 0; i < 120; i += 1) assert.ok(again.workspace.undo());
    await again.saving.saveAll();
    assert.deepEqual([...server.zones.keys()], [1, 2]);
    assert.deepEqual(toJson(savedFromJson(server.zones.get(1)).zone), before);
  });

  it("leaves what others changed since as it is, and says so", async () => {
    const { server, workspace, saving } = town();
    edit(workspace, { name: "Min", maxStoreys: 9 });
    await saving.saveAll();
    const kari = deskOn(server, "Kari");
    edit(kari.workspace, { name: "Hennes" });
    await kari.saving.saveAll();
    workspace.load(server.all.map(savedFromJson));
    assert.deepEqual(workspace.undo().kept, ["1"]);
    assert.deepEqual([workspace.draft("1").name, workspace.draft("1").maxStoreys], ["Hennes", 4]);
  });
});
