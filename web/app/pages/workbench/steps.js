/**
 * What a planner did, step by step, and how a step is taken back when others have saved meanwhile: only what the step
 * itself changed goes back, field by field and corner by corner, so that undoing never takes away somebody else's work.
 */
import { mergeShapes } from "./outlines.js";
import { FIELDS, differences, sameField, sameZone } from "./zone.js";

/**
 * @typedef {import("./zone.js").Zone} Zone
 *
 * @typedef {object} Change a zone before and after a step; where both are there, only the fields that differ
 * @property {string} key
 * @property {Partial<Zone> | null} before
 * @property {Partial<Zone> | null} after
 *
 * @typedef {object} Step
 * @property {string} id unique on this desk
 * @property {string} label message key
 * @property {Record<string, unknown>} values for the label
 * @property {string | null} run steps of the same run, such as typing in one field, count as one
 * @property {readonly Change[]} changes never changed in place
 */

const MOST_STEPS = 500;

export class Steps {
  /** @type {Step[]} */
  done = [];
  /** @type {Step[]} */
  undone = [];

  /**
   * @param {string} label
   * @param {{ key: string, before: Zone | null, after: Zone | null }[]} changes
   * @param {{ values?: Record<string, unknown>, run?: string | null }} [options]
   */
  add(label, changes, { values = {}, run = null } = {}) {
    const narrow = changes.map(narrowed);
    const last = this.done.at(-1);
    if (run && last?.run === run && !this.undone.length) last.changes = joined(last.changes, narrow);
    else this.done.push({ id: crypto.randomUUID(), label, values, run, changes: narrow });
    if (this.done.length > MOST_STEPS) this.done.shift();
    this.undone = [];
  }

  /** Ends a run, so that the next change is a step of its own. */
  endRun() {
    const last = this.done.at(-1);
    if (last) last.run = null;
  }

  /** @returns {Step | null} the step to take back */
  back() {
    return move(this.done, this.undone);
  }

  /** @returns {Step | null} the step to take again */
  forth() {
    return move(this.undone, this.done);
  }
}

/**
 * A zone after going from one end of a change to the other.
 * @param {Zone | null} present what stands on the desk
 * @param {Partial<Zone> | null} left the end that is left
 * @param {Partial<Zone> | null} target the end to go to
 * @returns {{ zone: Zone | null, kept: boolean }} `kept`: others changed the same since, and theirs stays
 */
export function travelled(present, left, target) {
  if (!left || !target) return appearing(present, left, /** @type {Zone | null} */ (target));
  if (!present) return { zone: null, kept: true };
  const zone = /** @type {any} */ ({ ...present });
  let kept = false;
  for (const field of differences(/** @type {Zone} */ (left), /** @type {Zone} */ (target))) {
    if (sameField(field, present, /** @type {Zone} */ (left))) zone[field] = target[field];
    else if (field === "shape") {
      const shape = mergeShapes(/** @type {any} */ (left.shape), present.shape, /** @type {any} */ (target.shape));
      if (shape) zone.shape = shape;
      else kept = true;
    } else kept = true;
  }
  return { zone, kept };
}

/** A zone that the step made or deleted: one that others have brought back, or taken away, stays as they left it. */
function appearing(present, left, target) {
  if (target) return { zone: present ?? target, kept: Boolean(present) && !sameZone(present, target) };
  return present && !sameZone(present, left) ? { zone: present, kept: true } : { zone: null, kept: false };
}

function narrowed({ key, before, after }) {
  if (!before || !after) return { key, before, after };
  const fields = differences(before, after);
  const pick = (zone) => Object.fromEntries(fields.map((field) => [field, zone[field]]));
  return { key, before: pick(before), after: pick(after) };
}

function joined(before, after) {
  const all = new Map(before.map((change) => [change.key, change]));
  for (const change of after) {
    const first = all.get(change.key);
    all.set(change.key, first ? both(first, change) : change);
  }
  return [...all.values()];
}

/** The first end of one change with the second end of the next. */
function both(first, next) {
  const whole = (zone) => Boolean(zone) && FIELDS.every((field) => field in zone);
  const before = whole(first.before) || !first.before ? first.before : { ...next.before, ...first.before };
  const after = !next.after || !first.after || whole(next.after) ? next.after : { ...first.after, ...next.after };
  return { key: first.key, before, after };
}

function move(from, to) {
  const step = from.pop();
  if (!step) return null;
  step.run = null;
  to.push(step);
  return step;
}
