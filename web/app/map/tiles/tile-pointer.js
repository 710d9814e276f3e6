import { Tooltip } from "leaflet";
import { h } from "../../platform/dom.js";

/** Features drawn from tiles, by pointer: the one under it is outlined and named, as a shape would be. */
export class TilePointer {
  #round = 0;
  #planned = 0;

  /** @param {import("../plan-map.js").PlanMap} map @param {() => any[]} layers those on, topmost first, with `tiles` and `name` */
  constructor(map, layers) {
    this.map = map;
    this.layers = layers;
    this.tip = new Tooltip({ direction: "top", className: "map-tip", opacity: 1 });
    map.leaflet.on("mousemove", (event) => this.#over(event));
    map.leaflet.on("mouseout movestart zoomstart", () => this.#clear());
  }

  /** The topmost feature at a place. @param {{ lon: number, lat: number }} place @returns {Promise<{ layer: any, feature: { id: number | null, properties: any } } | null>} */
  async find(place) {
    for (const layer of this.layers()) {
      const feature = await layer.tiles.at(place);
      if (feature) return { layer, feature };
    }
    return null;
  }

  #over({ latlng, originalEvent }) {
    const elsewhere = originalEvent.target.closest?.(".shape, .map-cluster, .map-stop") || this.map.element.classList.contains("sketching");
    if (elsewhere) return this.#clear();
    cancelAnimationFrame(this.#planned);
    this.#planned = requestAnimationFrame(() => this.#show(latlng));
  }

  async #show(latlng) {
    const mine = ++this.#round;
    const found = await this.find({ lon: latlng.lng, lat: latlng.lat });
    if (mine !== this.#round) return;
    for (const layer of this.layers()) layer.tiles.mark("hover", layer === found?.layer ? found?.feature : null);
    this.map.element.classList.toggle("over-tile-feature", Boolean(found));
    if (!found?.feature.id) return void this.tip.remove();
    this.tip.setLatLng(latlng).setContent(h("span", found.layer.name(found.feature)));
    if (!this.map.leaflet.hasLayer(this.tip)) this.tip.addTo(this.map.leaflet);
  }

  #clear() {
    this.#round += 1;
    cancelAnimationFrame(this.#planned);
    for (const layer of this.layers()) layer.tiles.mark("hover", null);
    this.map.element.classList.remove("over-tile-feature");
    this.tip.remove();
  }
}
