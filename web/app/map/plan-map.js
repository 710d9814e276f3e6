import { Map as LeafletMap, circleMarker, latLng, latLngBounds, svg as svgRenderer } from "leaflet";
import { t } from "../platform/i18n.js";
import { MassLayer } from "./mass-layer.js";
import { LabelPane } from "./labels.js";
import { MapNote } from "./note.js";
import { ShapeKeyboard } from "./keyboard.js";
import { addControls } from "./controls.js";

/**
 * @typedef {object} View
 * @property {number} lon
 * @property {number} lat
 * @property {number} zoom
 *
 * @typedef {import("./geometry.js").Box} Box
 */

/** Panes from the ground up; feature layers take their own between `context` and `selection`. */
const PANES = { context: 250, mask: 300, selection: 560, tools: 640, labels: 620 };

/**
 * A map of plans. Speaks longitude and latitude in degrees only; Leaflet stays inside this folder.
 *
 * Events: `moved` when the view has changed; `picked` with `{ layer, id, feature }` when a shape is chosen, or null
 * for a click on empty ground; what is chosen from tiles has no feature, and where tiles hold several as one no id but
 * a `place`; `clicked` with `{ lon, lat }` for every click.
 */
export class PlanMap extends EventTarget {
  #insets = { top: 0, right: 0, bottom: 0, left: 0 };
  /** @type {Map<string, any>} */
  #renderers = new Map();

  /** The topmost feature that tiles show at a place. @type {((place: { lon: number, lat: number }) => Promise<any>) | null} */
  findOnTiles = null;

  /** @type {Map<string, MassLayer>} */
  #masses = new Map();

  /**
   * @param {HTMLElement} element
   * @param {{ view: View, label: string, maxBox?: Box, controls?: boolean, cooperative?: boolean }} options
   *   `label` names the map for screen readers; `cooperative` leaves one-finger moves and the wheel to the page
   */
  constructor(element, { view, label, controls = true, cooperative = false }) {
    super();
    this.element = element;
    this.home = view;
    /** @type {Map<string, import("./feature-layer.js").FeatureLayer>} */
    this.layers = new Map();
    element.classList.add("map");
    element.setAttribute("role", "region");
    element.setAttribute("aria-label", label);
    this.leaflet = new LeafletMap(element, {
      center: [view.lat, view.lon],
      zoom: view.zoom,
      minZoom: 4,
      maxZoom: 20,
      zoomSnap: 0.25,
      zoomDelta: 1,
      wheelPxPerZoomLevel: 90,
      zoomControl: false,
      attributionControl: false,
      zoomAnimation: !calm(),
      fadeAnimation: false,
      inertia: !calm(),
      scrollWheelZoom: !cooperative,
      dragging: !(cooperative && matchMedia("(pointer: coarse)").matches),
    });
    for (const [name, order] of Object.entries(PANES)) this.addPane(name, order);
    this.note = new MapNote(element);
    this.labels = new LabelPane(this);
    this.keyboard = new ShapeKeyboard(this);
    if (controls) this.controls = addControls(this);
    this.#listen();
  }

  /** @returns {View} */
  get view() {
    const { lat, lng } = this.#visibleCentre();
    return { lon: lng, lat, zoom: this.leaflet.getZoom() };
  }

