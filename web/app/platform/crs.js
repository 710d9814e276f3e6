/**
 * Plane coordinate systems of the Nordic countries, exact to far below a millimetre, so that an area shown while
 * drawing equals the one the server stores. All are transverse Mercator on the GRS 80 ellipsoid; the mapping is
 * Krüger's series to the fourth order in n (L. Krüger, Konforme Abbildung des Erdellipsoids in der Ebene, 1912; the
 * same formulas as in Lantmäteriet's "Gauss Conformal Projection").
 *
 * Geographic coordinates are [longitude, latitude] in degrees, plane ones [easting, northing] in metres.
 */

/** @typedef {[number, number]} Position */

const SEMI_MAJOR_M = 6_378_137;
const FLATTENING = 1 / 298.257222101;
const N = FLATTENING / (2 - FLATTENING);
const RECTIFYING_RADIUS_M = (SEMI_MAJOR_M / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64);
const ECCENTRICITY = Math.sqrt(FLATTENING * (2 - FLATTENING));

const FORWARD = [
  N / 2 - (2 * N ** 2) / 3 + (5 * N ** 3) / 16 + (41 * N ** 4) / 180,
  (13 * N ** 2) / 48 - (3 * N ** 3) / 5 + (557 * N ** 4) / 1440,
  (61 * N ** 3) / 240 - (103 * N ** 4) / 140,
  (49561 * N ** 4) / 161280,
];
const INVERSE = [
  N / 2 - (2 * N ** 2) / 3 + (37 * N ** 3) / 96 - N ** 4 / 360,
  N ** 2 / 48 + N ** 3 / 15 - (437 * N ** 4) / 1440,
  (17 * N ** 3) / 480 - (37 * N ** 4) / 840,
  (4397 * N ** 4) / 161280,
];

/** A transverse Mercator system. */
class PlaneCrs {
  /** @param {number} srid @param {string} name @param {number} meridian degrees @param {number} scale @param {number} falseEastingM */
  constructor(srid, name, meridian, scale, falseEastingM) {
    this.srid = srid;
    this.name = name;
    this.meridian = radians(meridian);
    this.radius = scale * RECTIFYING_RADIUS_M;
    this.falseEastingM = falseEastingM;
  }

  /** @param {Position} lonLat @returns {Position} easting, northing */
  toPlane([lon, lat]) {
    const sine = Math.sin(radians(lat));
    const conformal = Math.sinh(Math.atanh(sine) - ECCENTRICITY * Math.atanh(ECCENTRICITY * sine));
    const away = radians(lon) - this.meridian;
    const xi0 = Math.atan2(conformal, Math.cos(away));
    const eta0 = Math.atanh(Math.sin(away) / Math.hypot(conformal, 1));
    let xi = xi0;
    let eta = eta0;
    FORWARD.forEach((a, i) => {
      const k = 2 * (i + 1);
      xi += a * Math.sin(k * xi0) * Math.cosh(k * eta0);
      eta += a * Math.cos(k * xi0) * Math.sinh(k * eta0);
    });
    return [this.falseEastingM + this.radius * eta, this.radius * xi];
  }

  /** @param {Position} plane easting, northing @returns {Position} longitude, latitude */
  toLonLat([east, north]) {
    const xi = north / this.radius;
    const eta = (east - this.falseEastingM) / this.radius;
    let xi0 = xi;
    let eta0 = eta;
    INVERSE.forEach((b, i) => {
      const k = 2 * (i + 1);
      xi0 -= b * Math.sin(k * xi) * Math.cosh(k * eta);
      eta0 -= b * Math.cos(k * xi) * Math.sinh(k * eta);
    });
    const away = Math.atan2(Math.sinh(eta0), Math.cos(xi0));
    return [degrees(this.meridian + away), degrees(latitude(Math.sin(xi0) / Math.cosh(eta0)))];
  }
}

