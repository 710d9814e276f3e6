/** What a tile tells the page besides its picture: names that have room, and what legends and filters may offer. */
import { namePlace } from "./geometry.js";
import { POINT } from "./mvt.js";
import { lonLatOf } from "./tile-math.js";
import { lookOf, passes } from "./tile-style.js";

/** Room that a letter of a name needs, pixels. */
const LETTER_PX = 6;
const NAMES_PER_TILE = 60;

/**
 * Names that have room in a tile, widest room first; places and room in degrees.
 * @param {import("./mvt.js").TileData} tile
 * @param {{ at: import("./tile-math.js").TileAt, frame: import("./paint.js").Frame }} picture
 * @param {import("./tile-style.js").TileStyle} style
 * @returns {{ id: number, text: string, lon: number, lat: number, width: number }[]}
 */
export function namesOn(tile, { at, frame }, style) {
  const { attribute, minZoom } = style.label ?? { attribute: "", minZoom: Infinity };
  if (frame.zoom < minZoom) return [];
  const names = [];
  const count = 2 ** at.z;
  for (const feature of tile.features) {
    const text = feature.properties[attribute];
    if (!text || feature.id === null || lookOf(style, feature) < 0) continue;
    const needed = feature.type === POINT ? 0 : (String(text).length * LETTER_PX * tile.extent) / frame.width;
    if (feature.box[2] - feature.box[0] < needed) continue;
    const { x, y, width } = namePlace(tile, feature);
    if (width < needed) continue;
    const [lon, lat] = lonLatOf((at.x + x / tile.extent) / count, (at.y + y / tile.extent) / count);
    names.push({ id: feature.id, text: String(text), lon, lat, width: (width / tile.extent / count) * 360 });
  }
  return names.sort((a, b) => b.width - a.width).slice(0, NAMES_PER_TILE);
}

/** Classes that are drawn, and values that occur whether drawn or not. @param {import("./mvt.js").TileData} tile @param {import("./tile-style.js").TileStyle} style */
export function occurring(tile, style) {
  const classes = new Map();
  const values = new Map(style.counted.map((attribute) => [attribute, new Set()]));
  for (const { properties } of tile.features) {
    for (const [attribute, set] of values) if (properties[attribute] !== undefined) set.add(String(properties[attribute]));
    if (!passes(style, properties)) continue;
    const told = [properties[style.by ?? ""] ?? null, properties[style.shadeBy ?? ""] ?? null];
    classes.set(told.join("|"), told);
  }
  return { classes: [...classes.values()], values: Object.fromEntries([...values].map(([attribute, set]) => [attribute, [...set]])) };
}
