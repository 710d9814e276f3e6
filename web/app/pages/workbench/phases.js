/** Phases of a zone: years in order, shares that make a whole. */

const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;
const WHOLE = 100;

/** @typedef {{ from: number, sharePct: number }} Phase */

/**
 * What keeps phases from being saved: a message key's end, or an empty text.
 * @param {Phase[]} phases
 */
export function phasesFault(phases) {
  const sound = phases.every(
    ({ from, sharePct }, i) =>
      Number.isInteger(from) &&
      from >= FIRST_YEAR &&
      from <= LAST_YEAR &&
      sharePct >= 0 &&
      sharePct <= WHOLE &&
      (i === 0 || from > phases[i - 1].from),
  );
  if (!sound) return "faulty";
  return phases.length && Math.abs(shareOf(phases) - WHOLE) > 0.001 ? "sum" : "";
}

/** One phase more: what is left, from the year after the last. @param {Phase[]} phases @param {number} year the present one */
export function withNextPhase(phases, year) {
  const left = Math.max(0, WHOLE - shareOf(phases));
  return [...phases, { from: (phases.at(-1)?.from ?? year + 3) + (phases.length ? 4 : 0), sharePct: left }];
}

/** In per cent. @param {Phase[]} phases */
export function shareOf(phases) {
  return phases.reduce((sum, { sharePct }) => sum + (sharePct || 0), 0);
}
