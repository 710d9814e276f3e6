import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { timesThrough } from "../app/map/edit/cut-line.js";
import { contains, insidePoint } from "../app/map/edit/find.js";
import { Joining } from "../app/pages/workbench/operations/joining.js";
import { portions, shareOut } from "../app/pages/workbench/operations/share-out.js";
import { randomOf } from "./coverages.js";
import { at, ring, square, zone } from "./shapes.js";

describe("a line across a zone", () => {
  const holed = [[square(0, 0, 100)[0][0], ring([[40, 40], [40, 60], [60, 60], [60, 40]])]];
  const u = [[ring([[0, 0], [100, 0], [100, 100], [70, 100], [70, 30], [30, 30], [30, 100], [0, 100]])]];

  it("divides it when it runs from border to border", () => {
    assert.equal(timesThrough(square(0, 0, 100), [at(-10, 50), at(110, 50)]), 1);
    assert.equal(timesThrough(square(0, 0, 100), [at(0, 0), at(100, 100)]), 1);
    assert.equal(timesThrough(square(0, 0, 100), [at(50, 0), at(50, 50), at(100, 50)]), 1);
    assert.equal(timesThrough(u, [at(-10, 80), at(110, 80)]), 2);
    assert.equal(timesThrough(holed, [at(-10, 50), at(110, 50)]), 2);
  });

  it("does not when it ends inside, stays outside or runs along the border", () => {
    assert.equal(timesThrough(square(0, 0, 100), [at(-10, 50), at(60, 50)]), 0);
    assert.equal(timesThrough(square(0, 0, 100), [at(-10, -50), at(110, -50)]), 0);
    assert.equal(timesThrough(square(0, 0, 100), [at(0, 0), at(100, 0)]), 0);
    assert.equal(timesThrough(square(0, 0, 100), [at(20, 20), at(80, 80)]), 0);
  });

  it("is numbered inside each part", () => {
    for (const shape of [holed, u, square(0, 0, 3)]) assert.ok(contains(shape, insidePoint(shape)));
  });
});

describe("what a divided zone holds", () => {
  it("is shared by area, whole homes, none lost", () => {
    assert.deepEqual(portions(10, [50, 30, 20]), [5, 3, 2]);
    assert.deepEqual(portions(7, [1, 1]), [4, 3]);
    const random = randomOf(3);
    for (let i = 0; i < 200; i += 1) {
      const total = Math.floor(random() * 500);
      const shares = portions(total, Array.from({ length: 2 + Math.floor(random() * 4) }, () => random() + 0.01));
      assert.equal(shares.reduce((sum, share) => sum + share, 0), total);
      assert.ok(shares.every((share) => share >= 0 && Number.isInteger(share)));
    }
  });

  it("goes for square metres of utilisation too, not for shares of the plot", () => {
    const measures = [{ code: "NO_BRA", unit: "m2" }, { code: "NO_PCT_BYA", unit: "%" }];
    const inM2 = zone(square(0, 0, 1), { utilisationMeasure: "NO_BRA", utilisationAllowed: 9000 });
    assert.deepEqual(shareOut(inM2, [2, 1], measures).map((part) => part.utilisationAllowed), [6000, 3000]);
    const inPercent = zone(square(0, 0, 1));
    assert.deepEqual(shareOut(inPercent, [3, 1], measures), [
      { existingDwellings: 9, existingFloorAreaM2: 1125 },
      { existingDwellings: 3, existingFloorAreaM2: 375 },
    ]);
  });
});

describe("zones that become one", () => {
  const one = { key: "1", zone: zone(square(0, 0, 1), { code: "D1", maxStoreys: 4 }) };
  const two = { key: "2", zone: zone(square(1, 0, 1), { code: "D2", maxStoreys: 6, strategy: "TRANSFORM", fromLandUse: "1300" }) };

  it("keep what the leading zone says, and count together what is there", () => {
    const { key, zone: joined } = new Joining([one, two], "1").result;
    assert.equal(key, "1");
    assert.equal(joined.code, "D1");
    assert.equal(joined.maxStoreys, 4);
    assert.equal(joined.existingDwellings, 24);
    assert.equal(joined.existingFloorAreaM2, 3000);
  });

  it("ask about each thing they say differently, and follow the answers", () => {
    const joining = new Joining([one, two], "1");
    const asked = joining.questions.map(({ field }) => field);
    assert.deepEqual(asked, ["code", "strategy", "maxStoreys", "existingDwellings", "existingFloorAreaM2"]);
    joining.choose("strategy", 1);
    joining.choose("existingDwellings", 1);
    assert.equal(joining.result.zone.fromLandUse, "1300");
    assert.equal(joining.result.zone.existingDwellings, 12);
  });
});
