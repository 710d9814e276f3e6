/** How a layer's features look, as the layer's definition says, so that they look alike on every map. */
import { get } from "../platform/api.js";
import { language, municipality } from "../platform/page.js";

/** @type {Promise<{ layers: any[] }> | undefined} */
let definitions;

/** All layers as /layers.json tells them, from the bottom of the map upwards. @returns {Promise<any[]>} */
export async function layerDefinitions() {
  definitions ??= get("/layers.json", { params: { municipality: municipality?.id, lang: language } });
  return (await definitions).layers;
}

/** @param {string} id @returns {Promise<any>} */
export async function layerDefinition(id) {
  return (await layerDefinitions()).find((layer) => layer.id === id);
}

/**
 * @param {string} id of the layer
 * @returns {Promise<(feature: any) => import("../map/feature-layer.js").Look>}
 */
export async function layerLook(id) {
  const { style } = await layerDefinition(id);
  const classes = new Map((style.classes ?? []).map((entry) => [entry.value, entry]));
  return ({ properties }) => ({ ...style.default, ...classes.get(properties[style.by]) });
}
