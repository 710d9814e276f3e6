/**
 * What a zone holds in absolute numbers, shared out by area when it is divided, so that nothing is counted twice:
 * dwellings and floor area that are there, and a utilisation given in square metres.
 */

/**
 * @param {any} zone a draft
 * @param {number[]} areas of its parts
 * @param {{ code: string, unit: string }[]} measures code list utilisation_measure
 * @returns {Record<string, number>[]} for each part; the shares of every field sum to the whole
 */
export function shareOut(zone, areas, measures) {
  const absolute = measures.find(({ code }) => code === zone.utilisationMeasure)?.unit === "m2";
  const fields = [
    "existingDwellings",
    "existingFloorAreaM2",
    ...(absolute ? ["utilisationExisting", "utilisationAllowed"] : []),
  ].filter((field) => zone[field]);
  const shared = fields.map((field) => portions(zone[field], areas));
  return areas.map((_, i) => Object.fromEntries(fields.map((field, f) => [field, shared[f][i]])));
}

/** Whole numbers in proportion, by largest remainder; what is not whole in the total goes to the first. @param {number} total @param {number[]} weights */
export function portions(total, weights) {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const whole = Math.floor(total);
  const exact = weights.map((weight) => (whole * weight) / sum);
  const given = exact.map(Math.floor);
  const rest = whole - given.reduce((all, share) => all + share, 0);
  const byRemainder = exact.map((share, i) => ({ i, left: share - given[i] })).sort((a, b) => b.left - a.left || a.i - b.i);
  for (const { i } of byRemainder.slice(0, rest)) given[i] += 1;
  given[0] += Math.round((total - whole) * 1e6) / 1e6;
  return given;
}
