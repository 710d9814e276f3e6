import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { faultsIn, listsFor, parse, typed } from "../app/pages/workbench/fields.js";
import { square, zone } from "./shapes.js";

const LISTS = listsFor(
  {
    strategy: [{ code: "DENSIFY" }, { code: "TRANSFORM" }],
    land_use: [
      { code: "1110", system: "NO_AREALFORMAL" },
      { code: "B", system: "SE_ANVANDNING" },
    ],
    utilisation_measure: [
      { code: "NO_PCT_BYA", country: "NO", max: "100" },
      { code: "SE_BTA", country: "SE" },
    ],
  },
  "NO",
);
const why = (changes) => faultsIn(zone(square(0, 0, 10), changes), LISTS).map((fault) => `${fault.field} ${fault.why}`);

describe("what is typed into a field", () => {
  it("is read as people write numbers, with spaces and a decimal comma", () => {
    assert.deepEqual(parse("utilisationAllowed", "1\u202f250,5"), { value: 1250.5, fault: null });
    assert.deepEqual(parse("existingDwellings", ""), { value: 0, fault: null });
    assert.deepEqual(parse("maxStoreys", " "), { value: null, fault: null });
  });

  it("is refused with a reason and the bound", () => {
    assert.deepEqual(parse("existingDwellings", "2,5").fault, { why: "whole", most: 1_000_000 });
    assert.deepEqual(parse("demolishedSharePct", "101").fault, { why: "number", most: 100 });
    assert.deepEqual(parse("name", "  ").fault, { why: "required" });
    assert.deepEqual(parse("code", "x".repeat(41)).fault, { why: "tooLong", most: 40 });
  });

  it("is written back as it was read", () => {
    assert.equal(typed("utilisationAllowed", 45.5, (figure) => String(figure).replace(".", ",")), "45,5");
    assert.equal(typed("landUse", null, String), "");
  });
});

describe("the codes of a field", () => {
  it("are those of the country, the neighbour's only as parallel land use", () => {
    assert.deepEqual(LISTS.landUse.map(({ code }) => code), ["1110"]);
    assert.deepEqual(LISTS.parallelLandUse.map(({ code }) => code), ["B"]);
    assert.deepEqual(LISTS.utilisationMeasure.map(({ code }) => code), ["NO_PCT_BYA"]);
  });
});

describe("what would be refused in a zone", () => {
  it("is nothing in a good one", () => {
    assert.deepEqual(why({}), []);
  });

  it("is a transformation from nothing, or to the same", () => {
    assert.deepEqual(why({ strategy: "TRANSFORM" }), ["fromLandUse needsFromUse"]);
    assert.deepEqual(why({ strategy: "TRANSFORM", fromLandUse: "1110" }), ["fromLandUse sameUse"]);
  });

  it("is a value without a measure, or above it", () => {
    assert.deepEqual(why({ utilisationMeasure: null, utilisationExisting: null }), ["utilisationAllowed needsMeasure"]);
    assert.deepEqual(why({ utilisationAllowed: 120 }), ["utilisationAllowed number"]);
  });

  it("is eaves above the ridge, demolition where all is kept, and homes without floor", () => {
    assert.deepEqual(why({ maxEavesHeightM: 12, maxRidgeHeightM: 11.5 }), ["maxEavesHeightM eavesAboveRidge"]);
    assert.deepEqual(why({ demolishedSharePct: 40 }), ["demolishedSharePct keepsAll"]);
    assert.deepEqual(why({ existingDwellings: 101 }), ["existingFloorAreaM2 tooSmallForHomes"]);
  });

  it("asks neither strategy nor land use of an overlay", () => {
    assert.deepEqual(why({ overlay: "NO_H310", strategy: null, landUse: null }), []);
  });
});
