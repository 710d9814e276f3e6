import { latLng, polygon, polyline } from "leaflet";
import { h } from "../platform/dom.js";
import { inSlices } from "../platform/slices.js";
import { patternFill } from "../ui/patterns.js";
import { boxOf, boxesMeet, labelPlace } from "./geometry.js";
import { Clusters } from "./clusters.js";
import { SymbolMarker } from "./symbol.js";

const PANE_BASE = 400;
/** Points are small: what lies under them may not show through. */
const POINT_OPACITY = 0.85;
const DEFAULT_LOOK = { colour: "#607d8b", width: 2 };

/**
 * @typedef {object} Look how one feature is drawn
 * @property {string} colour as #rrggbb
 * @property {string} [colourDark] in the dark theme, when another is needed
 * @property {string} [pattern] see ui/patterns.js; without one the fill is the colour at `fillOpacity`
 * @property {number} [fillOpacity] 0–1
 * @property {number} [width] of the outline, pixels
 * @property {string} [dash] SVG dash array of the outline
 * @property {string} [symbol] for points, see symbol.js
 * @property {number} [radius] for points, pixels
 *
 * @typedef {object} LayerOptions
 * @property {string} id
 * @property {number} order among the feature layers, higher lies above
 * @property {(feature: any) => Look} look
 * @property {(feature: any) => string} name what a screen reader says and the tip shows
 * @property {(feature: any) => string | null} [label] text on the map
 * @property {number} [labelPriority]
 * @property {number} [labelMinZoom]
 * @property {boolean} [labelOutside] true when a label may be wider than its shape
 * @property {number} [labelOffset] pixels below a point
 * @property {boolean} [cluster] true when points that cover each other become one mark with their number
 * @property {boolean} [interactive] false for shapes that are only looked at
 */

/** GeoJSON features as shapes that can be pointed at, chosen by mouse, touch and keyboard, filtered and replaced one by one. */
export class FeatureLayer {
  /** @type {Map<number, { feature: any, shape: any, key: any }>} */
  #entries = new Map();
  #visible = true;
  /** @type {(feature: any) => boolean} */
  #filter = () => true;
  /** @type {any[]} */
  #outline = [];
  /** @type {number | null} */
  #chosen = null;
  /** @type {Set<any>} */
  #marked = new Set();
  #labelled = 0;
  #turn = 0;

