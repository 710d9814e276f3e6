/**
 * The map, for every page. This is the only folder that imports Leaflet; pages meet it through these functions and
 * longitude/latitude in degrees.
 *
 *   const map = await createMap(element, { municipality: "drammen", label });   // context and border drawn
 *   const zones = addFeatureLayer(map, { id: "zone", order: 10, look, name, label });
 *   zones.setFeatures(collection.features);
 *   map.addEventListener("picked", ({ detail }) => …);   // { layer, id, feature } or null
 *   const sketch = startSketch(map, { kind: "polygon", onChange, onDone, onCancel });
 *
 * Tools that edit shapes live in map/edit/ and may use `map.leaflet`.
 */
import { get } from "../platform/api.js";
import { PlanMap } from "./plan-map.js";
import { Basemaps } from "./basemap.js";
import { FeatureLayer } from "./feature-layer.js";
import { drawContext, drawMunicipality } from "./context.js";

export { boxOf, boxAround, boxesMeet, labelPlace } from "./geometry.js";
export { basemapPanel, basemapSwitch } from "./basemap-switch.js";
export { drawContext, drawGraticule, drawMunicipality } from "./context.js";
export { startSketch } from "./sketch.js";

/**
 * A map at a municipality's home with its ground drawn. The ground loads by itself; the map is ready at once.
 * @param {HTMLElement} element
 * @param {{ municipality: any, label: string, view?: import("./plan-map.js").View, controls?: boolean, cooperative?: boolean }} options
 *   `municipality` as /api/municipalities/{id} tells it
 */
export function createMap(element, { municipality, view, ...options }) {
  const home = { lon: municipality.homeLon, lat: municipality.homeLat, zoom: municipality.homeZoom };
  const map = new PlanMap(element, { ...options, view: home });
  if (view) map.setView(view);
  map.basemaps = new Basemaps(map, municipality);
  map.groundReady = drawGround(map, municipality.id);
  return map;
}

/**
 * A map of no municipality in particular, such as the chooser's.
 * @param {HTMLElement} element
 * @param {ConstructorParameters<typeof PlanMap>[1]} options
 */
export function createBareMap(element, options) {
  return new PlanMap(element, options);
}

/**
 * @param {PlanMap} map
 * @param {import("./feature-layer.js").LayerOptions} options
 */
export function addFeatureLayer(map, options) {
  return new FeatureLayer(map, options);
}

/** What draws layers from vector tiles, fetched by pages that meet more features than they can hold. */
export function loadTiles() {
  return import("./tiles/index.js");
}

/** The plan map is of use without its ground, so a failure here is no failure of the page. */
async function drawGround(map, id) {
  const items = (layer) => get(`/ogc/collections/${layer}/items`, { params: { municipality: id, limit: 10_000 } });
  const [context, border] = await Promise.allSettled([items("context"), items("municipality")]);
  if (context.status === "fulfilled") drawContext(map, context.value);
  if (border.status === "fulfilled" && border.value.features[0])
    drawMunicipality(map, border.value.features[0].geometry);
}
