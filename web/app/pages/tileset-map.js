/** The map of a tileset: what its tiles hold in the layers' own looks, and the box within which there are any. */
import { addFeatureLayer, boxOf, loadTiles } from "../map/index.js";
import { get } from "../platform/api.js";
import { layerDefinitions } from "./layer-look.js";

const GROUND = "context";
/** What the map of a tileset of all layers opens at. */
const FIRST = "zone";
const CLOSEST_ZOOM = 13;
const NAMES_FROM_ZOOM = 13;
/** Places of the ground are there for their names. */
const GROUND_RADIUS_PX = 3;
const BOX_LOOK = { colour: "#0b5a6f", colourDark: "#6cc3d9", fillOpacity: 0, width: 2 };

/**
 * @param {import("../map/plan-map.js").PlanMap} map
 * @param {{ layer: string, extent: import("../map/geometry.js").Box }} tileset `layer` is empty for one of all layers
 */
export async function drawTileset(map, { layer, extent }) {
  map.showBox(extent, { animate: false });
  map.home = map.view;
  const [definitions, module, near] = await Promise.all([layerDefinitions(), loadTiles(), firstPlace(layer || FIRST)]);
  if (near) map.showBox(near, { maxZoom: CLOSEST_ZOOM, animate: false });
  const shown = definitions.filter(({ id }) => !layer || id === layer || id === GROUND);
  shown.forEach((definition, order) => {
    const { id, zoom } = definition;
    const url = (z, x, y) => `/tiles/${id}/${z}/${x}/${y}.mvt`;
    const tiles = module.addTileLayer(map, { id, order, zoom, url, name: () => "", interactive: false, around: 0 });
    const dress = () => tiles.setStyle(styleOf(definition, (looks) => module.tileLooks(map.element, looks)));
    dress();
    module.onTheme(dress);
    tiles.setVisible(true);
  });
  const box = addFeatureLayer(map, { id: "extent", order: shown.length, look: () => BOX_LOOK, name: () => "", interactive: false });
  box.setFeatures([{ type: "Feature", id: 1, properties: {}, geometry: rectangle(extent) }]);
}

/** Where the layer has something to be seen, since its box may be a whole country's. @returns {Promise<any>} null where there is nothing yet */
async function firstPlace(layer) {
  const page = await get(`/ogc/collections/${layer}/items`, { params: { limit: 1 } }).catch(() => null);
  const geometry = page?.features[0]?.geometry;
  return geometry ? boxOf(geometry) : null;
}

/** @returns {import("../map/tiles/tile-style.js").TileStyle} */
function styleOf({ id, style }, resolved) {
  const classes = style.classes ?? [];
  const usual = { ...style.default, radius: id === GROUND ? GROUND_RADIUS_PX : undefined };
  return {
    by: style.by,
    shadeBy: null,
    classes: Object.fromEntries(classes.map(({ value }, i) => [value, i + 1])),
    looks: resolved([usual, ...classes.map((look) => ({ ...usual, ...look }))]),
    usual: 0,
    where: [],
    label: style.label ? { attribute: style.label, minZoom: NAMES_FROM_ZOOM } : null,
    counted: [],
    hidden: [],
  };
}

function rectangle([west, south, east, north]) {
  return { type: "Polygon", coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] };
}
