/**
 * Reads Mapbox Vector Tiles 2.1: the protocol buffer of one tile into features whose corners lie in one array, in the
 * tile's own units (x to the east, y to the south, from its north-west corner). What it cannot read it refuses.
 */

export const POINT = 1;
export const LINE = 2;
export const POLYGON = 3;

const MOVE_TO = 1;
const LINE_TO = 2;

/**
 * @typedef {object} TileFeature
 * @property {number | null} id null where several features have been put together
 * @property {number} type POINT, LINE or POLYGON
 * @property {Record<string, any>} properties
 * @property {number[]} parts where each point set, line or ring begins in `xy`, and where the last one ends
 * @property {[number, number, number, number]} box west, north, east, south in tile units
 *
 * @typedef {object} TileData
 * @property {string} name of the layer
 * @property {number} extent the tile's side in its own units
 * @property {Int32Array} xy corners of all features, x and y in turns; rings are not closed by a repeated corner
 * @property {TileFeature[]} features
 */

/** @param {Uint8Array} bytes @returns {TileData | null} the first layer, null for a tile without one; throws RangeError for what is no tile */
export function readTile(bytes) {
  const reader = new Reader(bytes);
  while (reader.more) {
    const { field, wire } = reader.tag();
    if (field === 3 && wire === 2) return readLayer(reader.part());
    reader.skip(wire);
  }
  return null;
}

/** @param {Uint8Array} bytes @returns {TileData[]} every layer, in the tile's order; throws RangeError for what is no tile */
export function readLayers(bytes) {
  const reader = new Reader(bytes);
  const layers = [];
  while (reader.more) {
    const { field, wire } = reader.tag();
    if (field === 3 && wire === 2) layers.push(readLayer(reader.part()));
    else reader.skip(wire);
  }
  return layers;
}

function readLayer(reader) {
  let [name, extent] = ["", 4096];
  const keys = [];
  const values = [];
  const parts = [];
  while (reader.more) {
    const { field, wire } = reader.tag();
    if (field === 1) name = reader.text();
    else if (field === 2) parts.push(reader.part());
    else if (field === 3) keys.push(reader.text());
    else if (field === 4) values.push(readValue(reader.part()));
    else if (field === 5) extent = reader.varint();
    else reader.skip(wire);
  }
  const xy = [];
  const features = parts.map((part) => readFeature(part, keys, values, xy));
  return { name, extent, xy: Int32Array.from(xy), features };
}

function readFeature(reader, keys, values, xy) {
  const feature = { id: null, type: 0, properties: {}, parts: [], box: [Infinity, Infinity, -Infinity, -Infinity] };
  while (reader.more) {
    const { field, wire } = reader.tag();
    if (field === 1) feature.id = reader.varint();
    else if (field === 2) readProperties(reader.part(), keys, values, feature.properties);
    else if (field === 3) feature.type = reader.varint();
    else if (field === 4) readGeometry(reader.part(), feature, xy);
    else reader.skip(wire);
  }
  return /** @type {TileFeature} */ (feature);
}

function readProperties(reader, keys, values, properties) {
  while (reader.more) {
    const key = keys[reader.varint()];
    properties[key] = values[reader.varint()];
  }
}

/** Commands as section 4.3 of the specification tells them; closing a ring adds no corner. */
function readGeometry(reader, { parts, box }, xy) {
  let [x, y] = [0, 0];
  while (reader.more) {
    const command = reader.varint();
    const kind = command & 7;
    if (kind !== MOVE_TO && kind !== LINE_TO) continue;
    for (let times = command >> 3; times > 0; times -= 1) {
      x += reader.zigzag();
      y += reader.zigzag();
      if (kind === MOVE_TO) parts.push(xy.length);
      xy.push(x, y);
      if (x < box[0]) box[0] = x;
      if (y < box[1]) box[1] = y;
      if (x > box[2]) box[2] = x;
      if (y > box[3]) box[3] = y;
    }
  }
  parts.push(xy.length);
}

function readValue(reader) {
  let value = null;
  while (reader.more) {
    const { field, wire } = reader.tag();
    if (field === 1) value = reader.text();
    else if (field === 2) value = reader.float();
    else if (field === 3) value = reader.double();
    else if (field === 4 || field === 5) value = reader.varint();
    else if (field === 6) value = reader.zigzag();
    else if (field === 7) value = reader.varint() !== 0;
    else reader.skip(wire);
  }
  return value;
}

const utf8 = new TextDecoder();

class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes, at = 0, end = bytes.length) {
    if (end > bytes.length) throw new RangeError("The tile ends too soon");
    Object.assign(this, { bytes, at, end });
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get more() {
    return this.at < this.end;
  }

  tag() {
    const tag = this.varint();
    return { field: tag >>> 3, wire: tag & 7 };
  }

  /** Up to 2^53; negative numbers, which no tile of ours has, come out positive. */
  varint() {
    let value = 0;
    for (let factor = 1; this.at < this.end; factor *= 128) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
    throw new RangeError("The tile ends within a number");
  }

  zigzag() {
    const value = this.varint();
    return value % 2 ? -(value + 1) / 2 : value / 2;
  }

  part() {
    const length = this.varint();
    const part = new Reader(this.bytes, this.at, this.at + length);
    this.at += length;
    return part;
  }

  text() {
    const { at, end } = this.part();
    return utf8.decode(this.bytes.subarray(at, end));
  }

  float() {
    this.at += 4;
    return this.view.getFloat32(this.at - 4, true);
  }

  double() {
    this.at += 8;
    return this.view.getFloat64(this.at - 8, true);
  }

  skip(wire) {
    if (wire === 0) this.varint();
    else if (wire === 1) this.at += 8;
    else if (wire === 2) this.part();
    else if (wire === 5) this.at += 4;
    else throw new RangeError(`The tile has a field of unknown kind ${wire}`);
  }
}
