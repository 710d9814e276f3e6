import { DomUtil, point } from "leaflet";
import { h } from "../../platform/dom.js";
import { nameOf } from "./tile-math.js";

let lastLevel = 0;

/**
 * The tiles of one zoom, on whole pixels so that no line of paper shows between them, and as sharp at a quarter of a
 * zoom as at a whole one. While the map goes to another zoom they are scaled by the browser.
 */
export class TileLevel {
  /** @type {Map<string, { key: string, element: HTMLElement, box: any, inView: boolean, done: boolean, told: any }>} by tile */
  tiles = new Map();
  whole = false;

  /** @param {any} leaflet @param {HTMLElement} pane @param {{ zoom: number, z: number }} scale `zoom` of the map, `z` of the tiles */
  constructor(leaflet, pane, { zoom, z }) {
    lastLevel += 1;
    Object.assign(this, { leaflet, zoom, z, name: String(lastLevel) });
    this.size = 256 * 2 ** (zoom - z);
    this.origin = leaflet.getPixelOrigin();
    this.element = h("div.map-tile-level.leaflet-zoom-animated");
    pane.append(this.element);
    this.place(this.origin, zoom);
  }

  /** Lays the tiles where they belong. @param {any} origin the map's pixel origin, now or at the end of an animation @param {number} zoom then */
  place(origin, zoom) {
    const scale = this.leaflet.getZoomScale(zoom, this.zoom);
    DomUtil.setTransform(this.element, this.origin.multiplyBy(scale).subtract(origin).round(), scale);
  }

  /** Adds a tile that is not here yet. @param {import("./tile-math.js").TileAt & { inView: boolean }} at @returns {any} what the worker needs to draw it, null if it is here */
  add(at) {
    const known = this.tiles.get(nameOf(at));
    if (known) known.inView = at.inView;
    if (known) return null;
    const [left, top, right, bottom] = [at.x, at.y, at.x + 1, at.y + 1].map((edge) => Math.round(edge * this.size));
    const frame = { left, top, width: right - left, height: bottom - top, ratio: window.devicePixelRatio || 1, zoom: this.zoom };
    const element = h("div.map-tile");
    DomUtil.setPosition(element, point(left, top).subtract(this.origin));
    this.element.append(element);
    const key = `${this.name}:${nameOf(at)}`;
    this.tiles.set(nameOf(at), { key, element, box: frame, inView: at.inView, done: false, told: null });
    return { key, at: { z: at.z, x: at.x, y: at.y }, frame };
  }

  /** @param {string} key @returns {any} */
  tileOf(key) {
    return this.tiles.get(key.slice(this.name.length + 1));
  }

  /** Shows a picture in place of the tile's last one. @param {any} tile @param {ImageBitmap | null} bitmap @param {string} layer of the tile: `map-tile-picture` or `map-tile-mark` */
  show({ element, box }, bitmap, layer) {
    const old = element.querySelector(`.${layer}`);
    if (!bitmap) return old?.remove();
    const canvas = /** @type {HTMLCanvasElement} */ (h(`canvas.${layer}`, { width: bitmap.width, height: bitmap.height }));
    Object.assign(canvas.style, { width: `${box.width}px`, height: `${box.height}px` });
    /** @type {ImageBitmapRenderingContext} */ (canvas.getContext("bitmaprenderer")).transferFromImageBitmap(bitmap);
    if (old) old.replaceWith(canvas);
    else element.append(canvas);
  }

  /** @param {Set<string>} wanted names of tiles to keep @returns {string[]} keys of those taken away */
  keepOnly(wanted) {
    const gone = [];
    for (const [name, { key, element }] of this.tiles) {
      if (wanted.has(name)) continue;
      element.remove();
      this.tiles.delete(name);
      gone.push(key);
    }
    return gone;
  }

  /** Whether every tile in view has come. */
  get ready() {
    return [...this.tiles.values()].every(({ done, inView }) => done || !inView);
  }

  /** Whether those around the view have come as well, so that nothing is on its way. */
  get complete() {
    return [...this.tiles.values()].every(({ done }) => done);
  }

  /** @returns {string[]} keys of its tiles */
  remove() {
    this.element.remove();
    return [...this.tiles.values()].map(({ key }) => key);
  }
}