  /** @param {import("./plan-map.js").PlanMap} map @param {LayerOptions} options */
  constructor(map, options) {
    this.map = map;
    this.options = options;
    this.pane = `layer-${options.id}`;
    map.addPane(this.pane, PANE_BASE + options.order);
    map.layers.set(options.id, this);
    if (options.cluster) {
      this.clusters = new Clusters(map, this.pane);
      map.leaflet.on("zoomend", () => this.#refresh());
    }
  }

  /** Every feature, shown or not. */
  get features() {
    return [...this.#entries.values()].map(({ feature }) => feature);
  }

  /** Those that pass the filter. */
  get shown() {
    return this.features.filter((feature) => this.#visible && this.#filter(feature));
  }

  /** Those shown that meet the part of the map in view. */
  get inView() {
    const view = this.map.box;
    return this.shown.filter(({ geometry }) => geometry && boxesMeet(/** @type {any} */ (boxOf(geometry)), view));
  }

  /** @param {number} id */
  get(id) {
    return this.#entries.get(id)?.feature;
  }

  /** Replaces everything. @param {any[]} features */
  setFeatures(features) {
    this.#turn += 1;
    for (const id of [...this.#entries.keys()]) this.#drop(id);
    for (const feature of features) this.#put(feature);
    this.#refresh();
  }

  /**
   * Replaces everything, too, but leaves alone what stays as it is, and lets the page breathe between the others.
   * @param {any[]} features whose properties tell whether they have changed
   */
  async changeTo(features) {
    this.#turn += 1;
    const turn = this.#turn;
    const wanted = new Map(features.map((feature) => [feature.id, JSON.stringify(feature.properties)]));
    for (const [id, { feature }] of [...this.#entries]) {
      if (wanted.get(id) !== JSON.stringify(feature.properties)) this.#drop(id);
    }
    await inSlices(features.filter(({ id }) => !this.#entries.has(id)), (feature) => {
      if (turn !== this.#turn) return;
      this.#put(feature);
      const { shape } = /** @type {any} */ (this.#entries.get(feature.id));
      if (shape && this.#visible && !this.clusters && this.#filter(feature)) shape.addTo(this.map.leaflet);
    });
    if (turn === this.#turn) this.#refresh();
  }

  /** Adds a feature or replaces the one with its id. @param {any} feature */
  upsert(feature) {
    this.#drop(feature.id);
    this.#put(feature);
    this.#refresh();
  }

  /** @param {number} id */
  remove(id) {
    this.#drop(id);
    this.#refresh();
  }

  /** @param {boolean} visible */
  setVisible(visible) {
    this.#visible = visible;
    this.#refresh();
  }

  /** @param {(feature: any) => boolean} filter */
  setFilter(filter) {
    this.#filter = filter;
    this.#refresh();
  }

  /** Draws everything again, after the look has come to depend on something else. @param {Partial<LayerOptions>} options */
  restyle(options) {
    Object.assign(this.options, options);
    this.setFeatures(this.features);
  }

  /** Marks one shape while its row in a list is pointed at. @param {number | null} id */
  hint(id) {
    for (const [key, { shape }] of this.#entries) shape?.getElement()?.classList.toggle("hinted", key === id);
  }

  /** Marks every shape that has been picked. @param {Iterable<any>} ids */
  mark(ids) {
    this.#marked = new Set(ids);
    for (const [key, { shape }] of this.#entries)
      shape?.getElement()?.classList.toggle("marked", this.#marked.has(key));
  }

  /** Puts the keyboard's focus on a shape. @param {number} id */
  focus(id) {
    this.#entries.get(id)?.shape?.getElement()?.focus({ preventScroll: true });
  }

  /** Shows for a moment that a shape has just changed. @param {number} id */
  flash(id) {
    const element = this.#entries.get(id)?.shape?.getElement();
    element?.classList.add("flash");
    element?.addEventListener("animationend", () => element.classList.remove("flash"), { once: true });
  }

  /** Called by the map. @param {number | null} id */
  showSelected(id) {
    this.#chosen = id;
    for (const line of this.#outline) line.remove();
    this.#outline = [];
    for (const [key, { shape }] of this.#entries) shape?.getElement()?.classList.toggle("chosen", key === id);
    const entry = id === null ? null : this.#entries.get(id);
    if (!entry?.shape || entry.feature.geometry.type === "Point") return;
    this.#outline = ["selection-casing", "selection-line"].map((className) =>
      makeShape(entry.feature.geometry, {
        className,
        interactive: false,
        fill: false,
        renderer: this.map.renderer("selection"),
      }).addTo(this.map.leaflet),
    );
  }

  #put(feature) {
    this.#entries.set(feature.id, { feature, shape: feature.geometry ? this.#draw(feature) : null, key: null });
  }

  #draw(feature) {
    const look = { ...DEFAULT_LOOK, ...this.options.look(feature) };
    const interactive = this.options.interactive !== false;
    const shape = makeShape(feature.geometry, {
      renderer: this.map.renderer(this.pane),
      className: `shape shape-${this.options.id}`,
      interactive,
      fill: true,
      ...paint(feature.geometry.type === "Point" ? { ...look, fillOpacity: POINT_OPACITY } : look),
      opacity: 1,
      weight: look.width,
      dashArray: look.dash,
      smoothFactor: 0.5,
      symbol: look.symbol,
      radius: look.radius ?? 9,
    });
    if (interactive) this.#wire(shape, feature);
    return shape;
  }

  #wire(shape, feature) {
    const pick = () => this.map.pick({ layer: this.options.id, id: feature.id, feature });
    shape.on("click", pick);
    shape.bindTooltip(() => h("span", this.options.name(feature)), {
      sticky: true,
      direction: "top",
      className: "map-tip",
      opacity: 1,
    });
    shape.on("add", () => {
      const element = shape.getElement();
      element.setAttribute("role", "button");
      element.setAttribute("aria-label", this.options.name(feature));
      element.dataset.id = String(feature.id);
      const key = { element, centre: () => this.#centre(feature), open: pick };
      this.map.keyboard.add(key);
      const entry = this.#entries.get(feature.id);
      if (entry) entry.key = key;
    });
    shape.on("remove", () => {
      const entry = this.#entries.get(feature.id);
      if (entry?.key) this.map.keyboard.remove(entry.key);
    });
  }

  #centre(feature) {
    feature.place ??= labelPlace(feature.geometry);
    return this.map.leaflet.latLngToContainerPoint(latLng(feature.place.lat, feature.place.lon));
  }

  #drop(id) {
    const entry = this.#entries.get(id);
    if (!entry) return;
    entry.shape?.remove();
    this.#entries.delete(id);
  }

  /** Puts on the map what should be there and takes off what should not; then the labels. */
  #refresh() {
    const alone = this.clusters?.arrange(this.shown.filter(({ geometry }) => geometry?.type === "Point"));
    for (const { feature, shape } of this.#entries.values()) {
      if (!shape) continue;
      const clustered = alone && feature.geometry.type === "Point" && !alone.has(feature.id);
      const wanted = this.#visible && !clustered && this.#filter(feature);
      const present = this.map.leaflet.hasLayer(shape);
      if (wanted && !present) shape.addTo(this.map.leaflet);
      if (!wanted && present) shape.remove();
    }
    if (this.#chosen !== null) this.showSelected(this.#chosen);
    if (this.#marked.size) this.mark(this.#marked);
    cancelAnimationFrame(this.#labelled);
    this.#labelled = requestAnimationFrame(() => this.#label());
  }

  #label() {
    const { id, label, labelPriority = 50, labelMinZoom = 0, labelOutside = false, labelOffset = 18 } = this.options;
    if (!label) return;
    this.map.labels.set(
      id,
      this.shown.flatMap((feature) => {
        const { shape } = this.#entries.get(feature.id) ?? {};
        const text = shape && this.map.leaflet.hasLayer(shape) && label(feature);
        if (!text) return [];
        feature.place ??= labelPlace(feature.geometry);
        const { lon, lat, width } = feature.place;
        const point = feature.geometry.type === "Point";
        const room = point || labelOutside ? { offset: labelOffset } : { width };
        return [{ text, lon, lat, priority: labelPriority, minZoom: labelMinZoom, kind: id, ...room }];
      }),
    );
  }
}

/** Outline and fill; a pattern brings its own tint. */
function paint({ colour, colourDark, pattern, fillOpacity = 0.35 }) {
  const color = outlineColour({ colour, colourDark });
  const fillColor = colourDark ? `light-dark(${colour}, ${colourDark})` : colour;
  return pattern
    ? { color, fillColor: patternFill(pattern, colour), fillOpacity: 1 }
    : { color, fillColor, fillOpacity };
}

/** A pale official colour gets a darker outline, or it would not be seen. @param {{ colour: string, colourDark?: string }} look @returns {string} CSS colour */
export function outlineColour({ colour, colourDark }) {
  if (colourDark) return `light-dark(${colour}, ${colourDark})`;
  return isPale(colour) ? `light-dark(color-mix(in srgb, ${colour} 45%, #333), ${colour})` : colour;
}

/** @param {string} colour as #rrggbb */
function isPale(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.6;
}

/** One Leaflet path for any GeoJSON geometry. */
function makeShape(geometry, options) {
  const flip = ([lon, lat]) => [lat, lon];
  const flipAll = (positions) => positions.map(flip);
  switch (geometry.type) {
    case "Point":
      return new SymbolMarker(flip(geometry.coordinates), options);
    case "MultiPoint":
      return new SymbolMarker(flip(geometry.coordinates[0]), options);
    case "LineString":
      return polyline(flipAll(geometry.coordinates), { ...options, fill: false, weight: 4 });
    case "MultiLineString":
      return polyline(geometry.coordinates.map(flipAll), { ...options, fill: false, weight: 4 });
    case "Polygon":
      return polygon(geometry.coordinates.map(flipAll), options);
    default:
      return polygon(
        geometry.coordinates.map((rings) => rings.map(flipAll)),
        options,
      );
  }
}
