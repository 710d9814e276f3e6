import { DomUtil, latLng } from "leaflet";
import { announce } from "../../platform/announce.js";
import { h } from "../../platform/dom.js";

/** As wide as the outline of a single shape that has the focus. */
const FOCUS_PX = 5;

/**
 * Features drawn from tiles, by keyboard: what has the focus, and only that, is an element. Arrows ask the worker for
 * the next one, with the same keys and by the same rule as among shapes.
 */
export class TileStops {
  /** @type {{ feature: any, layer: any, shape: any } | null} */
  #stop = null;
  #told = false;
  #asking = 0;

  /** @param {import("../plan-map.js").PlanMap} map @param {() => any[]} layers those on, topmost first, with `tiles`, `id` and `name` */
  constructor(map, layers) {
    this.map = map;
    this.layers = layers;
    this.pane = map.addPane("tile-stops", 610);
    map.leaflet.on("zoomend viewreset", () => this.#place());
    map.keyboard.beyond = this;
  }

  /** The nearest of all layers that way, without making anything of it yet. @param {{ x: number, y: number }} from pixels of the map's box @param {number[] | null} direction */
  async reach(from, direction) {
    const found = await Promise.all(
      this.layers().map(async (layer) => ({ layer, feature: await layer.tiles.reach(from, direction, this.#stop?.feature.id ?? null) })),
    );
    const best = found.filter(({ feature }) => feature).sort((a, b) => a.feature.cost - b.feature.cost)[0];
    return best ? { cost: best.feature.cost, take: () => this.#take(best.layer, best.feature) } : null;
  }

  /** After the map has moved: the stop of the tab key is the feature nearest to the middle, unless it is still in view. */
  async refresh() {
    const mine = ++this.#asking;
    if (!this.layers().length) return this.#drop();
    if (this.#stop && (this.#stop.shape.element === document.activeElement || this.#isInView(this.#stop.feature))) return;
    const { x, y } = this.map.leaflet.getSize();
    const found = await this.reach({ x: x / 2, y: y / 2 }, null);
    if (mine === this.#asking) found ? found.take() : this.#drop();
  }

  /** Puts the focus on a feature. @param {any} layer @param {any} feature with `id`, `properties`, `lon` and `lat` */
  focus(layer, feature) {
    this.#take(layer, feature).element.focus({ preventScroll: true });
  }

  #take(layer, feature) {
    const element = h("div.map-stop", { role: "button", "aria-label": layer.name(feature), "data-id": feature.id });
    const centre = () => this.map.leaflet.latLngToContainerPoint(latLng(feature.lat, feature.lon));
    const open = () => this.map.pick({ layer: layer.id, id: feature.id, feature: null });
    const shape = { element, centre, open };
    element.addEventListener("focus", () => this.#focused(layer, feature));
    element.addEventListener("blur", () => layer.tiles.mark("focus", null));
    element.addEventListener("click", open);
    this.pane.append(element);
    this.map.keyboard.add(shape);
    const before = this.#stop;
    this.#stop = { feature, layer, shape };
    this.#place();
    if (before) window.setTimeout(() => this.#remove(before));
    return shape;
  }

  #focused(layer, feature) {
    layer.tiles.mark("focus", feature, { stroke: this.#accent(), width: FOCUS_PX });
    if (this.#told) return;
    this.#told = true;
    announce(this.map.text("tiles.keys"));
  }

  /** The focus's colour in the theme of now, as a canvas takes it. */
  #accent() {
    return getComputedStyle(/** @type {any} */ (this.#stop).shape.element).color;
  }

  #place() {
    if (!this.#stop) return;
    const { feature, shape } = this.#stop;
    DomUtil.setPosition(shape.element, this.map.leaflet.latLngToLayerPoint(latLng(feature.lat, feature.lon)).round());
  }

  #isInView({ lat, lon }) {
    return this.map.leaflet.getBounds().contains([lat, lon]);
  }

  #drop() {
    if (this.#stop) this.#remove(this.#stop);
    this.#stop = null;
  }

  #remove({ shape }) {
    this.map.keyboard.remove(shape);
    shape.element.remove();
  }
}
