import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nextCode, withChanges, toJson } from "../app/pages/workbench/zone.js";
import { mergeZones, resolve } from "../app/pages/workbench/merge.js";
import { mergeShapes } from "../app/pages/workbench/outlines.js";
import { sameRing } from "../app/pages/workbench/rings.js";
import { Workspace } from "../app/pages/workbench/workspace.js";
import { moveCorner } from "../app/map/edit/shape.js";
import { at, saved, square, zone } from "./shapes.js";

const REF = { part: 0, ring: 0, at: 0 };
const desk = () => {
  const workspace = new Workspace();
  workspace.load([saved(1, 7, zone(square(0, 0, 100))), saved(2, 1, zone(square(100, 0, 100), { code: "D2" }))]);
  return workspace;
};
const edit = (workspace, changes, key = "1", run = null) =>
  workspace.change("edited", [{ key, after: withChanges(workspace.draft(key), changes) }], { run });

describe("a zone", () => {
  it("loses its present use with the transformation, and values with the measure", () => {
    const changed = withChanges(zone(square(0, 0, 1), { strategy: "TRANSFORM", fromLandUse: "1300" }), {
      strategy: "NEW",
      utilisationMeasure: null,
    });
    assert.equal(changed.fromLandUse, null);
    assert.equal(changed.utilisationAllowed, null);
  });

  it("gets the next free code of its kind", () => {
    assert.equal(nextCode(["D1", "D2", "D9", "T3"], "D2"), "D10");
    assert.equal(nextCode([], undefined), "1");
    assert.equal(nextCode(["BRA-04"]), "BRA-5");
  });
});

describe("merging", () => {
  const base = zone(square(0, 0, 100));

  it("keeps what only one of two changed", () => {
    const merge = mergeZones(base, { ...base, name: "Nøsted" }, { ...base, maxStoreys: 6, description: "Ny" });
    assert.equal(merge.zone.name, "Nøsted");
    assert.equal(merge.zone.maxStoreys, 6);
    assert.deepEqual(
      merge.rows.map(({ outcome }) => outcome),
      ["mine", "theirs", "theirs"],
    );
  });

  it("asks where both changed the same, and decides nothing by itself", () => {
    const mine = { ...base, name: "Nøsted" };
    const theirs = { ...base, name: "Tangen øst" };
    const merge = mergeZones(base, mine, theirs);
    assert.equal(resolve(merge, mine, theirs, new Map()), null);
    assert.equal(resolve(merge, mine, theirs, new Map([["name", "theirs"]])).name, "Tangen øst");
  });

  it("treats a changed measure and a changed value as one question", () => {
    const mine = { ...base, utilisationMeasure: "NO_BRA", utilisationAllowed: 9000 };
    const merge = mergeZones(base, mine, { ...base, utilisationExisting: 25 });
    assert.deepEqual(merge.rows, [
      {
        fields: ["utilisationMeasure", "utilisationBasis", "utilisationExisting", "utilisationAllowed"],
        outcome: "conflict",
        choice: "utilisationMeasure",
      },
    ]);
  });

  it("joins moves of different corners, and asks about the same corner or a crossing result", () => {
    const mine = moveCorner(base.shape, REF, at(-10, -10));
    const theirs = moveCorner(base.shape, { ...REF, at: 2 }, at(120, 120));
    assert.ok(sameRing(mergeShapes(base.shape, mine, theirs)[0][0], [at(-10, -10), at(100, 0), at(120, 120), at(0, 100)]));
    assert.equal(mergeShapes(base.shape, mine, moveCorner(base.shape, REF, at(5, 5))), null);
    assert.equal(
      mergeShapes(
        base.shape,
        moveCorner(base.shape, REF, at(99, 90)),
        moveCorner(base.shape, { ...REF, at: 1 }, at(10, 95)),
      ),
      null,
    );
  });

  it("loses no change in a thousand random pairs", () => {
    const numbers = ["maxStoreys", "existingDwellings", "existingFloorAreaM2"];
    const random = (n) => Math.floor(Math.random() * n);
    const worked = () => {
      let changed = {
        ...base,
        shape: moveCorner(base.shape, { ...REF, at: random(4) }, at(random(200) - 300, random(100))),
      };
      for (const field of numbers) if (random(2)) changed = { ...changed, [field]: random(3) };
      return random(2) ? changed : { ...changed, shape: base.shape };
    };
    for (let i = 0; i < 1000; i += 1) {
      const [mine, theirs] = [worked(), worked()];
      const { zone: merged, rows } = mergeZones(base, mine, theirs);
      for (const field of numbers) {
        const asked = rows.some(({ fields, outcome }) => outcome === "conflict" && fields.includes(field));
        if (mine[field] !== base[field] && !asked) assert.equal(merged[field], mine[field]);
        if (theirs[field] !== base[field] && !asked) assert.equal(merged[field], theirs[field]);
      }
    }
  });
});

