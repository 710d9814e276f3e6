/** What of a vector tile is drawn by which rule, and which names stand where: worked out once per tile, whatever the zoom. */
import { POINT } from "../tiles/mvt.js";
import { KIND_ATTRIBUTES, NOT_DRAWN, PLACES, PLACE_ATTRIBUTES, PLACE_LAYERS, STOREYS, WATER_NAME, WATER_NAME_LAYERS } from "./style.js";

/**
 * @typedef {import("../tiles/mvt.js").TileData} TileData
 * @typedef {import("../tiles/mvt.js").TileFeature} TileFeature
 * @typedef {{ rule: import("./style.js").Rule, layer: TileData, features: TileFeature[] }} Sort
 * @typedef {object} Name
 * @property {number} x share of the tile's width from its west edge, 0–1
 * @property {number} y share of the tile's height from its north edge
 * @property {Record<string, any>} properties
 * @property {"place" | "water"} kind
 * @property {number} priority
 * @property {number} minZoom
 */

/**
 * @param {TileData[]} layers of one tile
 * @returns {{ storeys: Sort[][], names: Name[] }} features by storey and rule, and the names; throws RangeError for a tile
 *   in whose schema nothing is known to us
 */
export function sorted(layers) {
  const storeys = STOREYS.map((rules) => rules.flatMap((rule) => layers.map((layer) => sortOf(rule, layer)).filter(({ features }) => features.length)));
  const names = layers.flatMap(namesOf);
  const isForeign = layers.length > 0 && !layers.some(({ name }) => KNOWN.has(name));
  if (isForeign) throw new RangeError("The tile has no layer of a schema that is known here");
  return { storeys, names };
}

const KNOWN = new Set([...STOREYS.flat().flatMap(({ layers }) => layers), ...PLACE_LAYERS, ...WATER_NAME_LAYERS, ...NOT_DRAWN]);

function sortOf(rule, layer) {
  const features = rule.layers.includes(layer.name) ? layer.features.filter((feature) => applies(rule, feature)) : [];
  return { rule, layer, features };
}

/** @param {import("./style.js").Rule} rule @param {TileFeature} feature */
export function applies({ type, kinds, unless }, feature) {
  if (feature.type !== type) return false;
  const { properties } = feature;
  if (kinds && !kinds.includes(kindOf(properties, KIND_ATTRIBUTES) ?? "")) return false;
  return !Object.entries(unless ?? {}).some(([attribute, values]) => values.includes(properties[attribute]));
}

function kindOf(properties, attributes) {
  const attribute = attributes.find((name) => properties[name] !== undefined);
  return attribute && properties[attribute];
}

/** Points outside the tile's edges are left to its neighbours. */
function namesOf({ name: layer, extent, xy, features }) {
  const isPlace = PLACE_LAYERS.includes(layer);
  if (!isPlace && !WATER_NAME_LAYERS.includes(layer)) return [];
  return features.flatMap(({ type, parts, properties }) => {
    const look = isPlace ? PLACES[PLACE_ATTRIBUTES.map((attribute) => properties[attribute]).find((kind) => kind in PLACES) ?? ""] : WATER_NAME;
    if (type !== POINT || !look) return [];
    const [x, y] = [xy[parts[0]] / extent, xy[parts[0] + 1] / extent];
    if (x < 0 || y < 0 || x >= 1 || y >= 1) return [];
    return [{ x, y, properties, kind: isPlace ? "place" : "water", ...look }];
  });
}

/** The name in the first language that has one. @param {Record<string, any>} properties @param {string[]} attributes @returns {string | null} */
export function nameIn(properties, attributes) {
  const attribute = attributes.find((name) => properties[name]);
  return attribute ? String(properties[attribute]) : null;
}

/** @param {[number, number][]} stops values by zoom, ascending @param {number} zoom */
export function between(stops, zoom) {
  const next = stops.findIndex(([at]) => zoom <= at);
  if (next <= 0) return stops.at(next)?.[1] ?? 0;
  const [[from, low], [to, high]] = [stops[next - 1], stops[next]];
  return low + ((high - low) * (zoom - from)) / (to - from);
}
