/**
 * Reads single tiles out of a PMTiles archive (specification version 3) by asking for ranges of its bytes: the header
 * and the root directory once, a leaf directory now and then, and each tile.
 */

const HEADER_BYTES = 127;
/** Header and root directory together fit into the first 16 KiB (section 2 of the specification). */
const FIRST_BYTES = 16_384;
/** Leaf directories kept in memory; one leads to some thousand tiles. */
const KEPT_DIRECTORIES = 32;
const DEEPEST_LEAF = 4;

/** Values of the header's fields, sections 3.2 and 3.3. */
const COMPRESSIONS = ["unknown", "none", "gzip", "brotli", "zstd"];
const TILE_TYPES = ["unknown", "mvt", "png", "jpeg", "webp", "avif"];

/**
 * @typedef {object} Entry one line of a directory; a run length of 0 leads to a leaf directory
 * @property {number} tileId
 * @property {number} offset
 * @property {number} length bytes
 * @property {number} run how many tiles from `tileId` on are these same bytes
 *
 * @typedef {(offset: number, length: number) => Promise<ArrayBuffer>} ReadBytes
 */

export class Pmtiles {
  /** @type {Promise<{ header: ReturnType<typeof readHeader>, root: Entry[] }> | null} */
  #opened = null;
  /** @type {Map<number, Promise<Entry[]>>} */
  #directories = new Map();

  /** @param {ReadBytes} read */
  constructor(read) {
    this.read = read;
  }

  /** What the archive says of itself. */
  async header() {
    return (await this.#open()).header;
  }

  /**
   * @param {number} z @param {number} x @param {number} y
   * @returns {Promise<Uint8Array | null>} the tile's bytes, unpacked; null where the archive has no tile
   */
  async tile(z, x, y) {
    const { header, root } = await this.#open();
    if (z < header.minZoom || z > header.maxZoom) return null;
    const wanted = tileId(z, x, y);
    let directory = root;
    for (let depth = 0; depth < DEEPEST_LEAF; depth += 1) {
      const entry = findEntry(directory, wanted);
      if (!entry) return null;
      if (entry.run > 0) {
        const bytes = await this.read(header.dataOffset + entry.offset, entry.length);
        return unpack(bytes, header.tileCompression);
      }
      directory = await this.#leaf(header, entry);
    }
    return null;
  }

  #open() {
    this.#opened ??= this.#readStart().catch((problem) => {
      this.#opened = null;
      throw problem;
    });
    return this.#opened;
  }

  async #readStart() {
    const start = await this.read(0, FIRST_BYTES);
    const header = readHeader(start);
    const root = start.slice(header.rootOffset, header.rootOffset + header.rootLength);
    return { header, root: readDirectory(await unpack(root, header.internalCompression)) };
  }

  #leaf(header, { offset, length }) {
    const known = this.#directories.get(offset);
    if (known) return known;
    const directory = this.read(header.leafOffset + offset, length)
      .then((bytes) => unpack(bytes, header.internalCompression))
      .then(readDirectory);
    directory.catch(() => this.#directories.delete(offset));
    this.#directories.set(offset, directory);
    if (this.#directories.size > KEPT_DIRECTORIES) this.#directories.delete(this.#directories.keys().next().value);
    return directory;
  }
}

/** @param {ArrayBuffer} bytes */
export function readHeader(bytes) {
  const view = new DataView(bytes);
  const magic = bytes.byteLength >= HEADER_BYTES ? new TextDecoder().decode(bytes.slice(0, 7)) : "";
  if (magic !== "PMTiles" || view.getUint8(7) !== 3) throw new Error("not a PMTiles archive of version 3");
  const long = (at) => Number(view.getBigUint64(at, true));
  const degrees = (at) => view.getInt32(at, true) / 1e7;
  return {
    rootOffset: long(8),
    rootLength: long(16),
    leafOffset: long(40),
    dataOffset: long(56),
    internalCompression: COMPRESSIONS[view.getUint8(97)] ?? "unknown",
    tileCompression: COMPRESSIONS[view.getUint8(98)] ?? "unknown",
    tileType: TILE_TYPES[view.getUint8(99)] ?? "unknown",
    minZoom: view.getUint8(100),
    maxZoom: view.getUint8(101),
    bbox: [degrees(102), degrees(106), degrees(110), degrees(114)],
  };
}

/** The number of a tile: all tiles of lower zooms, then its place on the Hilbert curve of its own (section 4.1). */
export function tileId(z, x, y) {
  const side = 2 ** z;
  let id = (4 ** z - 1) / 3;
  for (let half = side / 2; half >= 1; half /= 2) {
    const right = Math.floor(x / half) % 2;
    const low = Math.floor(y / half) % 2;
    id += half * half * ((3 * right) ^ low);
    if (low === 0) {
      if (right === 1) [x, y] = [side - 1 - x, side - 1 - y];
      [x, y] = [y, x];
    }
  }
  return id;
}

/** @param {Uint8Array} bytes @returns {Entry[]} */
export function readDirectory(bytes) {
  const next = varints(bytes);
  const entries = Array.from({ length: next() }, () => ({ tileId: 0, offset: 0, length: 0, run: 0 }));
  let id = 0;
  for (const entry of entries) entry.tileId = id += next();
  for (const entry of entries) entry.run = next();
  for (const entry of entries) entry.length = next();
  entries.forEach((entry, i) => {
    const offset = next();
    const before = entries[i - 1];
    entry.offset = offset === 0 && before ? before.offset + before.length : offset - 1;
  });
  return entries;
}

/** @param {Entry[]} entries @param {number} wanted */
export function findEntry(entries, wanted) {
  let low = 0;
  let high = entries.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (entries[middle].tileId <= wanted) low = middle + 1;
    else high = middle - 1;
  }
  const entry = entries[high];
  return entry && (entry.run === 0 || wanted < entry.tileId + entry.run) ? entry : null;
}

/** Numbers of seven bits a byte, the lowest first; beyond 32 bits, so without bit operators. */
function varints(bytes) {
  let at = 0;
  return () => {
    let value = 0;
    for (let place = 1; ; place *= 128) {
      if (at >= bytes.length) throw new Error("a directory ends too early");
      const byte = bytes[at];
      at += 1;
      value += (byte & 127) * place;
      if (byte < 128) return value;
    }
  };
}

/** @param {ArrayBuffer} bytes @param {string} compression */
async function unpack(bytes, compression) {
  if (compression === "none") return new Uint8Array(bytes);
  if (compression !== "gzip") throw new Error(`tiles packed as ${compression} can't be read`);
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

/**
 * Reads ranges of a file over HTTP. When the file has been replaced meanwhile, what was known of it is of no use.
 * @param {string} url
 * @param {() => void} whenReplaced
 * @returns {ReadBytes}
 */
export function httpRanges(url, whenReplaced = () => {}) {
  /** @type {string | null} */
  let seen = null;
  return async (offset, length) => {
    const answer = await fetch(url, { headers: { Range: `bytes=${offset}-${offset + length - 1}` } });
    if (answer.status !== 206 && answer.status !== 200) throw new Error(`HTTP ${answer.status}`);
    const etag = answer.headers.get("ETag");
    if (seen && etag !== seen) whenReplaced();
    seen = etag;
    const bytes = await answer.arrayBuffer();
    return answer.status === 206 ? bytes : bytes.slice(offset, offset + length);
  };
}
