/**
 * How a vector basemap is drawn, as data: from the ground up, in the calm colours of the drawn ground, so that the plans
 * stay the bright things. Names are those of the two schemas that archives come in: OpenMapTiles (layer
 * `transportation`, attribute `class`) and Protomaps (layer `roads`, attribute `kind`, once `pmap:kind`).
 */
import { LINE, POLYGON } from "../tiles/mvt.js";

/**
 * @typedef {object} Rule
 * @property {string[]} layers names in either schema
 * @property {number} type LINE or POLYGON
 * @property {string[]} [kinds] which features, all where it is missing
 * @property {Record<string, any[]>} [unless] values of attributes that leave a feature out
 * @property {string} colour a custom property of the style sheet: the fill of areas, the line of lines
 * @property {[number, number][]} [width] of lines, pixels by zoom, in between as far between
 * @property {string} [edge] the colour of a line's edges
 * @property {number[]} [dash] pixels
 * @property {number} [minZoom]
 */

/** Where features say of what kind they are; the first that is there counts. */
export const KIND_ATTRIBUTES = ["class", "kind", "pmap:kind"];

const ROADS = ["transportation", "roads"];
const LAND = ["landuse", "landcover", "natural"];
/** What runs under the ground is hinted at only. */
const TUNNEL = { brunnel: ["tunnel"], is_tunnel: [true, 1], "pmap:level": [-1] };
const HIGHWAYS = ["motorway", "trunk", "highway"];
const MAIN_ROADS = ["primary", "secondary", "major_road", "medium_road"];
const STREETS = ["tertiary", "minor", "service", "street", "busway", "minor_road"];
const PATHS = ["path", "track", "pedestrian", "other"];
const RAILS = ["rail", "transit", "light_rail", "subway", "tram", "narrow_gauge"];
const BUILT = [
  ...["residential", "suburb", "neighbourhood", "quarter", "commercial", "retail", "industrial", "garages", "railway"],
  ...["bus_station", "school", "university", "college", "kindergarten", "hospital", "library", "military", "stadium"],
  ...["urban_area", "pedestrian", "aerodrome"],
];
const GREEN = [
  ...["wood", "forest", "grass", "grassland", "meadow", "scrub", "park", "garden", "nature_reserve", "national_park"],
  ...["protected_area", "recreation_ground", "village_green", "allotments", "orchard", "cemetery", "golf_course"],
  ...["pitch", "playground", "zoo", "wetland"],
];
const ROAD_LOOK = { layers: ROADS, type: LINE, unless: TUNNEL, colour: "--map-road", edge: "--map-road-edge" };

/** Storeys from the ground up. In each, the edges of all lines come first, so that crossing roads meet. @type {Rule[][]} */
export const STOREYS = [
  [{ layers: ["earth"], type: POLYGON, colour: "--map-land" }],
  [{ layers: LAND, type: POLYGON, kinds: BUILT, colour: "--map-built" }],
  [
    { layers: LAND, type: POLYGON, kinds: GREEN, colour: "--map-green" },
    { layers: ["park"], type: POLYGON, colour: "--map-green" },
  ],
  [
    { layers: ["water"], type: POLYGON, colour: "--map-water" },
    {
      layers: ["waterway", "water", "physical_line"],
      type: LINE,
      kinds: ["river", "canal", "stream", "ditch", "drain"],
      colour: "--map-water-line",
      width: [[8, 0.5], [13, 1.25], [18, 5]],
    },
  ],
  [{ layers: ["building", "buildings"], type: POLYGON, colour: "--map-building", minZoom: 14 }],
  [
    {
      layers: ROADS,
      type: LINE,
      kinds: [...HIGHWAYS, ...MAIN_ROADS, ...STREETS],
      colour: "--map-road-edge",
      width: [[12, 0.75], [18, 2]],
      dash: [4, 4],
      minZoom: 12,
    },
  ],
  [{ layers: ROADS, type: LINE, kinds: PATHS, unless: TUNNEL, colour: "--map-road-edge", width: [[14, 0.75], [18, 1.5]], dash: [4, 2], minZoom: 15 }],
  [
    { ...ROAD_LOOK, kinds: STREETS, width: [[12, 0.75], [14, 2], [18, 14]], minZoom: 12 },
    { ...ROAD_LOOK, kinds: MAIN_ROADS, width: [[8, 0.75], [12, 2], [14, 3.5], [18, 20]], minZoom: 8 },
    { ...ROAD_LOOK, kinds: HIGHWAYS, width: [[5, 0.75], [10, 2], [14, 5], [18, 24]] },
  ],
  [
    {
      layers: [...ROADS, "transit"],
      type: LINE,
      kinds: RAILS,
      unless: TUNNEL,
      colour: "--map-rail",
      width: [[8, 0.5], [13, 1.25], [18, 3]],
    },
  ],
  [
    {
      layers: ["boundary", "boundaries"],
      type: LINE,
      unless: { maritime: [1, true] },
      colour: "--map-boundary",
      width: [[4, 0.75], [14, 1.5]],
      dash: [6, 3, 2, 3],
    },
  ],
];

/** Every custom property that colours come from. */
export const COLOURS = [...new Set(STOREYS.flat().flatMap(({ colour, edge }) => (edge ? [colour, edge] : [colour])))];

/** Layers of the two schemas that nothing is drawn from. */
export const NOT_DRAWN = ["aeroway", "aerodrome_label", "housenumber", "mountain_peak", "poi", "pois", "transportation_name", "physical_point"];
export const PLACE_LAYERS = ["place", "places"];
export const WATER_NAME_LAYERS = ["water_name", "water"];

/** Where places say what they are, the most exact first. */
export const PLACE_ATTRIBUTES = ["kind_detail", "pmap:kind_detail", ...KIND_ATTRIBUTES];

/** Which places are named, from which zoom, and which name goes before another where both have no room. @type {Record<string, { priority: number, minZoom: number }>} */
export const PLACES = {
  city: { priority: 58, minZoom: 4 },
  town: { priority: 57, minZoom: 8 },
  village: { priority: 55, minZoom: 10 },
  locality: { priority: 55, minZoom: 10 },
  suburb: { priority: 53, minZoom: 11 },
  macrohood: { priority: 53, minZoom: 11 },
  island: { priority: 52, minZoom: 11 },
  quarter: { priority: 51, minZoom: 12 },
  hamlet: { priority: 51, minZoom: 12 },
  neighbourhood: { priority: 49, minZoom: 13 },
  isolated_dwelling: { priority: 46, minZoom: 14 },
};
export const WATER_NAME = { priority: 29, minZoom: 11 };

/** Attributes that may hold a name, the reader's language first. @param {string} language */
export function nameAttributes(language) {
  const own = language === "nb" ? ["name:nb", "name:no"] : [`name:${language}`];
  return [...own, "name", "name:latin", "name_int"];
}