/** Swedish local zones, by the meridian's degrees; SRIDs 3007–3018 in this order. */
const SWEREF_ZONES = [12, 13.5, 15, 16.5, 18, 14.25, 15.75, 17.25, 18.75, 20.25, 21.75, 23.25];

/** @type {Map<number, PlaneCrs>} */
const systems = new Map();
for (const zone of [31, 32, 33, 34, 35, 36]) {
  systems.set(25800 + zone, new PlaneCrs(25800 + zone, `ETRS89 / UTM ${zone}N`, zone * 6 - 183, 0.9996, 500_000));
}
systems.set(3006, new PlaneCrs(3006, "SWEREF 99 TM", 15, 0.9996, 500_000));
SWEREF_ZONES.forEach((meridian, i) => {
  const name = `SWEREF 99 ${Math.floor(meridian)} ${String((meridian % 1) * 60).padStart(2, "0")}`;
  systems.set(3007 + i, new PlaneCrs(3007 + i, name, meridian, 1, 150_000));
});

/** The system in which the server stores geometry, on a grid of one millimetre. */
const STORAGE = planeCrs(25833);

/**
 * @param {number} srid EPSG code
 * @returns {PlaneCrs}
 */
export function planeCrs(srid) {
  const system = systems.get(srid);
  if (!system) throw new RangeError(`No plane system EPSG:${srid}`);
  return system;
}

/**
 * Where the server will put a position: the nearest millimetre of the storage system.
 * @param {Position} lonLat
 * @returns {Position}
 */
export function toStorageGrid(lonLat) {
  return STORAGE.toLonLat(/** @type {Position} */ (STORAGE.toPlane(lonLat).map(toMillimetre)));
}

/**
 * Planar area of a GeoJSON Polygon or MultiPolygon as stored, holes left out.
 * @param {any} geometry longitude/latitude
 * @param {number} srid the municipality's planning system
 * @returns {number} m²
 */
export function areaM2(geometry, srid) {
  const crs = planeCrs(srid);
  const polygons = geometry.type === "MultiPolygon" ? geometry.coordinates : [geometry.coordinates];
  return polygons.reduce(
    (sum, [shell, ...holes]) =>
      sum + Math.abs(ringArea(shell, crs)) - holes.reduce((cut, hole) => cut + Math.abs(ringArea(hole, crs)), 0),
    0,
  );
}

/**
 * Planar length of a line through positions.
 * @param {Position[]} line longitude/latitude
 * @param {number} srid
 * @returns {number} metres
 */
export function lengthM(line, srid) {
  const plane = line.map((position) => planeCrs(srid).toPlane(position));
  return plane.slice(1).reduce((sum, [x, y], i) => sum + Math.hypot(x - plane[i][0], y - plane[i][1]), 0);
}

/** Shoelace formula about the first corner, which keeps large coordinates from eating the precision. */
function ringArea(ring, crs) {
  const plane = ring.map((position) => crs.toPlane(toStorageGrid(position)));
  const [x0, y0] = plane[0];
  let twice = 0;
  for (let i = 1; i < plane.length; i += 1) {
    const [x1, y1] = plane[i - 1];
    const [x2, y2] = plane[i];
    twice += (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
  }
  return twice / 2;
}

/** Geodetic latitude from the sine of the conformal one, by Newton-like iteration that ends below 1e-14 radians. */
function latitude(sineConformal) {
  const target = Math.atanh(sineConformal);
  let sine = sineConformal;
  for (let i = 0; i < 8; i += 1) sine = Math.tanh(target + ECCENTRICITY * Math.atanh(ECCENTRICITY * sine));
  return Math.asin(sine);
}

/** @param {number} metres */
function toMillimetre(metres) {
  return Math.round(metres * 1000) / 1000;
}

/** @param {number} angle */
function radians(angle) {
  return (angle * Math.PI) / 180;
}

/** @param {number} angle */
function degrees(angle) {
  return (angle * 180) / Math.PI;
}