describe("the workspace", () => {
  it("undoes and redoes more than a hundred steps over attributes and shapes", () => {
    const workspace = desk();
    for (let i = 1; i <= 120; i += 1) {
      edit(
        workspace,
        i % 2 ? { maxStoreys: i + 10 } : { shape: moveCorner(workspace.draft("1").shape, REF, at(-i, 0)) },
      );
    }
    for (let i = 0; i < 120; i += 1) assert.ok(workspace.undo());
    assert.equal(workspace.undo(), null);
    assert.equal(workspace.dirty.length, 0);
    for (let i = 0; i < 120; i += 1) workspace.redo();
    assert.equal(workspace.draft("1").maxStoreys, 129);
    assert.deepEqual(workspace.draft("1").shape[0][0][0], at(-120, 0));
  });

  it("counts typing in one field as one step", () => {
    const workspace = desk();
    for (const name of ["T", "Ta", "Tan"]) edit(workspace, { name }, "1", "1 name");
    workspace.undo();
    assert.equal(workspace.draft("1").name, "Tangen");
  });

  it("undoes only its own fields when others have saved meanwhile", () => {
    const workspace = desk();
    edit(workspace, { name: "Nøsted" });
    workspace.settle("1", saved(1, 8, workspace.draft("1")));
    workspace.receive(saved(1, 9, { ...workspace.draft("1"), maxStoreys: 9 }));
    workspace.undo();
    assert.equal(workspace.draft("1").name, "Tangen");
    assert.equal(workspace.draft("1").maxStoreys, 9);
  });

  it("follows others where nothing is drafted, and notes a conflict where something is", () => {
    const workspace = desk();
    edit(workspace, { name: "Nøsted" });
    workspace.receive(saved(1, 8, zone(square(0, 0, 90), { name: "Tangen øst" })));
    workspace.receive(saved(2, 2, zone(square(100, 0, 90), { code: "D2" })));
    assert.equal(workspace.get("1").theirs.version, 8);
    assert.equal(workspace.get("2").saved.version, 2);
    assert.equal(workspace.dirty.length, 1);
    workspace.vanish(1);
    assert.equal(workspace.get("1").theirs, "gone");
    workspace.rebase("1", workspace.draft("1"));
    assert.equal(workspace.get("1").saved, null);
  });

  it("takes back a creation and a deletion that were saved", () => {
    const workspace = desk();
    workspace.change("drawn", [{ key: "new", after: zone(square(0, 200, 50), { code: "D3" }) }]);
    workspace.settle("new", saved(3, 1, workspace.draft("new")));
    workspace.undo();
    assert.deepEqual(
      workspace.dirty.map(({ key }) => key),
      ["new"],
    );
    workspace.settle("new", null);
    assert.equal(workspace.get("new"), null);
    workspace.redo();
    assert.equal(workspace.get("new").saved, null);
    assert.equal(workspace.draft("new").code, "D3");
  });

  it("is the same after being kept and taken up", () => {
    const workspace = desk();
    edit(workspace, { name: "Nøsted" });
    const again = new Workspace();
    again.takeUp(structuredClone(workspace.toKeep()));
    again.load([saved(1, 7, zone(square(0, 0, 100))), saved(2, 1, zone(square(100, 0, 100), { code: "D2" }))]);
    assert.equal(again.draft("1").name, "Nøsted");
    again.undo();
    assert.equal(again.dirty.length, 0);
  });
});

