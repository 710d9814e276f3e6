import { TileLevel } from "./tile-level.js";
import { tilesIn } from "./tile-math.js";
import { classOf } from "./tile-style.js";
import { ask, listen, send } from "./workshop.js";

/** Tiles asked for beyond the edge of the view, so that a pan shows no bare ground. */
const AROUND = 1;
/** Tiles kept beyond that: one may come back. */
const KEPT_AROUND = 2;
const WHILE_MOVING_MS = 150;
const NEAR_PX = 6;
const NAMES = 250;
/** As wide as the outline of a single shape that is pointed at. */
const MARK_PX = 4;

/**
 * A layer's features as pictures of vector tiles, for more of them than a page can hold as elements. Pictures are made
 * in a worker; here they are only laid out, and kept while newer ones come.
 *
 * Events: `toggled` when shown or hidden; `ready` when all that is in view has been drawn; `trouble` {on} when tiles fail, or come again.
 */
export class TileLayer extends EventTarget {
  /** The level shown, and older ones that stay below it until it is whole. @type {TileLevel[]} */
  #levels = [];
  #visible = false;
  #timer = 0;
  #soon = 0;
  /** @type {Map<string, { id: number, stroke: string, width: number }>} by what stands out for */
  #marks = new Map();
  /** @type {import("./tile-style.js").TileStyle | null} */
  #style = null;

