import { geoJSON, polygon, polyline } from "leaflet";

/**
 * The calm ground under the plans, drawn from the municipality's own `context` layer: it needs no outside map.
 * Every kind is one path with a class, so colours, dark theme and print are the style sheet's.
 */

/** Ground first, rails last; `casing` draws a wider edge under a road. */
const ORDER = [
  { kind: "GREEN", shape: "area" },
  { kind: "BUILT", shape: "area" },
  { kind: "WATER", shape: "area" },
  { kind: "WATER", shape: "line" },
  { kind: "STREET", shape: "line", casing: true },
  { kind: "ROAD", shape: "line", casing: true },
  { kind: "RAILWAY", shape: "line", casing: true },
];
const LABELLED = { PLACE: 60, STATION: 40, WATER: 30 };

/**
 * @param {import("./plan-map.js").PlanMap} map
 * @param {{ features: any[] }} collection features of the `context` layer
 */
export function drawContext(map, collection) {
  const renderer = map.renderer("context");
  for (const { kind, shape, casing } of ORDER) {
    const parts = collection.features.filter(
      ({ properties, geometry }) => properties.kind === kind && shapeOf(geometry) === shape,
    );
    for (const rank of new Set(parts.map(({ properties }) => properties.rank))) {
      const coordinates = parts
        .filter(({ properties }) => properties.rank === rank)
        .flatMap(({ geometry }) => latLngs(geometry));
      const draw = shape === "area" ? polygon : polyline;
      const name = `context-${kind.toLowerCase()} context-${shape} rank-${rank}`;
      const options = { renderer, interactive: false, smoothFactor: 0.6 };
      if (casing) draw(coordinates, { ...options, className: `${name} casing` }).addTo(map.leaflet);
      draw(coordinates, { ...options, className: name }).addTo(map.leaflet);
    }
  }
  drawStations(map, collection);
  map.labels.set("context", collection.features.flatMap(labelOf));
}

/**
 * Fades what lies outside a municipality and draws its border.
 * @param {import("./plan-map.js").PlanMap} map
 * @param {any} geometry Polygon or MultiPolygon
 */
export function drawMunicipality(map, geometry) {
  const options = { renderer: map.renderer("mask"), interactive: false, smoothFactor: 0.6 };
  const holes = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const world = [
    [
      [-85, -180],
      [85, -180],
      [85, 180],
      [-85, 180],
    ],
    ...holes.map(([shell]) => toLatLngs(shell)),
  ];
  polygon(world, { ...options, className: "context-outside" }).addTo(map.leaflet);
  polygon(latLngs(geometry), { ...options, className: "context-boundary" }).addTo(map.leaflet);
}

/**
 * Thin lines of longitude and latitude over northern Europe, for a map with no ground of its own.
 * @param {import("./plan-map.js").PlanMap} map
 */
export function drawGraticule(map) {
  const lines = [];
  for (let lon = -10; lon <= 40; lon += 2)
    lines.push([
      [50, lon],
      [75, lon],
    ]);
  for (let lat = 50; lat <= 75; lat += 1)
    lines.push([
      [lat, -10],
      [lat, 40],
    ]);
  polyline(lines, { renderer: map.renderer("context"), interactive: false, className: "context-graticule" }).addTo(
    map.leaflet,
  );
  const labels = [];
  for (let lat = 56; lat <= 70; lat += 1)
    for (let lon = 0; lon <= 32; lon += 4)
      labels.push({ text: `${lat}° N ${lon}° E`, lon, lat, priority: 0, kind: "graticule" });
  map.labels.set("graticule", labels);
}

function drawStations(map, collection) {
  const stations = collection.features.filter(({ properties }) => properties.kind === "STATION");
  geoJSON(
    { type: "FeatureCollection", features: stations },
    {
      pointToLayer: (_, at) =>
        polyline([at, at], { renderer: map.renderer("context"), interactive: false, className: "context-station" }),
    },
  ).addTo(map.leaflet);
}

function labelOf({ properties, geometry }) {
  const base = LABELLED[properties.kind];
  if (!base || !properties.name) return [];
  const [lon, lat] = geometry.type === "Point" ? geometry.coordinates : middle(geometry);
  const rank = properties.rank ?? 3;
  const minZoom = properties.kind === "PLACE" ? 8 + rank : 11 + rank / 2;
  const offset = properties.kind === "STATION" ? 14 : 0;
  return [
    { text: properties.name, lon, lat, minZoom, offset, priority: base - rank, kind: properties.kind.toLowerCase() },
  ];
}

function middle(geometry) {
  const line = geometry.coordinates.flat(geometry.type === "LineString" ? 0 : geometry.type === "MultiPolygon" ? 2 : 1);
  return line[Math.floor(line.length / 2)];
}

function shapeOf(geometry) {
  if (geometry.type.endsWith("Polygon")) return "area";
  return geometry.type.endsWith("LineString") ? "line" : "point";
}

/** Coordinates as Leaflet nests them for a multi-part path. */
function latLngs(geometry) {
  if (geometry.type === "LineString") return [toLatLngs(geometry.coordinates)];
  if (geometry.type === "MultiLineString") return geometry.coordinates.map(toLatLngs);
  if (geometry.type === "Polygon") return [geometry.coordinates.map(toLatLngs)];
  return geometry.coordinates.map((rings) => rings.map(toLatLngs));
}

function toLatLngs(positions) {
  return positions.map(([lon, lat]) => [lat, lon]);
}
