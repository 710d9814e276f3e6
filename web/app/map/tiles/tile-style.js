/**
 * How a layer's tiles are drawn, as data that a worker can be sent: which features, in which of several looks, named
 * by which attribute. Pages make it from the layer's definition; colours are resolved for the theme of now.
 *
 * @typedef {object} TileLook
 * @property {string} stroke a colour that canvases understand
 * @property {string} fill the same
 * @property {number} fillOpacity of a fill without pattern, 0–1
 * @property {string} [pattern] see ui/pattern-marks.js
 * @property {number} width of the outline, pixels
 * @property {string} [dash] lengths in pixels
 * @property {string} [symbol] of points
 * @property {number} [radius] of points, pixels
 *
 * @typedef {object} TileStyle
 * @property {string | null} by the attribute that tells classes apart
 * @property {string | null} shadeBy the attribute that decides between a class's shades
 * @property {Record<string, number>} classes look by value, or by `value|shade` where a class has several
 * @property {TileLook[]} looks
 * @property {number} usual the look of what no class fits
 * @property {{ attribute: string, values: string[], not?: boolean }[]} where every condition must hold
 * @property {{ attribute: string, minZoom: number } | null} label
 * @property {string[]} counted attributes whose values legends and filters want to know of
 * @property {number[]} hidden ids of features that something else draws
 */

/** The look's number, or −1 for what is not drawn. @param {TileStyle} style @param {import("./mvt.js").TileFeature} feature */
export function lookOf(style, { id, properties }) {
  if (id !== null && style.hidden.includes(id)) return -1;
  return passes(style, properties) ? classOf(style, properties) : -1;
}

/** A feature that does not tell an attribute at this scale can't be held to it. @param {TileStyle} style @param {Record<string, any>} properties */
export function passes({ where }, properties) {
  return where.every(
    ({ attribute, values, not = false }) => !(attribute in properties) || values.includes(String(properties[attribute])) !== not,
  );
}

/** @param {TileStyle} style @param {Record<string, any>} properties @returns {number} the look's number, drawn or not */
export function classOf({ by, shadeBy, classes, usual }, properties) {
  if (!by) return usual;
  const value = properties[by];
  return (shadeBy ? classes[`${value}|${properties[shadeBy]}`] : undefined) ?? classes[value] ?? usual;
}

/** Outlines grow with the zoom: far out, lines as wide as those of a single zone would be all one sees. @param {number} width pixels @param {number} zoom */
export function outlineWidth(width, zoom) {
  const share = zoom >= 16 ? 1 : zoom >= 14.5 ? 0.75 : zoom >= 13 ? 0.5 : 0.25;
  return Math.max(0.5, width * share);
}

/** Dashes only where they can be told from noise. @param {string | undefined} dash @param {number} zoom @returns {number[]} */
export function dashOf(dash, zoom) {
  return dash && zoom >= 13 ? dash.split(" ").map(Number) : [];
}
