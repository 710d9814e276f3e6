import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { listsFor } from "../app/pages/workbench/fields.js";
import { between, filtered, isAsking, NONE, sorted, totalAreaM2 } from "../app/pages/workbench/table/rows.js";
import { attributesOf, common, numbering, plannedChanges, replacing, taken } from "../app/pages/workbench/table/bulk.js";
import { wkt, zonesCsv } from "../app/pages/workbench/table/zones-csv.js";
import { zonesIn } from "../app/map/edit/select-area.js";
import { ring, square, zone } from "./shapes.js";

const COLUMNS = [
  { name: "code", title: "Code", kind: "text", value: (row) => row.zone.code, text: (row) => row.zone.code },
  { name: "areaM2", title: "Area", kind: "number", value: (row) => row.areaM2, text: (row) => `${row.areaM2}` },
  { name: "fromLandUse", title: "From", kind: "code", value: (row) => row.zone.fromLandUse, text: (row) => ({ 1340: "Industry" })[row.zone.fromLandUse] ?? "" },
  { name: "maxStoreys", title: "Storeys", kind: "number", value: (row) => row.zone.maxStoreys, text: (row) => `${row.zone.maxStoreys ?? ""}` },
];
const row = (key, areaM2, changes) => ({ key, areaM2, state: "", saved: null, zone: zone(square(0, 0, 10), changes) });
const ROWS = [
  row("a", 300, { code: "D10", maxStoreys: 4 }),
  row("b", 100, { code: "D2", maxStoreys: null, fromLandUse: "1340", strategy: "TRANSFORM" }),
  row("c", 200, { code: "T1", maxStoreys: 2 }),
];
const keys = (rows) => rows.map(({ key }) => key).join("");
const wanted = (filters, rest = {}) => keys(filtered(ROWS, COLUMNS, { filters, ...rest }));
const numerals = (a, b) => a.localeCompare(b, "en", { numeric: true });

describe("the table's rows", () => {
  it("pass every filter: a text in it, a number between, a code or none", () => {
    assert.equal(wanted({ code: { contains: " d" } }), "ab");
    assert.equal(wanted({ areaM2: { from: 100, to: 200 } }), "bc");
    assert.equal(wanted({ areaM2: { from: 101 } }), "ac");
    assert.equal(wanted({ fromLandUse: { is: "1340" } }), "b");
    assert.equal(wanted({ fromLandUse: { is: NONE } }), "ac");
    assert.equal(wanted({ code: { contains: "d" }, areaM2: { to: 150 } }), "b");
  });

  it("without a number are in no range of numbers", () => {
    assert.equal(wanted({ maxStoreys: { from: 0 } }), "ac");
    assert.equal(isAsking({ from: 0 }), true);
    assert.equal(isAsking({ contains: " ", from: null }), false);
  });

  it("are found by all words, in any columns, as people read them", () => {
    assert.equal(wanted({}, { find: "industry d2" }), "b");
    assert.equal(wanted({}, { find: "industry t1" }), "");
    assert.equal(wanted({}, { within: ({ key }) => key !== "a" }), "bc");
  });

  it("are sorted by number or by text with its numbers, and those that say nothing come last", () => {
    assert.equal(keys(sorted(ROWS, COLUMNS[0], true, numerals)), "bac");
    assert.equal(keys(sorted(ROWS, COLUMNS[1], false, numerals)), "acb");
    assert.equal(keys(sorted(ROWS, COLUMNS[3], true, numerals)), "cab");
    assert.equal(keys(sorted(ROWS, COLUMNS[3], false, numerals)), "acb");
    assert.equal(keys(ROWS), "abc");
  });

  it("are counted together, and a range runs either way", () => {
    assert.equal(totalAreaM2(ROWS), 600);
    assert.deepEqual(between(ROWS, "c", "b"), ["b", "c"]);
    assert.deepEqual(between(ROWS, "gone", "b"), ["b"]);
  });

  it("are two thousand in less time than a frame waits", () => {
    const many = Array.from({ length: 2000 }, (_, i) => row(`${i}`, (i * 7919) % 2000, { code: `D${(i * 31) % 2000}` }));
    const compare = new Intl.Collator("sv", { numeric: true }).compare;
    const once = () => {
      const began = performance.now();
      sorted(filtered(many, COLUMNS, { find: "d" }), COLUMNS[0], true, compare);
      return performance.now() - began;
    };
    assert.ok(Math.min(...Array.from({ length: 8 }, once)) < 50);
  });
});

const LISTS = listsFor(
  { strategy: [], land_use: [], utilisation_measure: [{ code: "NO_PCT_BYA", country: "NO", max: "100" }] },
  "NO",
);
const PICKED = [
  { key: "1", zone: zone(square(0, 0, 10), { code: "D1" }) },
  { key: "2", zone: zone(square(10, 0, 10), { code: "D2", strategy: "TRANSFORM", fromLandUse: "1340", maxStoreys: 8 }) },
  { key: "3", zone: zone(square(20, 0, 10), { code: "D3", utilisationMeasure: null, utilisationAllowed: null, utilisationExisting: null }) },
];
const plan = (changes, picked = PICKED, all = PICKED) => plannedChanges(picked, typeof changes === "function" ? changes : () => changes, LISTS, all);

