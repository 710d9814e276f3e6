/**
 * Zones as they are kept on this device: every shape as one list of numbers, which the browser copies a hundred times
 * faster than nested lists, so that keeping a large plan's work never holds up the page.
 */

/**
 * @typedef {import("../../map/edit/shape.js").Shape} Shape
 * @typedef {{ rings: number[][], numbers: Float64Array }} PackedShape `rings`: per part, how many corners each ring has
 */

/** @param {Shape} shape @returns {PackedShape} */
export function packShape(shape) {
  const rings = shape.map((part) => part.map((ring) => ring.length));
  const numbers = new Float64Array(2 * rings.flat().reduce((sum, count) => sum + count, 0));
  let at = 0;
  for (const part of shape)
    for (const ring of part)
      for (const [east, north] of ring) {
        numbers[at++] = east;
        numbers[at++] = north;
      }
  return { rings, numbers };
}

/** @param {PackedShape} packed @returns {Shape} */
export function unpackShape({ rings, numbers }) {
  let at = 0;
  return rings.map((part) =>
    part.map((count) => Array.from({ length: count }, () => /** @type {const} */ ([numbers[at++], numbers[at++]]))),
  );
}

/** A zone, or some of its fields. @param {any} zone */
export function packZone(zone) {
  return zone?.shape ? { ...zone, shape: packShape(zone.shape) } : zone;
}

/** @param {any} zone */
export function unpackZone(zone) {
  return zone?.shape ? { ...zone, shape: unpackShape(zone.shape) } : zone;
}

/** @param {any} entry of a workspace */
export function packEntry(entry) {
  return eachZone(entry, packZone);
}

/** @param {any} entry */
export function unpackEntry(entry) {
  return eachZone(entry, unpackZone);
}

/** @param {any} step */
export function packStep({ changes, ...step }) {
  return { ...step, changes: changes.map(({ key, before, after }) => ({ key, before: packZone(before), after: packZone(after) })) };
}

/** @param {any} step */
export function unpackStep({ changes, ...step }) {
  return { ...step, changes: changes.map(({ key, before, after }) => ({ key, before: unpackZone(before), after: unpackZone(after) })) };
}

function eachZone(entry, pack) {
  const of = (holder) => (holder?.zone ? { ...holder, zone: pack(holder.zone) } : holder);
  return { ...entry, draft: pack(entry.draft), saved: of(entry.saved), theirs: of(entry.theirs), sent: of(entry.sent) };
}
