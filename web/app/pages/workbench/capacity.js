/** What the desk knows of capacity: which assumptions a calculation rests on, and what makes a range. */

/**
 * @typedef {{ low: number, likely: number, high: number }} Range
 *
 * @typedef {object} Assumption a parameter as a calculation used it
 * @property {string} code
 * @property {string} name
 * @property {string} unit
 * @property {string} source
 * @property {Range | null} range null while it has no value
 * @property {Range | null} standard what it is without the planner's own; null when there is none
 * @property {boolean} own
 */

/** Used only where the plan says nothing to calculate with. */
export const ASSUMED_RATIO = "FLOOR_AREA_RATIO";

/**
 * Every parameter of a calculation once, in the order of use.
 * @param {any[]} steps
 * @returns {Assumption[]}
 */
export function assumptionsOf(steps) {
  const found = new Map();
  for (const { inputs } of steps)
    for (const { code, name, unit, source, low, value, high, origin, standard, own } of inputs)
      if (origin === "PARAMETER" && !found.has(code))
        found.set(code, { code, name, unit, source, range: { low, likely: value, high }, standard: standard ?? null, own });
  return [...found.values()];
}

/**
 * A zone's own parameters with one of them set, or as usual again.
 * @param {Record<string, Range>} parameters
 * @param {string} code
 * @param {Range | null} range null: as usual
 */
export function withParameter(parameters, code, range) {
  const { [code]: _, ...others } = parameters;
  return range ? { ...others, [code]: range } : others;
}

/** Whether three numbers make a range within bounds. @param {Range} range @param {{ min: number, max: number }} bounds */
export function isRange({ low, likely, high }, { min, max }) {
  return [low, likely, high].every(Number.isFinite) && min <= low && low <= likely && likely <= high && high <= max;
}
