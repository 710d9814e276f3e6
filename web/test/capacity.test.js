import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assumptionsOf, isRange, withParameter } from "../app/pages/workbench/capacity.js";
import { phasesFault, withNextPhase } from "../app/pages/workbench/phases.js";

const range = (low, likely, high) => ({ low, likely, high });

describe("capacity at the desk", () => {
  it("lists each assumption once, in the order of use, and no fact", () => {
    const parameter = (code, own = false) => ({
      code, name: code, unit: "", source: "", low: 1, value: 2, high: 3, origin: "PARAMETER", standard: range(1, 2, 3), own,
    });
    const fact = { code: "areaM2", name: "Area", unit: "m²", source: "", low: 5, value: 5, high: 5, origin: "FACT", own: false };
    const found = assumptionsOf([{ inputs: [fact, parameter("NET_SHARE")] }, { inputs: [parameter("HOUSEHOLD", true), parameter("NET_SHARE")] }]);
    assert.deepEqual(
      found.map(({ code, own }) => [code, own]),
      [["NET_SHARE", false], ["HOUSEHOLD", true]],
    );
    assert.deepEqual(found[0].range, range(1, 2, 3));
  });

  it("sets and resets one assumption and leaves the others", () => {
    const own = withParameter({ HOUSEHOLD: range(2, 2, 2) }, "NET_SHARE", range(0.5, 0.6, 0.7));
    assert.deepEqual(Object.keys(own), ["HOUSEHOLD", "NET_SHARE"]);
    assert.deepEqual(withParameter(own, "HOUSEHOLD", null), { NET_SHARE: range(0.5, 0.6, 0.7) });
  });

  it("knows a range by its order and bounds", () => {
    assert.ok(isRange(range(0.5, 0.6, 1), { min: 0, max: 1 }));
    assert.ok(!isRange(range(0.7, 0.6, 1), { min: 0, max: 1 }));
    assert.ok(!isRange(range(0.5, 0.6, 1.1), { min: 0, max: 1 }));
    assert.ok(!isRange(range(NaN, 0.6, 1), { min: 0, max: 1 }));
  });
});

describe("phases", () => {
  it("are nothing, or everything in order", () => {
    assert.equal(phasesFault([]), "");
    assert.equal(phasesFault([{ from: 2030, sharePct: 40 }, { from: 2034, sharePct: 60 }]), "");
    assert.equal(phasesFault([{ from: 2030, sharePct: 40 }]), "sum");
    assert.equal(phasesFault([{ from: 2030, sharePct: 40 }, { from: 2030, sharePct: 60 }]), "faulty");
    assert.equal(phasesFault([{ from: NaN, sharePct: 100 }]), "faulty");
  });

  it("get what is left when one is added", () => {
    const one = withNextPhase([], 2026);
    assert.deepEqual(one, [{ from: 2029, sharePct: 100 }]);
    assert.deepEqual(withNextPhase([{ from: 2030, sharePct: 40 }], 2026)[1], { from: 2034, sharePct: 60 });
  });
});
