/**
 * A layer with more features than a page can hold: only what is in view is read. Up to MANY of them are shapes in
 * their exact geometry; of more, the picture comes from tiles, the list from the first rows that the server has, and
 * the chosen one alone is a shape.
 */
import { boxOf, loadTiles } from "../../map/index.js";
import { address, get } from "../../platform/api.js";
import { municipality } from "../../platform/page.js";
import { MANY, drawnFrom } from "./drawn-from.js";

/** Rows that a list reads at once. */
export const ROWS = 150;
const GATHER_MS = 100;
/** So many changed shapes are read one by one. */
const FEW = 10;
const SCOPE = "plan_status";

export class LargeLayer {
  /** The exact features read for the list. @type {any[]} */
  rows = [];
  /** How many are in view and pass the filters. */
  matched = 0;
  /** @type {"shapes" | "tiles" | null} */
  drawn = null;
  /** @type {string | null} */
  #next = null;
  #busy = 0;
  /** What others saved since it was last looked at. @type {Map<number | null, import("../../platform/live.js").Change>} */
  #news = new Map();
  /** @type {Promise<void> | null} */
  #taken = null;
  /** What the legend was last told to be on the picture. */
  #told = "";
  /** @type {number | null} */
  #chosen = null;
  /** Values seen so far, so that a filter does not take its own choices away. @type {Map<string, Set<string>>} */
  #seen = new Map();
  /** @type {import("../../map/tiles/tile-layer.js").TileLayer | undefined} */
  #tiles;

  /** @param {import("./map-layers.js").MapLayer} layer */
  constructor(layer) {
    this.layer = layer;
    this.map = layer.map;
    this.carried = new Set(layer.definition.attributes.filter(({ tile }) => tile).map(({ name }) => name));
    this.module = loadTiles();
  }

  get fromTiles() {
    return this.drawn === "tiles";
  }

  /** Whether there are rows that have not been read. */
  get more() {
    return this.fromTiles && this.#next !== null;
  }

