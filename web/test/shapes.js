/** Small shapes for tests, around Drammen: corners in metres east and north of a round place on the storage grid. */
export const EAST = 230_000;
export const NORTH = 6_630_000;

/** @param {number} x @param {number} y */
export const at = (x, y) => /** @type {const} */ ([EAST + x, NORTH + y]);

/** @param {number[][]} points */
export const ring = (points) => points.map(([x, y]) => at(x, y));

/** A square as a shape. */
export const square = (x, y, size) => [
  [
    ring([
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
    ]),
  ],
];

/** A zone with that shape. */
export const zone = (shape, changes = {}) => ({
  shape,
  code: "D1",
  name: "Tangen",
  strategy: "DENSIFY",
  landUse: "1110",
  fromLandUse: null,
  utilisationMeasure: "NO_PCT_BYA",
  utilisationExisting: 20,
  utilisationAllowed: 40,
  maxStoreys: 4,
  existingDwellings: 12,
  existingFloorAreaM2: 1500,
  description: "",
  ...changes,
});

export const saved = (id, version, content) => ({
  id,
  version,
  zone: content,
  areaM2: 1,
  updatedAt: null,
  updatedBy: null,
});
