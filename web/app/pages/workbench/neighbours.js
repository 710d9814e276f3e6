/**
 * The zones of other plans, faintly: exact outlines where few are in view, since corners snap to them; far out and
 * where they are very many, a picture of tiles. The plan on the desk is never among them.
 */
import { addFeatureLayer, loadTiles } from "../../map/index.js";
import { address } from "../../platform/api.js";
import { liveChanges } from "../../platform/live.js";
import { layerDefinition } from "../layer-look.js";

const ORDER = 4;
const MANY = 2000;
const LOOK = { colour: "#607d8b", pattern: "plain", dash: "2 4" };

export class Neighbours {
  /** @type {import("../../map/tiles/tile-layer.js").TileLayer | null} */
  #tiles = null;
  #wanted = false;

  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.shapes = addFeatureLayer(desk.map, {
      id: "neighbour",
      order: ORDER,
      interactive: false,
      look: () => LOOK,
      name: ({ properties }) => properties.name,
    });
  }

  /** @param {any[] | null} zones in view, in their exact geometry; null where they are too far away to be read one by one */
  show(zones) {
    const fromTiles = !zones || zones.length > MANY;
    this.shapes.setFeatures(fromTiles ? [] : zones);
    return this.#picture(fromTiles);
  }

  hide() {
    this.shapes.setFeatures([]);
    return this.#picture(false);
  }

  async #picture(wanted) {
    this.#wanted = wanted;
    if (!wanted) return this.#tiles?.setVisible(false);
    const [{ tileLooks }, tiles] = await this.#prepared();
    tiles.setStyle({
      by: null,
      shadeBy: null,
      classes: {},
      looks: tileLooks(this.desk.map.element, [LOOK]),
      usual: 0,
      where: [{ attribute: "plan_id", values: [String(this.desk.plan.id)], not: true }],
      label: null,
      counted: [],
      hidden: [],
    });
    tiles.setVisible(this.#wanted);
  }

  #prepared() {
    this.ready ??= this.#prepare();
    return this.ready;
  }

  async #prepare() {
    const { map, municipality } = this.desk;
    const [module, { zoom }] = await Promise.all([loadTiles(), layerDefinition("zone")]);
    const url = (z, x, y) => address(`/tiles/zone/${z}/${x}/${y}.mvt`, { municipality: municipality.id });
    const tiles = module.addTileLayer(map, { id: "neighbour", order: ORDER, zoom, url, interactive: false, name: () => "" });
    liveChanges(municipality.id).onChange("zone", ({ bbox, revision }) => tiles.changed(bbox, revision));
    module.onTheme(() => this.#picture(this.#wanted));
    this.#tiles = tiles;
    return /** @type {const} */ ([module, tiles]);
  }
}
