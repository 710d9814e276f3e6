import { apart } from "./grid.js";
import { ringBox, rings } from "./shape.js";
import { bearing, centroidOf, travelled, turned } from "./transform.js";

/**
 * @typedef {import("./grid.js").Corner} Corner
 * @typedef {import("./gestures.js").Hand} Hand
 */

/** Degrees that an arrow turns, and with Shift. */
const STEP = 5;
const FINE_STEP = 0.5;
/** With Shift a drag goes in these steps; otherwise in tenths of a degree. */
const COARSE_STEP = 15;
const DRAG_STEP = 0.1;
const REACH_PX = { fine: 12, coarse: 24 };
/** How far the handle stands off the zone. */
const KNOB_PX = 28;

/**
 * Turns the chosen zone about its centre of gravity: by a handle, by the arrows or by a number of degrees, clockwise.
 * Nothing is changed until the zone is let go or the turn is finished.
 */
export class RotateTool {
  name = "rotate";
  cursor = "default";
  needsChoice = true;
  showsChosen = true;
  #degrees = 0;
  /** @type {number | null} the direction in which the handle was taken */
  #taken = null;

  /** @param {import("./editor.js").ZoneEditor} editor */
  constructor(editor) {
    this.editor = editor;
  }

  start() {
    this.refresh();
    this.editor.say("rotate.start", { step: STEP, fine: FINE_STEP });
  }

  stop() {
    this.#degrees = 0;
    this.#taken = null;
    this.editor.canvas.clear(["crosshair"]);
  }

  refresh() {
    this.#taken = null;
    this.centre = centroidOf(this.#shape, this.#plane);
    this.centreCorner = this.#plane.cornerOf(this.centre);
    let reach = 0;
    for (const { corners } of rings(this.#shape)) reach = Math.max(reach, farthest(ringBox(corners), this.centreCorner));
    this.reach = reach;
    this.editor.canvas.show({ shape: this.#shape, fill: this.editor.chosen?.fill ?? null });
    this.#show(0);
  }

  get state() {
    return { canClose: this.#degrees !== 0 };
  }

  /** @param {Corner} place @param {Hand} hand */
  grab(place, hand) {
    const reach = this.editor.canvas.metres(hand.coarse ? REACH_PX.coarse : REACH_PX.fine);
    if (apart(this.#knob, place) > reach) return false;
    this.#taken = this.#direction(place) - this.#degrees;
    return true;
  }

  /** @param {Corner} place @param {Hand} hand */
  drag(place, hand) {
    if (this.#taken === null) return;
    const step = hand.more ? COARSE_STEP : DRAG_STEP;
    this.#show(halfTurn(Math.round((this.#direction(place) - this.#taken) / step) * step));
  }

  /** @param {Corner} place @param {Hand} hand */
  drop(place, hand) {
    this.drag(place, hand);
    if (this.#degrees) this.finish();
  }

  /** @param {Corner} place @param {Hand} hand */
  tap(place, hand) {
    this.#taken = null;
    if (hand.byKey) return this.finish();
    const other = this.editor.zoneAt(place);
    if (other && other !== this.editor.chosen?.key) this.editor.pick(other);
  }

  /** @param {Corner} place @param {Hand} hand */
  over(place, hand) {
    const reach = this.editor.canvas.metres(hand.coarse ? REACH_PX.coarse : REACH_PX.fine);
    this.editor.setCursor(apart(this.#knob, place) <= reach ? "grab" : "default");
  }

  /** Right and down turn clockwise. @param {[number, number]} direction @param {boolean} fine @returns {Corner} */
  arrow([dx, dy], fine) {
    this.#show(halfTurn(this.#degrees + (dx + dy) * (fine ? FINE_STEP : STEP)));
    this.editor.say("rotate.by", { degrees: this.#degrees });
    return this.centreCorner;
  }

  /** @param {string} name @param {number | null} value degrees clockwise */
  setNumber(name, value) {
    this.#show(halfTurn(value ?? 0), { silent: true });
  }

  /** Turns the zone back. */
  back() {
    if (!this.#degrees && this.#taken === null) return false;
    this.refresh();
    this.editor.say("rotate.back");
    return true;
  }

  finish() {
    const degrees = this.#degrees;
    if (!degrees) return this.editor.say("refused.notTurned", {}, "refused");
    this.#degrees = 0;
    this.editor.reshaped(turned(this.#shape, this.#plane, this.centre, degrees), "turned", { degrees });
  }

  get #shape() {
    return /** @type {import("./editor.js").EditedZone} */ (this.editor.chosen).shape;
  }

  get #plane() {
    return this.editor.measure.plane;
  }

  /** The handle stands north of the zone and goes round with it. */
  get #knob() {
    const away = this.reach + this.editor.canvas.metres(KNOB_PX);
    return this.#plane.cornerOf(travelled(this.centre, away, this.#degrees));
  }

  #direction(place) {
    return bearing(this.centre, this.#plane.positionOf(place));
  }

  #show(degrees, { silent = false } = {}) {
    this.#degrees = Math.round(degrees * 1e6) / 1e6;
    this.editor.canvas.show({
      pivot: { centre: this.centreCorner, knob: this.#knob },
      motion: this.#degrees ? { about: this.centreCorner, degrees: this.#degrees } : null,
      carrying: this.#degrees !== 0,
      label: this.#degrees
        ? { corner: this.#knob, text: this.editor.words({ degrees: this.#degrees }) }
        : null,
    });
    if (!silent) this.editor.numbers({ degrees: this.#degrees });
    this.editor.changedState();
  }
}

/** Between −180 and 180. @param {number} degrees */
function halfTurn(degrees) {
  const turn = ((degrees % 360) + 360) % 360;
  return turn > 180 ? turn - 360 : turn;
}

function farthest([west, south, east, north], [x, y]) {
  return Math.max(...[west, east].flatMap((bx) => [south, north].map((by) => Math.hypot(bx - x, by - y))));
}
