import { contains, nearestCorner } from "./find.js";
import { FINE_PX, STEP_PX } from "./crosshair.js";
import { pull } from "./pull.js";
import { moved, roundStep } from "./transform.js";

/**
 * @typedef {import("./grid.js").Corner} Corner
 * @typedef {import("./gestures.js").Hand} Hand
 * @typedef {import("./grid.js").Position} Position
 */

/** Shifts smaller than half the grid move nothing. */
const STILL_M = 0.0005;

/**
 * Moves the chosen zone as a whole. Its corner nearest to the pointer leads, and snaps; arrows move by round metres of
 * the planning plane; numbers move exactly. Nothing is changed until the zone is put down.
 */
export class MoveTool {
  name = "move";
  cursor = "move";
  needsChoice = true;
  showsChosen = true;
  /** The corner that leads, and where the pointer took hold. @type {{ lead: Corner, at: Corner, fresh: boolean } | null} */
  #held = null;
  /** @type {Corner | null} the corner that led last */
  #lead = null;
  /** @type {Position} metres east and north in the planning plane */
  #shift = [0, 0];

  /** @param {import("./editor.js").ZoneEditor} editor */
  constructor(editor) {
    this.editor = editor;
  }

  start() {
    this.refresh();
    this.editor.say("move.start", { step: this.#step(false), fine: this.#step(true) });
  }

  stop() {
    this.#held = null;
    this.#shift = [0, 0];
    this.editor.canvas.clear(["crosshair"]);
  }

  refresh() {
    this.#held = null;
    this.#lead = null;
    this.editor.canvas.show({ shape: this.#shape, fill: this.editor.chosen?.fill ?? null, handles: true });
    this.#show([0, 0], null);
    this.editor.changedState();
  }

  get state() {
    return { holds: Boolean(this.#held), canClose: this.#hasMoved };
  }

  /** @param {Corner} place @param {Hand} hand */
  grab(place, hand) {
    if (this.#held) return false;
    return this.#take(place, hand);
  }

  /** @param {Corner} place @param {Hand} hand */
  drag(place, hand) {
    this.#carry(place, hand);
  }

  /** @param {Corner} place @param {Hand} hand */
  drop(place, hand) {
    this.#carry(place, hand);
    this.finish();
  }

  /** @param {Corner} place @param {Hand} hand */
  tap(place, hand) {
    if (hand.byKey) return this.finish();
    if (this.#held?.fresh) {
      this.#held.fresh = false;
      return this.editor.say("move.taken");
    }
    if (this.#held) {
      this.#carry(place, hand);
      return this.finish();
    }
    const other = this.editor.zoneAt(place);
    if (other && other !== this.editor.chosen?.key) this.editor.pick(other);
  }

  /** @param {Corner} place @param {Hand} hand */
  over(place, hand) {
    if (this.#held) this.#carry(place, hand);
    else this.editor.setCursor(contains(this.#shape, place) ? "move" : "default");
  }

  /** An arrow moves the zone, not the crosshair. @param {[number, number]} direction in pixels, down is positive @param {boolean} fine @returns {Corner} */
  arrow([dx, dy], fine) {
    this.#held = null;
    const step = this.#step(fine);
    const [east, north] = this.#shift;
    this.#show([east + dx * step, north - dy * step], null);
    this.editor.changedState();
    const lead = this.#leadAfter();
    this.editor.say("move.by", { ...this.#told(null), corner: lead });
    return lead;
  }

  /** @param {"east" | "north"} name @param {number | null} value metres */
  setNumber(name, value) {
    const [east, north] = this.#shift;
    this.#show(name === "east" ? [value ?? 0, north] : [east, value ?? 0], null, { silent: true });
  }

  /** The space bar lets the nearest corner of the zone snap to what lies nearest to it. @returns {Corner | null} */
  nearest() {
    const { snapper, measure } = this.editor;
    let best = null;
    for (const corner of this.#shape.flat(2)) {
      const here = this.#shifted(corner);
      const found = snapper.nearestCorner(here, this.#others);
      const distance = found ? Math.hypot(found.corner[0] - here[0], found.corner[1] - here[1]) : Infinity;
      if (found && (!best || distance < best.distance)) best = { corner, found, distance };
    }
    if (!best) return null;
    const [x, y] = measure.plane.positionOf(best.found.corner);
    const [x0, y0] = measure.plane.positionOf(best.corner);
    this.#lead = best.corner;
    this.#show([x - x0, y - y0], best.found);
    this.editor.changedState();
    this.editor.say("move.by", { ...this.#told(best.found), corner: best.found.corner });
    return null;
  }

  /** Puts the zone back. */
  back() {
    if (!this.#held && !this.#hasMoved) return false;
    this.refresh();
    this.editor.say("move.putBack");
    return true;
  }

  /** Puts the zone down where it is shown. */
  finish() {
    this.#held = null;
    if (!this.#hasMoved) return this.editor.say("refused.notMoved", {}, "refused");
    const shift = this.#shift;
    this.#shift = [0, 0];
    this.editor.reshaped(moved(this.#shape, this.editor.measure.plane, shift), "moved", { shift });
  }

  get #shape() {
    return /** @type {import("./editor.js").EditedZone} */ (this.editor.chosen).shape;
  }

  get #hasMoved() {
    return Math.hypot(...this.#shift) > STILL_M;
  }

  #others = ({ key }) => key !== this.editor.chosen?.key;

  #take(place, hand) {
    const reach = this.editor.canvas.metres(hand.coarse ? 24 : 12);
    const corner = nearestCorner(this.#shape, place);
    if (!corner || (corner.distance > reach && !contains(this.#shape, place))) return false;
    this.#held = { lead: corner.corner, at: place, fresh: true };
    this.#lead = corner.corner;
    this.editor.changedState();
    return true;
  }

  #carry(place, hand) {
    if (!this.#held) return;
    this.#held.fresh = false;
    const { lead, at } = this.#held;
    const wanted = /** @type {Corner} */ ([lead[0] + place[0] - at[0], lead[1] + place[1] - at[1]]);
    const { corner, snap } = pull(this.editor, wanted, hand, this.#others);
    const { plane } = this.editor.measure;
    const [x, y] = plane.positionOf(corner);
    const [x0, y0] = plane.positionOf(lead);
    this.#show([x - x0, y - y0], snap);
  }

  #show(shift, snap, { silent = false } = {}) {
    this.#shift = shift;
    const from = this.#lead ?? this.#shape[0][0][0];
    const to = this.#leadAfter();
    const still = !this.#hasMoved;
    this.editor.canvas.show({
      motion: still ? null : { from, to },
      carrying: !still,
      snap,
      label: still ? null : { corner: to, text: this.editor.words(this.#told(snap)) },
    });
    if (!silent) this.editor.numbers({ east: shift[0], north: shift[1] });
    else this.editor.changedState();
  }

  #leadAfter() {
    return this.#shifted(this.#lead ?? this.#shape[0][0][0]);
  }

  #shifted(corner) {
    const { plane } = this.editor.measure;
    const [x, y] = plane.positionOf(corner);
    return plane.cornerOf([x + this.#shift[0], y + this.#shift[1]]);
  }

  #told(snap) {
    return { shift: this.#shift, snap };
  }

  #step(fine) {
    return roundStep(this.editor.canvas.metres(fine ? FINE_PX : STEP_PX));
  }
}
