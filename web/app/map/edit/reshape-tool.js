import { crossingInRing, crossingInShape } from "./crossing.js";
import { nearestCorner, nearestMiddle } from "./find.js";
import { cornerOf, countCorners, insertCorner, moveCorner, neighbour, removeCorner, removeRing } from "./shape.js";
import { MIDDLE_FROM_PX } from "./paths.js";
import { SNAP_PX } from "./snap.js";

/**
 * @typedef {import("./grid.js").Corner} Corner
 * @typedef {import("./shape.js").CornerRef} CornerRef
 * @typedef {import("./shape.js").Shape} Shape
 * @typedef {import("./gestures.js").Hand} Hand
 */

const REACH_PX = { fine: 10, coarse: 24 };
/** Above this the whole outline is checked for crossings when a corner is let go, not at every step. */
const CHECKED_LIVE = 3000;

/**
 * Changes the outline of the chosen zone. A corner is dragged, or taken with one tap and put down with the next; the
 * middle of a side gives a new corner; Delete takes the corner in hand away. Crossing sides are shown at once and
 * may stand while the planner works on; they can't be saved.
 */
export class ReshapeTool {
  name = "reshape";
  cursor = "default";
  needsChoice = true;
  showsChosen = true;
  /** `fresh`: taken by the press that is still going on. @type {{ ref: CornerRef, before: Shape, shape: Shape, isNew: boolean, fresh: boolean, snap?: any } | null} */
  #held = null;

  /** @param {import("./editor.js").ZoneEditor} editor */
  constructor(editor) {
    this.editor = editor;
  }

