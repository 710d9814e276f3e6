/**
 * Small measures on GeoJSON geometry in longitude and latitude, for placing and finding things on the screen.
 * Areas and lengths that people read are not made here but in platform/crs.js.
 */

/** @typedef {[number, number, number, number]} Box west, south, east, north */

/** @param {any} geometry @returns {Box | null} null for a missing or empty geometry */
export function boxOf(geometry) {
  /** @type {Box} */
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  eachPosition(geometry?.coordinates ?? [], ([lon, lat]) => {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  });
  return box[0] === Infinity ? null : box;
}

/** The box around several; null if there is none. @param {(Box | null)[]} boxes @returns {Box | null} */
export function boxAround(boxes) {
  const some = /** @type {Box[]} */ (boxes.filter(Boolean));
  if (!some.length) return null;
  return [
    Math.min(...some.map((b) => b[0])),
    Math.min(...some.map((b) => b[1])),
    Math.max(...some.map((b) => b[2])),
    Math.max(...some.map((b) => b[3])),
  ];
}

/** @param {Box} a @param {Box} b */
export function boxesMeet(a, b) {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/**
 * Where a label stands well inside a shape: the middle of the widest stretch found on eleven level lines through the
 * largest part; the middle of a line; the point itself.
 * @param {any} geometry
 * @returns {{ lon: number, lat: number, width: number, height: number }} size of the room in degrees
 */
export function labelPlace(geometry) {
  if (geometry.type === "Point")
    return { lon: geometry.coordinates[0], lat: geometry.coordinates[1], width: 0, height: 0 };
  if (!geometry.type.endsWith("Polygon")) return middleOfLine(geometry);
  const rings = largestPolygon(geometry);
  const [west, south, east, north] = /** @type {Box} */ (boxOf({ coordinates: rings[0] }));
  let best = { lon: (west + east) / 2, lat: (south + north) / 2, width: 0, height: north - south };
  for (let step = 1; step < 12; step += 1) {
    const lat = south + ((north - south) * step) / 12;
    const centred = 1 - Math.abs(step - 6) / 24;
    for (const [from, to] of stretches(rings, lat)) {
      const width = (to - from) * centred;
      if (width > best.width) best = { lon: (from + to) / 2, lat, width, height: north - south };
    }
  }
  return best;
}

/** Stretches of a level line that lie inside the rings. */
function stretches(rings, lat) {
  const crossings = [];
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i += 1) {
      const [x1, y1] = ring[i - 1];
      const [x2, y2] = ring[i];
      if (y1 > lat !== y2 > lat) crossings.push(x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1));
    }
  }
  crossings.sort((a, b) => a - b);
  const pairs = [];
  for (let i = 1; i < crossings.length; i += 2) pairs.push([crossings[i - 1], crossings[i]]);
  return pairs;
}

function largestPolygon(geometry) {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const size = (polygon) => {
    const [west, south, east, north] = /** @type {Box} */ (boxOf({ coordinates: polygon[0] }));
    return (east - west) * (north - south);
  };
  return polygons.reduce((best, polygon) => (size(polygon) > size(best) ? polygon : best));
}

function middleOfLine(geometry) {
  const line = geometry.type === "LineString" ? geometry.coordinates : geometry.coordinates.flat();
  const [lon, lat] = line[Math.floor(line.length / 2)];
  const [west, south, east, north] = /** @type {Box} */ (boxOf(geometry));
  return { lon, lat, width: east - west, height: north - south };
}

function eachPosition(coordinates, visit) {
  if (typeof coordinates[0] === "number") visit(coordinates);
  else for (const part of coordinates) eachPosition(part, visit);
}