  /** The part of the ground that no panel hides. @returns {Box} */
  get box() {
    const { x, y } = this.leaflet.getSize();
    const southWest = this.leaflet.containerPointToLatLng([this.#insets.left, y - this.#insets.bottom]);
    const northEast = this.leaflet.containerPointToLatLng([x - this.#insets.right, this.#insets.top]);
    return [southWest.lng, southWest.lat, northEast.lng, northEast.lat];
  }

  /**
   * Tells the map how much of it lies under panels, in pixels, so that what it shows is seen.
   * @param {Partial<{ top: number, right: number, bottom: number, left: number }>} insets
   */
  setInsets(insets) {
    Object.assign(this.#insets, insets);
    const frame = this.element.parentElement ?? this.element;
    for (const [side, size] of Object.entries(this.#insets)) frame.style.setProperty(`--inset-${side}`, `${size}px`);
  }

  /** @param {View} view @param {{ animate?: boolean }} [options] */
  setView({ lon, lat, zoom }, { animate = false } = {}) {
    const centre = this.leaflet.project(latLng(lat, lon), zoom);
    const shift = this.#shift();
    const target = this.leaflet.unproject(centre.subtract([shift.x, shift.y]), zoom);
    this.leaflet.setView(target, zoom, { animate: animate && !calm() });
  }

  goHome() {
    this.setView(this.home, { animate: true });
  }

  /** @param {Box} box @param {{ maxZoom?: number, animate?: boolean }} [options] */
  showBox([west, south, east, north], { maxZoom = 17, animate = true } = {}) {
    this.leaflet.fitBounds(latLngBounds([south, west], [north, east]), {
      paddingTopLeft: [this.#insets.left + 24, this.#insets.top + 24],
      paddingBottomRight: [this.#insets.right + 24, this.#insets.bottom + 24],
      maxZoom,
      animate: animate && !calm(),
    });
  }

  /** Moves only if the box is not already in full view. @param {Box} box */
  reveal(box) {
    const [west, south, east, north] = this.box;
    if (box[0] < west || box[1] < south || box[2] > east || box[3] > north) {
      this.showBox(box, { maxZoom: Math.max(this.leaflet.getZoom(), 15) });
    }
  }

  /** @param {string} id */
  layer(id) {
    return this.layers.get(id);
  }

  /**
   * Chooses one shape: it gets a clear outline and the others fade. Null chooses none.
   * @param {{ layer: string, id: number } | null} wanted
   */
  select(wanted) {
    this.selected = wanted;
    this.element.classList.toggle("has-selection", Boolean(wanted));
    for (const [id, layer] of this.layers) layer.showSelected(wanted?.layer === id ? wanted.id : null);
  }

  /**
   * Marks a found place with its name; null takes the mark away.
   * @param {{ lon: number, lat: number, title: string } | null} place
   */
  mark(place) {
    this.marked?.remove();
    this.marked =
      place &&
      circleMarker([place.lat, place.lon], {
        renderer: this.renderer("tools"),
        interactive: false,
        radius: 9,
        className: "found",
      }).addTo(this.leaflet);
    this.labels.set(
      "found",
      place ? [{ text: place.title, lon: place.lon, lat: place.lat, priority: 100, offset: 20 }] : [],
    );
  }

  /** The picture of very many zones, one per name. @param {string} name @param {number} order z-index inside the map */
  massLayer(name, order) {
    const known = this.#masses.get(name) ?? new MassLayer(this, { pane: `mass-${name}`, order });
    this.#masses.set(name, known);
    return known;
  }

  /** @param {string} name @param {number} order z-index inside the map */
  addPane(name, order) {
    const pane = this.leaflet.getPane(name) ?? this.leaflet.createPane(name);
    pane.style.zIndex = String(order);
    return pane;
  }

  /** The SVG drawing surface of a pane. @param {string} pane */
  renderer(pane) {
    const known = this.#renderers.get(pane) ?? svgRenderer({ pane, padding: 0.6 });
    this.#renderers.set(pane, known);
    return known;
  }

  /** Ends the map and frees what it holds. */
  remove() {
    this.resize?.disconnect();
    this.leaflet.remove();
  }

  #listen() {
    this.leaflet.on("zoomend viewreset", () => this.#scaleLines());
    this.leaflet.on("moveend", () => this.dispatchEvent(new Event("moved")));
    this.leaflet.on("click", (event) => {
      const { lng, lat } = event.latlng;
      this.dispatchEvent(new CustomEvent("clicked", { detail: { lon: lng, lat } }));
      if (!event.originalEvent?.target.closest?.(".shape, .map-stop")) this.#pickGround({ lon: lng, lat });
    });
    this.#scaleLines();
    this.resize = new ResizeObserver(() => this.leaflet.invalidateSize({ animate: false, pan: false }));
    this.resize.observe(this.element);
  }

  /** No shape was under the pointer; a feature of a layer drawn from tiles may be. */
  async #pickGround(place) {
    this.pick(this.findOnTiles ? await this.findOnTiles(place) : null);
  }

  /** @param {{ layer: string, id: number | null, feature: any, place?: { lon: number, lat: number } } | null} what */
  pick(what) {
    this.dispatchEvent(new CustomEvent("picked", { detail: what }));
  }

  /** Roads and rails grow with the zoom by one style property instead of one restyle per line. */
  #scaleLines() {
    const zoom = this.leaflet.getZoom();
    this.element.style.setProperty("--line-scale", String(Math.min(6, 1.5 ** (zoom - 13))));
    this.element.dataset.zoom = String(Math.floor(zoom));
  }

  #shift() {
    const { top, right, bottom, left } = this.#insets;
    return { x: (left - right) / 2, y: (top - bottom) / 2 };
  }

  #visibleCentre() {
    const { x, y } = this.leaflet.getSize();
    const shift = this.#shift();
    return this.leaflet.containerPointToLatLng([x / 2 + shift.x, y / 2 + shift.y]);
  }

  /** Text for the map's own parts. @param {string} key @param {Record<string, unknown>} [values] */
  text(key, values) {
    return t(`map.${key}`, values);
  }
}

function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
