/**
 * Whose word stands when zones become one: a question for every thing they say differently, answered at first with
 * what the leading zone says; homes and floor area that are there are counted together.
 */
import { BOUND } from "../merge.js";
import { ATTRIBUTES, sameField, withChanges } from "../zone.js";

/** Amounts, of which the merged zone has the sum. */
const SUMMED = ["existingDwellings", "existingFloorAreaM2"];

/**
 * @typedef {import("../zone.js").Zone} Zone
 *
 * @typedef {object} Answer
 * @property {string} key of the zone that says so; `sum` for all together
 * @property {string} code of the zones that say so
 * @property {Partial<Zone>} values
 *
 * @typedef {object} Question
 * @property {string} field the first of those that are decided together
 * @property {string[]} fields
 * @property {Answer[]} answers
 */

export class Joining {
  /** @type {Map<string, number>} by field, the answer that stands */
  #chosen = new Map();

  /** @param {{ key: string, zone: Zone }[]} zones @param {string} [leader] whose word stands at first */
  constructor(zones, leader = zones[0].key) {
    this.zones = zones;
    this.leader = /** @type {{ key: string, zone: Zone }} */ (zones.find(({ key }) => key === leader));
    /** @type {Question[]} */
    this.questions = groups()
      .filter((fields) => fields.some((field) => this.#asks(field)))
      .map((fields) => ({ field: fields[0], fields, answers: this.#answers(fields) }));
    for (const { field, answers } of this.questions) {
      const first = answers.findIndex(({ values }) => sameField(field, /** @type {any} */ (values), this.leader.zone));
      this.#chosen.set(field, answers[0].key === "sum" ? 0 : first);
    }
  }

  /** @param {string} field @returns {number} which answer stands */
  chosen(field) {
    return this.#chosen.get(field) ?? 0;
  }

  /** @param {string} field @param {number} answer */
  choose(field, answer) {
    this.#chosen.set(field, answer);
  }

  /** The zone that stays, and what it says. */
  get result() {
    const values = Object.assign({}, ...this.questions.map(({ field, answers }) => answers[this.chosen(field)].values));
    return { key: this.leader.key, zone: withChanges(this.leader.zone, values) };
  }

  /** Amounts are a question also where they are the same: half of twelve homes is six. */
  #asks(field) {
    const [{ zone: first }] = this.zones;
    const differ = this.zones.some(({ zone }) => !sameField(field, zone, first));
    return differ || (SUMMED.includes(field) && Boolean(first[field]));
  }

  #answers(fields) {
    /** @type {Answer[]} */
    const answers = [];
    for (const { key, zone } of this.zones) {
      const same = answers.find(({ values }) => fields.every((field) => sameField(field, /** @type {any} */ (values), zone)));
      if (same) same.code += `, ${zone.code}`;
      else answers.push({ key, code: zone.code, values: Object.fromEntries(fields.map((field) => [field, zone[field]])) });
    }
    return SUMMED.includes(fields[0]) ? [this.#sum(fields[0]), ...answers] : answers;
  }

  #sum(field) {
    const sum = this.zones.reduce((all, { zone }) => all + (zone[field] ?? 0), 0);
    return { key: "sum", code: "", values: { [field]: sum } };
  }
}

function groups() {
  const taken = new Set();
  const bound = BOUND.filter(({ leader }) => leader !== "overlay").map(({ leader, followers }) => [leader, ...followers]);
  for (const field of bound.flat()) taken.add(field);
  const rest = ATTRIBUTES.filter((field) => !taken.has(field)).map((field) => [field]);
  return [...bound, ...rest].sort((a, b) => ATTRIBUTES.indexOf(a[0]) - ATTRIBUTES.indexOf(b[0]));
}
