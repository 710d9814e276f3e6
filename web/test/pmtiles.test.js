import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { Pmtiles, tileId } from "../app/map/pmtiles.js";

/** Numbers of seven bits a byte, as directories hold them. */
function varint(value) {
  const bytes = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    bytes.push(rest >= 128 ? (rest % 128) + 128 : rest);
    if (rest < 128) return bytes;
  }
}

/** @param {{ tileId: number, run: number, length: number, offset: number }[]} entries */
function directory(entries) {
  const gaps = entries.map(({ tileId: id }, i) => id - (entries[i - 1]?.tileId ?? 0));
  const columns = [gaps, entries.map(({ run }) => run), entries.map(({ length }) => length)];
  const offsets = entries.map(({ offset }, i) => {
    const before = entries[i - 1];
    return before && offset === before.offset + before.length ? 0 : offset + 1;
  });
  return gzipSync(Uint8Array.from([entries.length, ...columns.flat(), ...offsets].flatMap(varint)));
}

/** An archive of two tiles at zoom 0 and 14, the second in a leaf directory and standing for 100 tiles in a row. */
function archive(far) {
  const tiles = ["world", "town"].map((text) => gzipSync(text));
  const leaf = directory([{ tileId: far, run: 100, length: tiles[1].length, offset: tiles[0].length }]);
  const root = directory([
    { tileId: 0, run: 1, length: tiles[0].length, offset: 0 },
    { tileId: far, run: 0, length: leaf.length, offset: 0 },
  ]);
  const header = Buffer.alloc(127);
  header.write("PMTiles");
  header[7] = 3;
  const put = (at, value) => header.writeBigUInt64LE(BigInt(value), at);
  put(8, 127);
  put(16, root.length);
  put(40, 127 + root.length);
  put(48, leaf.length);
  put(56, 127 + root.length + leaf.length);
  header.set([2, 2, 1, 0, 14], 97);
  return Buffer.concat([header, root, leaf, ...tiles]);
}

function opened(bytes) {
  const asked = [];
  const read = async (offset, length) => {
    asked.push(offset);
    return Uint8Array.from(bytes.subarray(offset, offset + length)).buffer;
  };
  return { pmtiles: new Pmtiles(read), asked };
}

const text = (bytes) => bytes && new TextDecoder().decode(bytes);

describe("a PMTiles archive", () => {
  it("numbers tiles along the Hilbert curve, zoom after zoom", () => {
    const first = [
      [0, 0, 0],
      [1, 0, 0],
      [1, 0, 1],
      [1, 1, 1],
      [1, 1, 0],
      [2, 0, 0],
    ];
    assert.deepEqual(first.map(([z, x, y]) => tileId(z, x, y)), [0, 1, 2, 3, 4, 5]);
    assert.equal(tileId(12, 3423, 1763), 19_078_479, "the specification's example");
  });

  it("walks through every tile of a zoom without a gap or a jump", () => {
    const places = new Map();
    for (let x = 0; x < 16; x += 1) for (let y = 0; y < 16; y += 1) places.set(tileId(4, x, y), [x, y]);
    assert.deepEqual([Math.min(...places.keys()), places.size], [85, 256]);
    for (let id = 86; id < 85 + 256; id += 1) {
      const [[x, y], [wasX, wasY]] = [places.get(id), places.get(id - 1)];
      assert.equal(Math.abs(x - wasX) + Math.abs(y - wasY), 1, `from ${id - 1} to its neighbour`);
    }
  });

  it("gives tiles of the root and of leaves, runs included, and none where there is none", async () => {
    const far = tileId(14, 8000, 4000);
    const { pmtiles } = opened(archive(far));
    assert.equal(text(await pmtiles.tile(0, 0, 0)), "world");
    assert.equal(text(await pmtiles.tile(14, 8000, 4000)), "town");
    const next = [-1, 1].flatMap((by) => [[8000 + by, 4000], [8000, 4000 + by]]).filter(([x, y]) => tileId(14, x, y) - far === 1);
    assert.equal(text(await pmtiles.tile(14, ...next[0])), "town", "the run goes on");
    assert.equal(await pmtiles.tile(14, 0, 0), null, "before the leaf");
    assert.equal(await pmtiles.tile(14, 16_000, 100), null, "after the run");
    assert.equal(await pmtiles.tile(15, 0, 0), null, "beyond its zooms");
  });

  it("reads header and directories once", async () => {
    const { pmtiles, asked } = opened(archive(tileId(14, 8000, 4000)));
    await Promise.all([pmtiles.tile(14, 8000, 4000), pmtiles.tile(14, 8000, 4000), pmtiles.header()]);
    assert.equal(asked.filter((offset) => offset === 0).length, 1);
    assert.equal(asked.length, 4, "start, leaf and twice the tile");
  });

  it("says what it can't read, and tries again after a failure", async () => {
    await assert.rejects(opened(Buffer.from("an HTML page".padEnd(200))).pmtiles.header(), /PMTiles/);
    const bytes = archive(tileId(14, 8000, 4000));
    let failing = true;
    const pmtiles = new Pmtiles(async (offset, length) => {
      if (failing) throw new Error("HTTP 503");
      return Uint8Array.from(bytes.subarray(offset, offset + length)).buffer;
    });
    await assert.rejects(pmtiles.tile(0, 0, 0), /503/);
    failing = false;
    assert.equal(text(await pmtiles.tile(0, 0, 0)), "world");
  });
});
