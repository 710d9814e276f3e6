import { TileLayer } from "./tile-layer.js";
import { TilePointer } from "./tile-pointer.js";
import { TileStops } from "./tile-stops.js";

export { onTheme, tileLooks } from "./tile-looks.js";

/** @type {WeakMap<import("../plan-map.js").PlanMap, TiledLayers>} */
const maps = new WeakMap();

/** What a map draws from tiles, with one pointer and one keyboard for all layers of it. */
class TiledLayers {
  /** @type {{ id: string, tiles: TileLayer, name: (feature: any) => string, order: number, interactive: boolean }[]} */
  all = [];

  /** @param {import("../plan-map.js").PlanMap} map */
  constructor(map) {
    this.map = map;
    const on = () => this.all.filter(({ tiles, interactive }) => tiles.visible && interactive);
    this.pointer = new TilePointer(map, on);
    this.stops = new TileStops(map, on);
    map.findOnTiles = (place) => this.#find(place);
  }

  /** @param {any} options */
  add({ id, order, name, interactive = true, ...options }) {
    const below = this.map.addPane(`layer-${id}`, 400 + order);
    const tiles = new TileLayer(this.map, { id, below, ...options });
    tiles.addEventListener("toggled", () => this.#giveWay());
    tiles.addEventListener("ready", () => this.stops.refresh());
    tiles.addEventListener("trouble", ({ detail }) => this.map.note.say(`tiles-${id}`, detail.on ? this.map.text("tiles.trouble") : null));
    this.all.push({ id, tiles, name, order, interactive });
    this.all.sort((a, b) => b.order - a.order);
    return tiles;
  }

  /** Pictures take no pointer, so shapes below them would: of those only the borders do, as long as pictures lie over them. */
  #giveWay() {
    const highest = Math.max(0, ...this.all.filter(({ tiles, interactive }) => tiles.visible && interactive).map(({ order }) => order));
    for (const { pane, options } of this.map.layers.values()) this.map.addPane(pane, 400 + options.order).classList.toggle("under-tiles", options.order < highest);
  }

  async #find(place) {
    const found = await this.pointer.find(place);
    return found && { layer: found.layer.id, id: found.feature.id, feature: null, place };
  }
}

/**
 * @param {import("../plan-map.js").PlanMap} map
 * @param {{ id: string, order: number, zoom: { min: number, max: number }, url: (z: number, x: number, y: number) => string,
 *   name: (feature: { id: number | null, properties: any }) => string, byBorder?: boolean, interactive?: boolean, labelPriority?: number, around?: number }} options
 *   `id` and `order` as those of the feature layer that the pictures lie under; `name` is what screen readers say and the tip shows; `interactive` is false for what is only looked at
 * @returns {TileLayer}
 */
export function addTileLayer(map, options) {
  const layers = maps.get(map) ?? new TiledLayers(map);
  maps.set(map, layers);
  return layers.add(options);
}

/** Puts the keyboard's focus on a feature of a layer drawn from tiles. @param {import("../plan-map.js").PlanMap} map @param {string} id of the layer @param {{ id: number, properties: any, lon: number, lat: number }} feature */
export function focusOnTile(map, id, feature) {
  const layers = maps.get(map);
  const layer = layers?.all.find((each) => each.id === id && each.tiles.visible);
  if (layer) layers?.stops.focus(layer, feature);
}