  /** Stand-ins for the features on the tiles in view, one per class that occurs. */
  get samples() {
    if (!this.fromTiles || !this.#tiles) return null;
    const { colourBy, shadeBy } = this.layer;
    return this.#tiles.occurring.classes.map(([value, shade]) => ({ properties: { [colourBy]: value, [shadeBy ?? ""]: shade } }));
  }

  /** Reads what is in view: how many decides how it is drawn. */
  async load() {
    const ticket = ++this.#busy;
    await this.#prepare();
    if (!this.layer.on) return this.#tiles?.setVisible(false);
    const query = { ...this.#query(), bbox: this.map.box.map((degrees) => degrees.toFixed(6)).join(",") };
    const first = await this.layer.ask({ ...query, limit: ROWS });
    if (ticket !== this.#busy) return;
    this.matched = first.numberMatched ?? first.features.length;
    const drawn = drawnFrom({ matched: this.matched, before: this.drawn, filters: [...this.#wanted().keys()], carried: this.carried });
    if (drawn === "tiles") return this.#showTiles(first);
    const all = this.matched > first.features.length ? await this.layer.ask({ ...query, limit: MANY }) : first;
    if (ticket === this.#busy) await this.#showShapes(all.features);
  }

  /** Reads the next rows of the list. */
  async readMore() {
    if (!this.#next) return;
    const page = await get(this.#next);
    this.rows = [...this.rows, ...page.features];
    this.#next = nextOf(page);
  }

  /** @param {number} id */
  async find(id) {
    const feature = await get(`/ogc/collections/${this.layer.id}/items/${id}`).catch((problem) => {
      if ([404, 410].includes(problem.status)) return null;
      throw problem;
    });
    if (feature) this.layer.shapes.upsert(feature);
    return feature;
  }

  /** Keeps the chosen feature's exact shape on the map, and no other; null keeps none. @param {number | null} id */
  choose(id) {
    this.#chosen = id;
    if (this.fromTiles) this.#keepChosen();
    this.restyle();
  }

  /** The feature that tiles show as one with others, by asking the server. @param {{ lon: number, lat: number }} place */
  async at({ lon, lat }) {
    const bbox = [lon, lat, lon, lat].map((degrees, i) => (degrees + (i < 2 ? -1e-6 : 1e-6)).toFixed(6)).join(",");
    const { features } = await this.layer.ask({ ...this.#query(), bbox, limit: 1 });
    return features[0]?.id ?? null;
  }

  /** Takes in what others saved, together with what else they save in the same moment. @param {import("../../platform/live.js").Change} change */
  follow(change) {
    this.#tiles?.changed(change.bbox, change.revision);
    this.#news.set(change.id, change);
    this.#taken ??= new Promise((done) => window.setTimeout(done, GATHER_MS)).then(() => this.#takeNews());
    return this.#taken;
  }

  /** Everything may have changed, or what this layer shows of another's features has. @param {readonly number[] | null} bbox @param {number} [revision] */
  touch(bbox, revision = 0) {
    this.#tiles?.changed(bbox, revision);
  }

  /** Draws tiles as the layer's switches, filters and colours now say. */
  async restyle() {
    const { tileLooks } = await this.#prepare();
    const { layer } = this;
    const [looks, classes] = looksOf(layer);
    this.#tiles?.setStyle({
      by: layer.colourBy ?? null,
      shadeBy: layer.shadeBy,
      classes,
      looks: tileLooks(this.map.element, looks),
      usual: 0,
      where: this.#where(),
      label: this.carried.has(layer.labelAttribute) ? { attribute: layer.labelAttribute, minZoom: layer.shapes.options.labelMinZoom ?? 0 } : null,
      counted: layer.definition.attributes.filter(({ codelist, filter, tile }) => codelist && filter && tile).map(({ name }) => name),
      hidden: this.#chosen === null ? [] : [this.#chosen],
    });
  }

  /** @param {number | null} id */
  hint(id) {
    this.#tiles?.mark("hint", this.rows.find((feature) => feature.id === id) ?? null);
  }

  /** Puts the keyboard's focus back on a feature of the picture. @param {any} feature */
  async focus(feature) {
    const { focusOnTile } = await this.module;
    const [west, south, east, north] = /** @type {any} */ (boxOf(feature.geometry));
    focusOnTile(this.map, this.layer.id, { id: feature.id, properties: feature.properties, lon: (west + east) / 2, lat: (south + north) / 2 });
  }

  /** What occurs, as far as tiles tell it; null where shapes do. @param {string} attribute */
  valuesOf(attribute) {
    for (const [name, values] of this.#tiles?.occurring.values ?? []) this.#seen.set(name, new Set([...(this.#seen.get(name) ?? []), ...values]));
    return this.fromTiles ? new Set([...(this.#seen.get(attribute) ?? []), ...(this.layer.filters.get(attribute) ?? [])]) : null;
  }

  async #prepare() {
    const module = await this.module;
    if (this.#tiles) return module;
    const { layer } = this;
    const { options } = layer.shapes;
    this.#tiles = module.addTileLayer(this.map, {
      id: layer.id,
      order: layer.order,
      zoom: layer.definition.zoom,
      url: (z, x, y) => address(`/tiles/${layer.id}/${z}/${x}/${y}.mvt`, { municipality: municipality.id }),
      name: (feature) => layer.words.name(feature),
      byBorder: layer.id === "overlay",
      labelPriority: options.labelPriority,
    });
    this.#tiles.addEventListener("ready", () => this.#pictured());
    module.onTheme(() => this.restyle());
    await this.restyle();
    return module;
  }

  #showTiles(page) {
    this.rows = page.features;
    this.#next = nextOf(page);
    this.#tiles?.setVisible(true);
    const began = this.drawn !== "tiles";
    this.drawn = "tiles";
    if (!began) return;
    const chosen = this.map.selected?.layer === this.layer.id ? this.map.selected.id : null;
    this.choose(chosen);
  }

  /** Shapes go when the picture has come, and the legend learns what else is on it. */
  #pictured() {
    if (!this.fromTiles) return;
    this.#keepChosen();
    const occurring = JSON.stringify(this.samples);
    if (occurring === this.#told) return;
    this.#told = occurring;
    this.layer.onPictured();
  }

  #keepChosen() {
    const { shapes } = this.layer;
    if (shapes.features.some(({ id }) => id !== this.#chosen)) shapes.setFeatures(shapes.features.filter(({ id }) => id === this.#chosen));
  }

  async #showShapes(features) {
    const ticket = this.#busy;
    this.drawn = "shapes";
    await this.layer.shapes.changeTo(features);
    if (ticket === this.#busy) this.#tiles?.setVisible(false);
  }

  /** A few shapes are read one by one, more of them with the view; rows and numbers always with the view. */
  async #takeNews() {
    const news = [...this.#news.values()];
    this.#news.clear();
    this.#taken = null;
    if (news.some(({ id }) => id === null)) return this.#readAnew();
    const known = news.filter(({ id }) => this.layer.shapes.get(id));
    const few = known.length <= FEW;
    if (few) await Promise.all(known.map((change) => this.layer.take(change)));
    const isListed = ({ id, operation }) => operation !== "UPDATE" || this.rows.some((row) => row.id === id);
    if (!few || (this.fromTiles ? news.some(isListed) : news.length > known.length)) await this.load();
  }

  /** After so many changes that nobody counts them: the view, and the one shape that tiles leave to us. */
  async #readAnew() {
    if (this.fromTiles && this.#chosen !== null) await this.layer.take({ id: this.#chosen, operation: "UPDATE" });
    await this.load();
  }

  /** Filters in use. @returns {Map<string, Set<string>>} */
  #wanted() {
    return new Map([...this.layer.filters].filter(([, values]) => values.size));
  }

  #query() {
    const wanted = [...this.#wanted()].map(([name, values]) => [name, [...values].join(",")]);
    const statuses = this.layer.hasScope ? [[SCOPE, this.layer.scopeCodes.join(",")]] : [];
    return Object.fromEntries([...wanted, ...statuses]);
  }

  #where() {
    const wanted = [...this.#wanted()].map(([attribute, values]) => ({ attribute, values: [...values] }));
    return this.layer.hasScope ? [...wanted, { attribute: SCOPE, values: this.layer.scopeCodes }] : wanted;
  }
}

function nextOf(page) {
  const link = (page.links ?? []).find(({ rel }) => rel === "next")?.href;
  if (!link) return null;
  const { pathname, search } = new URL(link, location.href);
  return pathname + search;
}

/** Every look that may occur, and which class has which; the first is that of features without a class. */
function looksOf(layer) {
  const looks = [layer.look({ properties: {} })];
  const classes = {};
  for (const { value, shades } of layer.classes) {
    for (const shade of [null, ...Object.keys(shades ?? {})]) {
      classes[shade === null ? value : `${value}|${shade}`] = looks.length;
      looks.push(layer.look({ properties: { [layer.colourBy]: value, ...(shade === null ? {} : { [layer.shadeBy]: shade }) } }));
    }
  }
  return [looks, classes];
}