describe("a change of many zones", () => {
  it("shows what they have in common", () => {
    const zones = PICKED.map(({ zone: one }) => one);
    assert.deepEqual(common(zones, "landUse"), { same: true, value: "1110", count: 1 });
    assert.deepEqual(common(zones, "maxStoreys"), { same: false, value: null, count: 2 });
  });

  it("tells of every zone what changes, also what follows from it, and leaves out what stays", () => {
    const changes = plan({ strategy: "DENSIFY" });
    assert.deepEqual(changes.map(({ key, fields }) => [key, fields]), [["2", ["strategy", "fromLandUse"]]]);
    assert.equal(changes[0].before.fromLandUse, "1340");
    assert.equal(changes[0].after.fromLandUse, null);
  });

  it("flags zones that would become invalid, and can leave them as they are", () => {
    const changes = plan({ strategy: "TRANSFORM" });
    assert.deepEqual(changes.map(({ key, faults }) => [key, faults.map(({ why }) => why)]), [
      ["1", ["needsFromUse"]],
      ["3", ["needsFromUse"]],
    ]);
    assert.deepEqual(taken(changes, true), []);
    assert.equal(taken(changes, false).length, 2);
    assert.deepEqual(plan({ strategy: "TRANSFORM", fromLandUse: "1300" }).flatMap(({ faults }) => faults), []);
  });

  it("says where a value has no meaning", () => {
    const [, , third] = plan({ utilisationAllowed: 60 });
    assert.deepEqual([third.fields, third.ignored], [[], ["utilisationAllowed"]]);
    assert.equal(taken(plan({ utilisationAllowed: 60 }), true).length, 2);
  });

  it("numbers codes anew, also onto codes that others of them have now", () => {
    const changes = plan(numbering("D", 2));
    assert.deepEqual(changes.map(({ after }) => after.code), ["D2", "D3", "D4"]);
    assert.deepEqual(changes.flatMap(({ faults }) => faults), []);
  });

  it("refuses a code that a zone outside of it has", () => {
    const changes = plan(numbering("D", 3), PICKED.slice(0, 1));
    assert.deepEqual(changes[0].faults, [{ field: "code", why: "codeTaken" }]);
  });

  it("replaces text in codes and names, and nothing when nothing is sought", () => {
    assert.deepEqual(plan(replacing("code", "D", "BRA-")).map(({ after }) => after.code), ["BRA-1", "BRA-2", "BRA-3"]);
    assert.deepEqual(plan(replacing("name", "", "x")), []);
  });

  it("pastes copies, so that zones never share phases", () => {
    const copied = attributesOf({ ...PICKED[0].zone, phases: [{ from: 2030, sharePct: 100 }] });
    assert.equal("shape" in copied, false);
    assert.notEqual(attributesOf({ ...copied, shape: [] }).phases, copied.phases);
  });
});

describe("the file", () => {
  const plane = { name: "Plane", positionOf: ([x, y]) => [x - 230_000, y - 6_630_000] };

  it("has codes with their names, areas in the plane, outlines, and nothing that a spreadsheet runs", () => {
    const risky = [row("a", 1234.56789, { code: "=1+1", fromLandUse: "1340", maxStoreys: null })];
    const [header, line] = zonesCsv(risky, COLUMNS, plane, (title) => `${title} name`).split("\r\n");
    assert.equal(header, 'Code,"Area, Plane",From,From name,Storeys,"WKT (E N), Plane"');
    assert.equal(line, `'=1+1,1234.568,1340,Industry,,"${wkt(square(0, 0, 10), plane)}"`);
  });

  it("closes every ring, holes too", () => {
    const holed = [[ring([[0, 0], [9, 0], [9, 9]]), ring([[4, 1], [8, 1], [8, 3]])]];
    assert.equal(wkt(holed, plane),
      "MULTIPOLYGON (((0.000 0.000, 9.000 0.000, 9.000 9.000, 0.000 0.000), (4.000 1.000, 8.000 1.000, 8.000 3.000, 4.000 1.000)))");
  });
});

describe("picking by an area", () => {
  const zones = [
    { key: "in", shape: square(2, 2, 4) },
    { key: "across", shape: square(8, 2, 6) },
    { key: "around", shape: square(-50, -50, 100) },
    { key: "beside", shape: square(10, 20, 5) },
    { key: "leaning", shape: square(0, 6, 4) },
  ];
  const [[box]] = square(0, 0, 10);

  it("takes all that it touches, also a zone around it", () => {
    assert.deepEqual(zonesIn(zones, box, "touching"), ["in", "across", "around", "leaning"]);
  });

  it("takes only what lies wholly inside, leaning on its border allowed", () => {
    assert.deepEqual(zonesIn(zones, box, "inside"), ["in", "leaning"]);
  });

  it("sees a bay of an outline as outside", () => {
    const bay = ring([[0, 0], [10, 0], [10, 10], [5, 1], [0, 10]]);
    assert.deepEqual(zonesIn([{ key: "over", shape: square(4, 0.5, 2) }], bay, "inside"), []);
    assert.deepEqual(zonesIn([{ key: "bay", shape: square(4.5, 6, 1) }], bay, "touching"), []);
  });

  it("takes a zone in a hole of which the area lies for not touched", () => {
    const holed = [[...square(-20, -20, 60)[0], square(-5, -5, 25)[0][0]]];
    assert.deepEqual(zonesIn([{ key: "ring", shape: holed }], box, "touching"), []);
  });
});