  start() {
    this.refresh();
    this.editor.say("reshape.start", { n: countCorners(this.#shape) });
  }

  stop() {
    this.#held = null;
    this.editor.canvas.clear(["crosshair"]);
  }

  /** The zone has another shape now: by undo, a save of somebody else, the table of corners. */
  refresh() {
    this.#held = null;
    this.editor.canvas.clear(["crosshair"]);
    const shape = this.#shape;
    const fault = crossingInShape(shape);
    this.editor.canvas.show({
      shape,
      fill: this.editor.chosen?.fill ?? null,
      handles: true,
      faulty: Boolean(fault),
      fault,
    });
    this.editor.changedState();
  }

  get state() {
    const ref = this.#held?.ref;
    return { holds: Boolean(ref), inHole: (ref?.ring ?? 0) > 0, inPart: this.#shape.length > 1 };
  }

  get #shape() {
    return /** @type {import("./editor.js").EditedZone} */ (this.editor.chosen).shape;
  }

  /** @param {Corner} place @param {Hand} hand */
  grab(place, hand) {
    if (this.#held && !hand.byKey) return false;
    return this.#take(place, hand);
  }

  /** @param {Corner} place @param {Hand} hand */
  drag(place, hand) {
    this.#carry(place, hand);
  }

  /** @param {Corner} place @param {Hand} hand */
  drop(place, hand) {
    this.#carry(place, hand);
    this.#putDown();
  }

  /** @param {Corner} place @param {Hand} hand */
  tap(place, hand) {
    if (this.#held?.fresh) {
      this.#held.fresh = false;
      const { ref, shape } = this.#held;
      this.editor.say("corner.taken", {
        corner: cornerOf(shape, ref),
        n: ref.at + 1,
        of: shape[ref.part][ref.ring].length,
      });
      return;
    }
    if (this.#held) {
      this.#carry(place, hand);
      return this.#putDown();
    }
    if (this.#take(place, hand)) return this.tap(place, hand);
    const other = this.editor.zoneAt(place);
    if (other && other !== this.editor.chosen?.key) this.editor.pick(other);
  }

  /** @param {Corner} place @param {Hand} hand */
  over(place, hand) {
    if (this.#held) {
      this.#carry(place, hand);
      if (hand.byKey) this.editor.say("at", this.#told());
      return;
    }
    const near = nearestCorner(this.#shape, place, this.#reach(hand)) ?? this.#middle(place, hand);
    this.editor.canvas.show({ held: near?.corner ?? null });
    this.editor.setCursor(near ? "grab" : "default");
    if (hand.byKey)
      this.editor.say(near ? "corner.here" : "at", {
        corner: near?.corner ?? place,
        n: near ? near.at + 1 : 0,
        snap: null,
      });
  }

  leave() {
    if (!this.#held) this.editor.canvas.show({ held: null });
  }

  /** Puts a taken corner back where it was. */
  back() {
    if (!this.#held) return false;
    this.refresh();
    this.editor.say("corner.putBack");
    return true;
  }

  /** Removes the corner in hand, or the one under the crosshair. @param {Corner} [place] */
  remove(place) {
    const held = this.#held;
    if (held?.isNew) return void this.back();
    const ref = held?.ref ?? (place && nearestCorner(this.#shape, place, this.#reach({ coarse: false })));
    if (!ref) return this.editor.say("refused.noCorner", {}, "refused");
    const shape = removeCorner(held?.before ?? this.#shape, ref);
    if (!shape) return this.editor.say("refused.lastCorners", {}, "refused");
    this.#held = null;
    this.editor.reshaped(shape, "cornerRemoved");
  }

  /** Removes the hole, or the separate part, that the corner in hand belongs to. */
  removeRing() {
    const held = this.#held;
    const shape = held && removeRing(held.before, held.ref);
    if (!shape) return;
    this.#held = null;
    this.editor.reshaped(shape, held.ref.ring > 0 ? "holeRemoved" : "partRemoved");
  }

  /** @param {Corner} place */
  nearest(place) {
    return nearestCorner(this.#shape, place)?.corner ?? null;
  }

  /** The next corner along the outline. @param {Corner} place @param {number} step */
  walk(place, step) {
    if (this.#held) return null;
    const near = nearestCorner(this.#shape, place);
    const there = near && near.distance <= this.#reach({ coarse: false });
    return near && cornerOf(this.#shape, there ? neighbour(this.#shape, near, Math.sign(step)) : near);
  }

  #take(place, hand) {
    const corner = nearestCorner(this.#shape, place, this.#reach(hand));
    const middle = corner ? null : this.#middle(place, hand);
    if (!corner && !middle) return false;
    const before = this.#shape;
    const ref = corner ?? { ...middle, at: middle.at + 1 };
    const shape = corner ? before : insertCorner(before, middle, middle.corner);
    this.#held = { ref, before, shape, isNew: !corner, fresh: true };
    this.editor.canvas.show({ shape, held: cornerOf(shape, ref) });
    this.editor.changedState();
    return true;
  }

  #carry(place, hand) {
    const held = this.#held;
    if (!held) return;
    held.fresh = false;
    const own = this.editor.chosen?.key;
    const within = this.editor.canvas.metres(hand.coarse ? SNAP_PX * 1.5 : SNAP_PX);
    const snap = hand.free ? null : this.editor.snapper.find(place, within, ({ key }) => key !== own);
    const corner = snap?.corner ?? place;
    held.shape = moveCorner(held.shape, held.ref, corner);
    held.snap = snap;
    const fault = this.#faultLive(held);
    const told = this.#told();
    this.editor.canvas.show({
      shape: held.shape,
      carrying: true,
      held: corner,
      snap,
      fault,
      faulty: Boolean(fault),
      label: { corner, text: this.editor.words(told) },
    });
    this.editor.measured(held.shape);
  }

  #putDown() {
    const { shape, isNew } = /** @type {any} */ (this.#held);
    const told = this.#told();
    this.#held = null;
    this.editor.reshaped(shape, isNew ? "cornerAdded" : "cornerMoved", told);
    if (this.#shape !== shape) this.refresh();
  }

  #told() {
    const { shape, ref, snap } = /** @type {any} */ (this.#held);
    const { measure } = this.editor;
    return { corner: cornerOf(shape, ref), snap, areaM2: measure.areaM2(shape), lengthM: measure.perimeterM(shape) };
  }

  #faultLive({ shape, ref }) {
    const ring = shape[ref.part][ref.ring];
    return ring.length > CHECKED_LIVE ? null : crossingInRing(ring);
  }

  #middle(place, hand) {
    const { canvas } = this.editor;
    const shortest = canvas.metres(hand.coarse ? MIDDLE_FROM_PX.coarse : MIDDLE_FROM_PX.fine);
    return nearestMiddle(this.#shape, place, this.#reach(hand), shortest);
  }

  #reach({ coarse }) {
    return this.editor.canvas.metres(coarse ? REACH_PX.coarse : REACH_PX.fine);
  }
}
