/**
 * How many homes a planner counts with for an area: what the live figures show while a zone is drawn, long before its
 * capacity is counted. Written per hectare, in Norway per dekar; remembered on this device.
 */

const USUAL_PER_HECTARE = 40;
const M2 = { ha: 10_000, dekar: 1000 };
const KEPT = "byggbar.density";

export class Density extends EventTarget {
  #chosen = read();
  /** @type {number | null} what the chosen zone's own capacity says */
  #known = null;

  /** @param {string} country */
  constructor(country) {
    super();
    /** @type {"ha" | "dekar"} */
    this.unit = country === "NO" ? "dekar" : "ha";
  }

  get perHectare() {
    return this.#chosen ?? this.#known ?? USUAL_PER_HECTARE;
  }

  /** In the unit people use here. */
  get value() {
    return (this.perHectare * M2[this.unit]) / M2.ha;
  }

  /** The planner's own figure, in the unit people use here; null goes back to the usual one. @param {number | null} value */
  choose(value) {
    this.#chosen = value === null || value < 0 ? null : (value * M2.ha) / M2[this.unit];
    keep(this.#chosen);
    this.dispatchEvent(new Event("changed"));
  }

  /** What a zone's counted capacity says, until the planner says otherwise. @param {number | null} perHectare */
  learn(perHectare) {
    if (perHectare === this.#known) return;
    this.#known = perHectare;
    this.dispatchEvent(new Event("changed"));
  }

  /** @param {number} m2 */
  homes(m2) {
    return Math.round((m2 / M2.ha) * this.perHectare);
  }
}

/** A browser that keeps nothing still counts. */
function read() {
  try {
    const kept = Number(localStorage.getItem(KEPT));
    return kept > 0 ? kept : null;
  } catch {
    return null;
  }
}

function keep(perHectare) {
  try {
    if (perHectare) localStorage.setItem(KEPT, String(perHectare));
    else localStorage.removeItem(KEPT);
  } catch {
    // Only the memory is lost.
  }
}
