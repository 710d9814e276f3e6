import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Fetcher, waitMs } from "../app/map/tiles/fetcher.js";
import { contains, featureAt, namePlace } from "../app/map/tiles/geometry.js";
import { LINE, POINT, POLYGON, readTile } from "../app/map/tiles/mvt.js";
import { lonLatOf, tileMeets, tilesIn, worldOf } from "../app/map/tiles/tile-math.js";
import { dashOf, lookOf, outlineWidth } from "../app/map/tiles/tile-style.js";
import { drawnFrom } from "../app/pages/plan-map/drawn-from.js";

/** ST_AsMVT of a square with a hole (id 7) and a line that leaves the tile (id 2^53 − 1), with a value of every kind. */
const TILE = Uint8Array.from(
  Buffer.from(
    "GsABCgR6b25lEiwIBxIKAAABAQICAwMEBBgDIhoJAIBAGgDHAcgBAADIAQ8JT3caJwAAKCgADxIfCP////////8PEggABQIGAwcECBgCIggJwD4ACsAC" +
      "ABoIc3RyYXRlZ3kaBG5hbWUaBWJlbG93GgVyYXRpbxoEb3BlbiIJCgdERU5TSUZZIggKBsOFa2VybiICMAUiCRkAAAAAAAAEQCICOAEiBQoDTkVX" +
      "IgIoBCIJGQAAAAAAANA/IgI4ACiAIHgC",
    "base64",
  ),
);
const any = { reach: 4, border: false, isDrawn: () => true };

describe("a vector tile of PostGIS", () => {
  const tile = readTile(TILE);
  const [square, line] = tile.features;

  it("is read with ids up to 2^53 and values of every kind", () => {
    assert.equal(tile.name, "zone");
    assert.equal(tile.extent, 4096);
    assert.deepEqual([square.id, line.id], [7, 2 ** 53 - 1]);
    assert.deepEqual([square.type, line.type], [POLYGON, LINE]);
    assert.deepEqual(square.properties, { strategy: "DENSIFY", name: "Åkern", below: -3, ratio: 2.5, open: true });
    assert.deepEqual(line.properties, { strategy: "NEW", below: 4, ratio: 0.25, open: false });
  });

  it("has its corners from the north-west, a hole as a ring of its own, and a line cut at the buffer", () => {
    assert.deepEqual(square.box, [0, 3996, 100, 4096]);
    assert.deepEqual(square.parts, [0, 8, 16]);
    assert.deepEqual([...tile.xy.slice(...line.parts)], [4000, 0, 4160, 0]);
  });

  it("is refused where it ends too soon, whatever the place", () => {
    for (let end = 1; end < TILE.length; end += 1) assert.throws(() => readTile(TILE.subarray(0, end)), RangeError, `${end}`);
    assert.equal(readTile(new Uint8Array()), null);
  });

  it("tells what lies under a point: an area without its hole, a line from near", () => {
    assert.equal(featureAt(tile, 10, 4050, any)?.id, 7);
    assert.equal(featureAt(tile, 50, 4046, any), null);
    assert.equal(featureAt(tile, 4100, 3, any)?.id, 2 ** 53 - 1);
    assert.equal(featureAt(tile, 4100, 6, any), null);
    assert.equal(featureAt(tile, 10, 4050, { ...any, isDrawn: ({ id }) => id !== 7 }), null);
  });

  it("hits areas by their border only where they lie over others", () => {
    const border = { ...any, border: true };
    assert.equal(featureAt(tile, 20, 4070, border), null);
    assert.equal(featureAt(tile, 2, 4070, border)?.id, 7);
    assert.equal(featureAt(tile, 42, 4046, border)?.id, 7);
  });

  it("has room for a name beside the hole", () => {
    const { x, y, width } = namePlace(tile, square);
    assert.ok(contains(tile.xy, square, x, y), `${x} ${y}`);
    assert.ok(width > 60 && width <= 100, `${width}`);
  });
});

describe("the look of a feature on a tile", () => {
  const style = {
    by: "land_use",
    shadeBy: "state",
    classes: { 1110: 1, "1110|future": 2, 2020: 3 },
    looks: [],
    usual: 0,
    where: [{ attribute: "plan_status", values: ["IN_FORCE", "ADOPTED"] }],
    label: null,
    counted: [],
    hidden: [9],
  };
  const look = (properties, id = 1) => lookOf(style, { id, type: POLYGON, properties, parts: [], box: [0, 0, 1, 1] });

  it("is that of its class, of the class's shade, or the usual one", () => {
    assert.equal(look({ land_use: "1110", state: "plan", plan_status: "IN_FORCE" }), 1);
    assert.equal(look({ land_use: "1110", state: "future", plan_status: "ADOPTED" }), 2);
    assert.equal(look({ land_use: "9999", state: "future", plan_status: "ADOPTED" }), 0);
  });

  it("is none where a filter leaves it out or something else draws it", () => {
    assert.equal(look({ land_use: "2020", plan_status: "DRAFT" }), -1);
    assert.equal(look({ land_use: "2020", plan_status: "ADOPTED" }, 9), -1);
    assert.equal(look({ land_use: "2020" }), 3);
  });

  it("grows with the zoom", () => {
    assert.deepEqual([10, 13, 15, 17].map((zoom) => outlineWidth(2, zoom)), [0.5, 1, 1.5, 2]);
    assert.deepEqual([dashOf("6 3", 12), dashOf("6 3", 15), dashOf(undefined, 15)], [[], [6, 3], []]);
  });
});