  /**
   * @param {import("../plan-map.js").PlanMap} map
   * @param {{ id: string, below: HTMLElement, zoom: { min: number, max: number }, url: (z: number, x: number, y: number) => string,
   *   byBorder?: boolean, labelPriority?: number, around?: number }} options `below` is the pane that the pictures lie under;
   *   `byBorder` true where areas are picked by their border only; `around` so many tiles more on every side than the view needs
   */
  constructor(map, options) {
    super();
    this.map = map;
    this.leaflet = map.leaflet;
    this.options = { around: AROUND, ...options };
    this.pane = map.addPane(`tiles-${options.id}`, Number(options.below.style.zIndex));
    this.pane.classList.add("map-tiles");
    this.pane.setAttribute("aria-hidden", "true");
    options.below.before(this.pane);
    listen(options.id, (message) => this.#heard(message));
    this.leaflet.on("viewreset zoomend moveend resize", () => this.#update());
    this.leaflet.on("move", () => this.#moving());
    this.leaflet.on("zoom", () => this.#place());
    this.leaflet.on("zoomanim", ({ center, zoom }) => {
      const origin = this.leaflet._getNewPixelOrigin(center, zoom);
      for (const level of this.#levels) level.place(origin, zoom);
    });
  }

  get visible() {
    return this.#visible;
  }

  /** What occurs on the tiles in view. @returns {{ classes: any[][], values: Map<string, Set<string>> }} */
  get occurring() {
    const told = [...(this.#levels.at(-1)?.tiles.values() ?? [])].flatMap((tile) => (tile.inView && tile.told ? [tile.told] : []));
    const values = new Map();
    for (const [attribute, list] of told.flatMap((one) => Object.entries(one.values))) {
      values.set(attribute, new Set([...(values.get(attribute) ?? []), .../** @type {string[]} */ (list)]));
    }
    return { classes: [...new Map(told.flatMap((one) => one.classes.map((pair) => [pair.join("|"), pair]))).values()], values };
  }

  /** @param {boolean} visible */
  setVisible(visible) {
    if (visible === this.#visible) return;
    this.#visible = visible;
    if (visible) this.#update();
    else this.#clear();
    this.dispatchEvent(new Event("toggled"));
  }

  /** @param {import("./tile-style.js").TileStyle} style */
  setStyle(style) {
    if (JSON.stringify(style) === JSON.stringify(this.#style)) return;
    this.#style = style;
    send({ layer: this.options.id, do: "style", style });
  }

  /**
   * Outlines one feature for a purpose, such as `hover`; null ends it.
   * @param {string} purpose
   * @param {{ id: number | null, properties: Record<string, any> } | null} feature
   * @param {{ stroke?: string, width?: number }} [how] without a colour it is the feature's own
   */
  mark(purpose, feature, { stroke, width = MARK_PX } = {}) {
    if ((this.#marks.get(purpose)?.id ?? null) === (feature?.id ?? null)) return;
    this.#marks.delete(purpose);
    if (feature?.id && this.#style) {
      const look = this.#style.looks[classOf(this.#style, feature.properties)];
      this.#marks.set(purpose, { id: feature.id, stroke: stroke ?? look.stroke, width });
    }
    send({ layer: this.options.id, do: "mark", marks: [...this.#marks.values()] });
  }

  /** Somebody saved something there. @param {readonly number[] | null} bbox degrees, null for anywhere @param {number} revision */
  changed(bbox, revision) {
    send({ layer: this.options.id, do: "changed", bbox, revision });
  }

  /** The topmost feature drawn at a place, with a null id where several are put together. @param {{ lon: number, lat: number }} place @returns {Promise<{ id: number | null, properties: any } | null>} */
  async at({ lon, lat }) {
    const level = this.#levels.at(-1);
    if (!this.#visible || !level) return null;
    const where = { lon, lat, z: level.z, zoom: level.zoom, reachPx: NEAR_PX, border: Boolean(this.options.byBorder) };
    return ask(this.options.id, "at", where);
  }

  /**
   * The feature in view that an arrow reaches from a place, or the nearest without a direction.
   * @param {{ x: number, y: number }} from pixels of the map's box
   * @param {number[] | null} direction
   * @param {number | null} without id of a feature to pass over
   * @returns {Promise<{ id: number, properties: any, lon: number, lat: number, cost: number } | null>}
   */
  async reach(from, direction, without) {
    const level = this.#levels.at(-1);
    if (!this.#visible || !level) return null;
    const corner = this.leaflet.getPixelBounds().min;
    const { x: width, y: height } = this.leaflet.getSize();
    const view = [corner.x, corner.y, corner.x + width, corner.y + height];
    const world = 256 * 2 ** this.leaflet.getZoom();
    const found = await ask(this.options.id, "reach", { z: level.z, world, view, from: [from.x + corner.x, from.y + corner.y], direction, without });
    if (!found) return null;
    const { lat, lng } = this.leaflet.unproject([found.x, found.y], this.leaflet.getZoom());
    return { id: found.id, properties: found.properties, cost: found.cost, lon: lng, lat };
  }

  #moving() {
    if (this.#timer || !this.#visible) return;
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      this.#update();
    }, WHILE_MOVING_MS);
  }

  #place() {
    for (const level of this.#levels) level.place(this.leaflet.getPixelOrigin(), this.leaflet.getZoom());
  }

  #update() {
    if (!this.#visible || !this.leaflet.getSize().x) return;
    const level = this.#levelFor(this.leaflet.getZoom());
    this.#place();
    if (!level) return;
    const view = this.#view();
    for (const at of tilesIn(level.z, view, this.options.around)) {
      const picture = level.add(at);
      if (picture) this.#show(picture);
    }
    this.#drop(level.keepOnly(new Set(tilesIn(level.z, view, KEPT_AROUND).map(({ z, x, y }) => `${z}/${x}/${y}`))));
    this.#settle();
  }

  /** The level of a zoom, made when the map has come to it. */
  #levelFor(zoom) {
    const { min, max } = this.options.zoom;
    const current = this.#levels.at(-1);
    if (zoom < min - 0.5) return void this.#clear();
    if (current?.zoom === zoom) return current;
    const backdrop = this.#levels.findLast(({ whole }) => whole) ?? current;
    for (const old of this.#levels.filter((other) => other !== backdrop)) this.#remove(old);
    const level = new TileLevel(this.leaflet, this.pane, { zoom, z: Math.min(max, Math.max(min, Math.round(zoom))) });
    this.#levels.push(level);
    return level;
  }

  #view() {
    const { min, max } = this.leaflet.getPixelBounds();
    const world = 256 * 2 ** this.leaflet.getZoom();
    return { west: min.x / world, north: min.y / world, east: max.x / world, south: max.y / world };
  }

  #show({ key, at, frame }) {
    delete this.pane.dataset.whole;
    send({ layer: this.options.id, do: "show", picture: { key, at, frame, url: this.options.url(at.z, at.x, at.y) } });
  }

  #heard(message) {
    if (message.told === "trouble") return void this.dispatchEvent(new CustomEvent("trouble", { detail: { on: message.on } }));
    const level = this.#levels.find(({ name }) => message.key.startsWith(`${name}:`));
    const tile = level?.tileOf(message.key);
    if (!level || !tile) return void message.bitmap?.close();
    if (message.told === "marked") return level.show(tile, message.bitmap, "map-tile-mark");
    level.show(tile, message.bitmap, "map-tile-picture");
    Object.assign(tile, { done: true, told: message });
    this.#settle();
  }

  /** Once all in view has come, older levels go and names are placed, a frame later at the earliest. The pane says how far it is. */
  #settle() {
    if (this.#soon) return;
    this.#soon = requestAnimationFrame(() => {
      this.#soon = 0;
      const level = this.#levels.at(-1);
      if (!level?.ready) return void delete this.pane.dataset.whole;
      level.whole = true;
      this.pane.dataset.whole = level.complete ? "around" : "view";
      while (this.#levels.length > 1) this.#remove(this.#levels[0]);
      this.#placeNames(level);
      this.dispatchEvent(new Event("ready"));
    });
  }

  /** A feature that several tiles show is named where it has most room. */
  #placeNames(level) {
    const best = new Map();
    for (const name of [...level.tiles.values()].flatMap(({ told }) => told?.names ?? [])) {
      if (name.width >= (best.get(name.id)?.width ?? 0)) best.set(name.id, name);
    }
    const { id, labelPriority: priority = 50 } = this.options;
    const names = [...best.values()].sort((a, b) => b.width - a.width).slice(0, NAMES);
    this.map.labels.set(`tiles-${id}`, names.map(({ text, lon, lat, width }) => ({ text, lon, lat, width, priority, kind: id })));
  }

  #remove(level) {
    this.#levels = this.#levels.filter((other) => other !== level);
    this.#drop(level.remove());
  }

  #drop(keys) {
    for (const key of keys) send({ layer: this.options.id, do: "drop", key });
  }

  #clear() {
    for (const level of [...this.#levels]) this.#remove(level);
    delete this.pane.dataset.whole;
    this.map.labels.clear(`tiles-${this.options.id}`);
  }
}
