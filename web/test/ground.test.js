import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { between, nameIn, sorted } from "../app/map/ground/sorting.js";
import { paintGround } from "../app/map/ground/paint.js";
import { COLOURS, STOREYS, nameAttributes } from "../app/map/ground/style.js";
import { LINE, POINT, POLYGON, readLayers } from "../app/map/tiles/mvt.js";

/** A layer with features given as [type, properties, ...corners], each of one part. */
function layer(name, ...features) {
  const xy = [];
  const read = features.map(([type, properties, ...corners]) => {
    const parts = [xy.length, xy.length + corners.length];
    xy.push(...corners);
    const [xs, ys] = [0, 1].map((axis) => corners.filter((_, i) => i % 2 === axis));
    return { id: null, type, properties, parts, box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] };
  });
  return { name, extent: 4096, xy: Int32Array.from(xy), features: read };
}

const area = (properties) => [POLYGON, properties, 0, 0, 100, 0, 100, 100];
const line = (properties) => [LINE, properties, 0, 0, 100, 100];

/** What each rule has been given, as "colour: how many", from the ground up. */
const drawn = (...layers) => sorted(layers).storeys.flat().map(({ rule, features }) => `${rule.colour} ${features.length}`);

describe("a vector basemap", () => {
  it("is understood in the names of OpenMapTiles", () => {
    const tile = [
      layer("transportation", line({ class: "motorway" }), line({ class: "minor" }), line({ class: "rail" }), line({ class: "ferry" })),
      layer("water", area({ class: "lake" })),
      layer("waterway", line({ class: "river" })),
      layer("landuse", area({ class: "residential" }), area({ class: "dam" })),
      layer("landcover", area({ class: "wood" }), area({ class: "sand" })),
      layer("building", area({})),
      layer("boundary", line({ admin_level: 4 }), line({ admin_level: 2, maritime: 1 })),
    ];
    const expected = ["--map-built 1", "--map-green 1", "--map-water 1", "--map-water-line 1", "--map-building 1"];
    assert.deepEqual(drawn(...tile), [...expected, "--map-road-edge 2", "--map-road 1", "--map-road 1", "--map-rail 1", "--map-boundary 1"]);
  });

  it("is understood in the names of Protomaps, of the second version and the fourth", () => {
    for (const kind of ["kind", "pmap:kind"]) {
      const tile = [
        layer("earth", area({ [kind]: "earth" })),
        layer("water", area({ [kind]: "ocean" }), line({ [kind]: "stream" })),
        layer("landuse", area({ [kind]: "park" }), area({ [kind]: "industrial" })),
        layer("roads", line({ [kind]: "highway" }), line({ [kind]: "major_road" }), line({ [kind]: "rail" })),
        layer("buildings", area({ [kind]: "building" })),
      ];
      const expected = ["--map-land 1", "--map-built 1", "--map-green 1", "--map-water 1", "--map-water-line 1", "--map-building 1"];
      assert.deepEqual(drawn(...tile), [...expected, "--map-road-edge 2", "--map-road 1", "--map-road 1", "--map-rail 1"]);
    }
  });

  it("hints at roads under the ground only", () => {
    assert.deepEqual(drawn(layer("transportation", line({ class: "primary", brunnel: "tunnel" }))), ["--map-road-edge 1"]);
    assert.deepEqual(drawn(layer("roads", line({ kind: "rail", is_tunnel: true }))), []);
  });

  it("is refused where its schema is another, but not where it is empty or holds nothing to draw", () => {
    assert.throws(() => sorted([layer("osm_streets", line({ class: "primary" }))]), RangeError);
    assert.deepEqual(sorted([]).names, []);
    assert.deepEqual(drawn(layer("pois", [POINT, { kind: "cafe" }, 5, 5])), []);
  });

  it("names places and water inside its edges, the most exact kind first, in the reader's language where it can", () => {
    const { names } = sorted([
      layer("places", [POINT, { kind: "locality", kind_detail: "city", name: "Helsinki", "name:sv": "Helsingfors" }, 2048, 1024], [POINT, { kind: "country", name: "Finland" }, 9, 9]),
      layer("place", [POINT, { class: "village", name: "Utenfor" }, 4096, 5]),
      layer("water_name", [POINT, { class: "lake", name: "Øvre vann" }, 0, 0]),
    ]);
    assert.deepEqual(names.map(({ kind, x, y, minZoom }) => [kind, x, y, minZoom]), [["place", 0.5, 0.25, 4], ["water", 0, 0, 11]]);
    const [helsinki] = names.map(({ properties }) => properties);
    assert.equal(nameIn(helsinki, nameAttributes("sv")), "Helsingfors");
    assert.equal(nameIn(helsinki, nameAttributes("nb")), "Helsinki");
    assert.equal(nameIn({ "name:no": "Åbo" }, nameAttributes("nb")), "Åbo");
    assert.equal(nameIn({}, nameAttributes("en")), null);
  });

  it("has lines as wide as the zoom asks for, between the widths given", () => {
    const stops = [[8, 1], [12, 3]];
    assert.deepEqual([4, 8, 10, 12, 20].map((zoom) => between(stops, zoom)), [1, 1, 2, 3, 3]);
    for (const rule of STOREYS.flat()) assert.equal(rule.type === LINE, Boolean(rule.width), JSON.stringify(rule));
  });

  it("is painted with the edges of a storey first, and of a deeper tile only what it shows, in its place", (test) => {
    globalThis.Path2D ??= class {
      corners = [];
      moveTo(...at) {
        this.corners.push(at);
      }
      lineTo(...at) {
        this.corners.push(at);
      }
      closePath() {}
    };
    test.after(() => delete globalThis.Path2D);
    const acts = [];
    const context = {
      setTransform: (...matrix) => acts.push(matrix),
      setLineDash: () => {},
      stroke: ({ corners }) => acts.push(`${context.strokeStyle} ${context.lineWidth} ${corners.length}`),
      fill: ({ corners }) => acts.push(`${context.fillStyle} ${corners.length}`),
    };
    const { storeys } = sorted([
      layer("roads", [LINE, { kind: "minor_road" }, 0, 0, 4096, 4096], [LINE, { kind: "highway" }, 0, 4000, 400, 4000]),
      layer("water", [POLYGON, { kind: "lake" }, 3000, 3000, 4000, 3000, 4000, 4000]),
    ]);
    const wish = { part: { deep: 1, x: 1, y: 1 }, size: 256, ratio: 2, zoom: 14, colours: Object.fromEntries(COLOURS.map((name) => [name, name])) };
    paintGround(context, storeys, wish);
    const place = [0.25, 0, 0, 0.25, -512, -512];
    const tunnelHint = [place, `--map-road-edge ${(0.75 + (2 - 0.75) / 3) * 8} 2`];
    const edges = [place, "--map-road-edge 32 2", place, "--map-road-edge 56 0"];
    const roads = [place, "--map-road 16 2", place, "--map-road 40 0"];
    assert.deepEqual(acts, [place, "--map-water 3", ...tunnelHint, ...edges, ...roads]);
  });

  it("is read layer by layer, and refused where it ends too soon", () => {
    const bytes = Uint8Array.from(Buffer.from("1a0878020a0161288020" + "1a0878020a0162288004", "hex"));
    assert.deepEqual(readLayers(bytes).map(({ name, extent }) => [name, extent]), [["a", 4096], ["b", 512]]);
    assert.throws(() => readLayers(bytes.subarray(0, 15)), RangeError);
    assert.deepEqual(readLayers(new Uint8Array()), []);
  });
});
