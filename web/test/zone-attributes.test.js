import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mergeZones } from "../app/pages/workbench/merge.js";
import { completeZone, differences, savedFromJson, withChanges } from "../app/pages/workbench/zone.js";
import { square, zone } from "./shapes.js";

const full = (changes) => completeZone(zone(square(0, 0, 10), changes));

describe("what a zone says", () => {
  it("is an overlay or has a land use, never both", () => {
    const changed = withChanges(full({ existingDwellings: 4, capacityParameters: { x: { low: 1, likely: 1, high: 1 } } }), {
      overlay: "H320",
    });
    assert.equal(changed.strategy, null);
    assert.equal(changed.landUse, null);
    assert.equal(changed.existingDwellings, 0);
    assert.deepEqual(changed.capacityParameters, {});
    assert.equal(changed.utilisationMeasure, "NO_PCT_BYA");
  });

  it("tears down only where something new takes its place", () => {
    const transformed = full({ strategy: "TRANSFORM", fromLandUse: "1300", demolishedSharePct: 80 });
    assert.equal(withChanges(transformed, { strategy: "NEW" }).demolishedSharePct, 80);
    assert.equal(withChanges(transformed, { strategy: "DENSIFY" }).demolishedSharePct, null);
  });

  it("compares phases and parameters by what they say", () => {
    const one = full({ phases: [{ from: 2030, sharePct: 100 }], capacityParameters: { a: { low: 1, likely: 2, high: 3 } } });
    const same = full({ phases: [{ sharePct: 100, from: 2030 }], capacityParameters: { a: { high: 3, low: 1, likely: 2 } } });
    assert.deepEqual(differences(one, same), []);
    assert.deepEqual(differences(one, { ...same, phases: [] }), ["phases"]);
  });

  it("takes a draft kept before these fields existed for the zone it is", () => {
    assert.deepEqual(differences(zone(square(0, 0, 10)), full({})), []);
  });

  it("reads an answer that leaves fields out", () => {
    const geometry = { type: "MultiPolygon", coordinates: [[[[10, 59], [10.1, 59], [10.1, 59.1], [10, 59]]]] };
    const { zone: read } = savedFromJson({ id: 1, version: 1, code: "A", name: "A", strategy: "NEW", landUse: "B", geometry });
    assert.deepEqual([read.phases, read.capacityParameters, read.overlay], [[], {}, null]);
  });

  it("merges a change to overlay and a change to strategy as one question", () => {
    const base = full({});
    const { rows } = mergeZones(base, withChanges(base, { overlay: "H320" }), withChanges(base, { strategy: "NEW" }));
    assert.deepEqual(
      rows.map(({ fields, outcome }) => [fields[0], outcome]),
      [["overlay", "conflict"]],
    );
  });
});
