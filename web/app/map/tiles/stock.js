/**
 * One layer's tiles in the worker: the data fetched, the pictures the map wants, and answers about what is where. A
 * picture is drawn from data that is there; changed data is fetched again while the old picture stays.
 */
import { featureAt } from "./geometry.js";
import { readTile } from "./mvt.js";
import { paintMark, paintTile } from "./paint.js";
import { namesOn, occurring } from "./telling.js";
import { nameOf, tileMeets, worldOf } from "./tile-math.js";
import { lookOf } from "./tile-style.js";

/** Tiles whose data is kept although no picture needs it. */
const KEPT = 150;
/** A save of many zones comes as many changes; a tile is fetched once for all of them. */
const GATHER_MS = 60;

/**
 * @typedef {import("./tile-math.js").TileAt} TileAt
 * @typedef {{ key: string, at: TileAt, url: string, frame: import("./paint.js").Frame, marked?: boolean }} Picture
 * @typedef {{ tile: import("./mvt.js").TileData | null }} Held null for a tile with nothing in it
 * @typedef {{ id: number, stroke: string, width: number }} Mark
 */

export class TileStock {
  /** @type {Map<string, Held>} by tile */
  #held = new Map();
  /** @type {Map<string, Picture>} by key */
  #pictures = new Map();
  /** @type {Map<string, AbortController>} by tile */
  #coming = new Map();
  /** @type {Set<string>} keys to be drawn */
  #due = new Set();
  /** @type {import("./tile-style.js").TileStyle | null} */
  #style = null;
  /** @type {Mark[]} */
  #marks = [];
  #troubled = new Set();
  #revision = 0;
  /** Tiles in which something has changed. @type {Set<string>} */
  #touched = new Set();
  /** Those that changed again while they were on their way: they are shown, and fetched once more. @type {Set<string>} */
  #late = new Set();
  #gathering = /** @type {any} */ (0);

  /** @param {{ fetcher: import("./fetcher.js").Fetcher, tell: (message: any, transfer?: any[]) => void, wake: () => void }} parts */
  constructor({ fetcher, tell, wake }) {
    Object.assign(this, { fetcher, tell, wake });
  }