describe("tiles of the web map", () => {
  it("are where longitude and latitude are", () => {
    const [x, y] = worldOf(10.2, 59.74);
    assert.deepEqual([Math.floor(x * 4096), Math.floor(y * 4096)], [2164, 1195]);
    const [lon, lat] = lonLatOf(x, y);
    assert.ok(Math.abs(lon - 10.2) < 1e-9 && Math.abs(lat - 59.74) < 1e-9);
  });

  it("are touched by changes inside them and in their buffer, not beside it", () => {
    const at = { z: 12, x: 2164, y: 1195 };
    const [west, north] = lonLatOf(2164 / 4096, 1195 / 4096);
    const share = 360 / 4096 / 64;
    assert.equal(tileMeets(at, [10.2, 59.74, 10.2, 59.74]), true);
    assert.equal(tileMeets(at, null), true);
    assert.equal(tileMeets(at, [west - share * 0.9, north, west - share * 0.9, north]), true);
    assert.equal(tileMeets(at, [west - share * 1.1, north - 0.001, west - share * 1.1, north]), false);
  });

  it("come from the middle of the view outwards, those beyond its edge last, and none beyond the world", () => {
    const view = { west: 0.1, north: 0.1, east: 0.6, south: 0.3 };
    const tiles = tilesIn(2, view, 1);
    assert.deepEqual(tiles.filter(({ inView }) => inView).map(({ x, y }) => `${x}/${y}`).sort(), ["0/0", "0/1", "1/0", "1/1", "2/0", "2/1"]);
    assert.deepEqual(tiles.slice(0, 2).map(({ x }) => x), [1, 1]);
    assert.equal(tiles.length, 12);
    assert.ok(tiles.every(({ x, y }) => x >= 0 && y >= 0 && x < 4 && y < 4));
  });
});

describe("a large layer's view", () => {
  const drawn = (matched, before, filters = []) => drawnFrom({ matched, before, filters, carried: new Set(["strategy"]) });

  it("comes from tiles above two thousand features, and stays so until there are clearly fewer", () => {
    assert.deepEqual([2000, 2001].map((n) => drawn(n, null)), ["shapes", "tiles"]);
    assert.deepEqual([1900, 2000].map((n) => drawn(n, "tiles")), ["tiles", "tiles"]);
    assert.deepEqual([1700, 1701].map((n) => drawn(n, "tiles")), ["shapes", "tiles"]);
    assert.equal(drawn(1900, "shapes"), "shapes");
  });

  it("is shapes when filtered by what tiles do not carry", () => {
    assert.equal(drawn(50_000, "tiles", ["strategy"]), "tiles");
    assert.equal(drawn(50_000, "tiles", ["strategy", "hilucs"]), "shapes");
  });
});

describe("fetching tiles", () => {
  const answer = (status, headers = {}) => new Response(status === 204 ? null : "tile", { status, headers });

  it("tries again what fails, as late as the server asks, and tells of it meanwhile", async () => {
    const waits = [];
    const answers = [answer(503, { "Retry-After": "7" }), null, answer(200)];
    const fetcher = new Fetcher(async (ms) => void waits.push(ms), async () => answers.shift() ?? Promise.reject(new TypeError("offline")));
    let troubles = 0;
    const bytes = await fetcher.fetch("/tiles", new AbortController().signal, () => (troubles += 1));
    assert.equal(Buffer.from(bytes).toString(), "tile");
    assert.equal(troubles, 2);
    assert.equal(waits[0], 7000);
    assert.ok(waits[1] >= 1000 && waits[1] <= 2000, `${waits[1]}`);
  });

  it("gives up what is refused for good or not wanted any more, and knows an empty tile", async () => {
    const refused = new Fetcher(async () => {}, async () => answer(404));
    await assert.rejects(refused.fetch("/tiles", new AbortController().signal, () => {}), /404/);
    const control = new AbortController();
    const gone = new Fetcher(async () => control.abort(), async () => answer(500));
    await assert.rejects(gone.fetch("/tiles", control.signal, () => {}), { name: "AbortError" });
    const empty = new Fetcher(async () => {}, async () => answer(204));
    assert.equal(await empty.fetch("/tiles", new AbortController().signal, () => {}), null);
  });

  it("asks for four at a time, and the next when one has come", async () => {
    const open = [];
    const fetcher = new Fetcher(undefined, () => new Promise((done) => open.push(done)));
    const all = Array.from({ length: 6 }, (_, i) => fetcher.fetch(`/${i}`, new AbortController().signal, () => {}));
    assert.equal(open.length, 4);
    open[0](answer(204));
    await all[0];
    assert.equal(open.length, 5);
    open.slice(1).forEach((done) => done(answer(204)));
    await all[1];
    open[5](answer(204));
    await Promise.all(all);
  });

  it("waits ever longer, but never more than half a minute by itself", () => {
    assert.deepEqual([1, 2, 3, 9].map((attempt) => waitMs(attempt, null, 1)), [1000, 2000, 4000, 30_000]);
    assert.equal(waitMs(1, null, 0), 500);
  });
});

describe("points on tiles", () => {
  it("are hit from near", () => {
    const tile = { name: "", extent: 4096, xy: Int32Array.of(100, 100), features: [{ id: 1, type: POINT, properties: {}, parts: [0, 2], box: /** @type {any} */ ([100, 100, 100, 100]) }] };
    assert.equal(featureAt(tile, 103, 102, any)?.id, 1);
    assert.equal(featureAt(tile, 104, 104, any), null);
    assert.deepEqual(namePlace(tile, tile.features[0]), { x: 100, y: 100, width: 0 });
  });
});