  /** @param {import("./tile-style.js").TileStyle} style */
  setStyle(style) {
    this.#style = style;
    for (const key of this.#pictures.keys()) this.#plan(key);
  }

  /** @param {Picture} picture */
  show(picture) {
    this.#pictures.set(picture.key, picture);
    const held = this.#held.get(nameOf(picture.at));
    if (held) this.#plan(picture.key);
    else this.#fetch(picture);
  }

  /** @param {string} key */
  drop(key) {
    const picture = this.#pictures.get(key);
    this.#pictures.delete(key);
    this.#due.delete(key);
    if (picture && !this.#picturesOf(picture.at).length) this.#coming.get(nameOf(picture.at))?.abort();
    this.#forget();
  }

  /** Somebody saved something. @param {readonly number[] | null} bbox degrees, null for anywhere @param {number} revision that an answer has to be as new as */
  changed(bbox, revision) {
    this.#revision = Math.max(this.#revision, revision);
    for (const name of [...this.#held.keys(), ...this.#coming.keys()]) {
      const [z, x, y] = name.split("/").map(Number);
      if (tileMeets({ z, x, y }, bbox)) this.#touched.add(name);
    }
    this.#gathering ||= setTimeout(() => this.#renew(), GATHER_MS);
  }

  /** @param {Mark[]} marks features that stand out */
  mark(marks) {
    const before = this.#marks;
    this.#marks = marks;
    const ids = new Set([...before, ...marks].map(({ id }) => id));
    for (const picture of this.#pictures.values()) {
      const tile = this.#held.get(nameOf(picture.at))?.tile;
      if (tile?.features.some(({ id }) => id !== null && ids.has(id))) this.#drawMarks(picture, tile);
    }
  }

  /** Draws the oldest picture that is due. @returns {boolean} whether more are */
  drawNext() {
    const [key] = this.#due;
    if (key === undefined) return false;
    this.#due.delete(key);
    const picture = this.#pictures.get(key);
    if (picture) this.#draw(picture);
    return this.#due.size > 0;
  }

  /** The topmost feature at a place. @param {{ lon: number, lat: number, z: number, reachPx: number, border: boolean, zoom: number }} where */
  at({ lon, lat, z, reachPx, border, zoom }) {
    const count = 2 ** z;
    const [x, y] = worldOf(lon, lat).map((value) => value * count);
    const tile = this.#held.get(nameOf({ z, x: Math.floor(x), y: Math.floor(y) }))?.tile;
    if (!tile) return null;
    const [u, v] = [x, y].map((value) => (value - Math.floor(value)) * tile.extent);
    const reach = (reachPx * tile.extent) / (256 * 2 ** (zoom - z));
    const found = featureAt(tile, u, v, { reach, border, isDrawn: (feature) => this.#isDrawn(feature) });
    return found && { id: found.id, properties: found.properties };
  }

  /**
   * The feature that is best reached from a place; all lengths in pixels of the world at the map's zoom.
   * @param {{ z: number, world: number, view: number[], from: number[], direction: number[] | null, without: number | null }} question
   *   `view` left, top, right, bottom; without a direction the nearest is told
   */
  reach({ z, world, view, from, direction, without }) {
    let best = null;
    for (const [name, { tile }] of this.#held) {
      const [tz, tx, ty] = name.split("/").map(Number);
      if (tz !== z || !tile) continue;
      for (const feature of tile.features) {
        if (feature.id === null || feature.id === without) continue;
        const [west, north, east, south] = feature.box;
        const unit = world / (tile.extent * 2 ** z);
        const x = (tx * tile.extent + (west + east) / 2) * unit;
        const y = (ty * tile.extent + (north + south) / 2) * unit;
        if (x < view[0] || x > view[2] || y < view[1] || y > view[3]) continue;
        const cost = costOf(x - from[0], y - from[1], direction);
        if (cost < (best?.cost ?? Infinity) && this.#isDrawn(feature)) best = { id: feature.id, properties: feature.properties, x, y, cost };
      }
    }
    return best;
  }

  #isDrawn(feature) {
    return Boolean(this.#style) && lookOf(/** @type {any} */ (this.#style), feature) >= 0;
  }

  #picturesOf(at) {
    return [...this.#pictures.values()].filter((picture) => nameOf(picture.at) === nameOf(at));
  }

  /** Touched tiles that are in a picture are fetched again, the others forgotten. */
  #renew() {
    this.#gathering = 0;
    const pictures = new Map([...this.#pictures.values()].map((picture) => [nameOf(picture.at), picture]));
    for (const name of this.#touched) {
      const picture = pictures.get(name);
      if (this.#coming.has(name)) this.#late.add(name);
      else if (picture) this.#fetch(picture, true);
      else this.#held.delete(name);
    }
    this.#touched.clear();
  }

  #plan(key) {
    this.#due.add(key);
    this.wake();
  }

  async #fetch({ at, url }, again = false) {
    const name = nameOf(at);
    if (this.#coming.has(name)) return;
    const control = new AbortController();
    this.#coming.set(name, control);
    const address = this.#revision && again ? `${url}${url.includes("?") ? "&" : "?"}revision=${this.#revision}` : url;
    try {
      const bytes = await this.fetcher.fetch(address, control.signal, () => this.#trouble(name, true));
      this.#held.delete(name);
      this.#held.set(name, { tile: bytes?.length ? readTile(bytes) : null });
      this.#trouble(name, false);
      for (const { key } of this.#picturesOf(at)) this.#plan(key);
    } catch {
      this.#trouble(name, !control.signal.aborted);
    } finally {
      this.#coming.delete(name);
      const [wanted] = this.#picturesOf(at);
      const isLate = this.#late.delete(name);
      if (wanted && (isLate || !this.#held.has(name)) && (isLate || control.signal.aborted)) this.#fetch(wanted, isLate);
    }
  }

  #trouble(name, on) {
    const before = this.#troubled.size;
    if (on) this.#troubled.add(name);
    else this.#troubled.delete(name);
    if (Boolean(before) !== Boolean(this.#troubled.size)) this.tell({ told: "trouble", on });
  }

  #draw(picture) {
    const held = this.#held.get(nameOf(picture.at));
    const style = this.#style;
    if (!held || !style) return;
    const { tile } = held;
    const { key, frame } = picture;
    const bitmap = tile?.features.length ? painted(frame, (context) => paintTile(context, tile, style, frame)) : null;
    const told = tile ? { names: namesOn(tile, picture, style), ...occurring(tile, style) } : { names: [], classes: [], values: {} };
    this.tell({ told: "picture", key, bitmap, ...told }, bitmap ? [bitmap] : []);
    if (tile && (picture.marked || this.#marks.length)) this.#drawMarks(picture, tile);
  }

  #drawMarks(picture, tile) {
    const marked = this.#marks
      .map((mark) => ({ mark, features: tile.features.filter(({ id }) => id === mark.id) }))
      .filter(({ features }) => features.length);
    if (!marked.length && !picture.marked) return;
    picture.marked = marked.length > 0;
    const draw = (context) => marked.forEach(({ mark, features }) => paintMark(context, tile, features, mark, picture.frame));
    const bitmap = marked.length ? painted(picture.frame, draw) : null;
    this.tell({ told: "marked", key: picture.key, bitmap }, bitmap ? [bitmap] : []);
  }

  /** The oldest data that no picture needs is let go. */
  #forget() {
    if (this.#held.size <= KEPT) return;
    const needed = new Set([...this.#pictures.values()].map(({ at }) => nameOf(at)));
    for (const name of this.#held.keys()) {
      if (this.#held.size <= KEPT) return;
      if (!needed.has(name)) this.#held.delete(name);
    }
  }
}

/** Sideways distance counts double, so that arrows feel straight. */
function costOf(dx, dy, direction) {
  if (!direction) return Math.hypot(dx, dy);
  const along = dx * direction[0] + dy * direction[1];
  return along > 1 ? along + 2 * Math.abs(dx * direction[1] - dy * direction[0]) : Infinity;
}

function painted({ width, height, ratio }, paint) {
  const canvas = new OffscreenCanvas(Math.round(width * ratio), Math.round(height * ratio));
  paint(canvas.getContext("2d"));
  return canvas.transferToImageBitmap();
}
