import { crossingInShape } from "./crossing.js";
import { nearestCorner, nearestMiddle, nearestOnSide } from "./find.js";
import { HeldBorder } from "./held-border.js";
import { cornerOf, countCorners, neighbour, removeRing } from "./shape.js";
import { MIDDLE_FROM_PX } from "./paths.js";
import { removeShared } from "./shared-edges.js";
import { SNAP_PX } from "./snap.js";

/**
 * @typedef {import("./grid.js").Corner} Corner
 * @typedef {import("./shape.js").CornerRef} CornerRef
 * @typedef {import("./shape.js").Shape} Shape
 * @typedef {import("./gestures.js").Hand} Hand
 */

/** Half of what can be hit: 24 pixels with a mouse, 48 with a finger. */
const REACH_PX = { fine: 12, coarse: 24 };
const PUT_DOWN = { corner: "cornerMoved", new: "cornerAdded", side: "sideMoved" };

/**
 * Changes the outline of the chosen zone. A corner is dragged, or taken with one tap and put down with the next; the
 * middle of a side gives a new corner; with Shift the whole side is taken; Delete takes the corner in hand away. The
 * zones that share a border follow, unless the planner has switched that off. Crossing sides of the chosen zone are
 * shown at once and may stand while the planner works on; a neighbour is never left broken.
 */
export class ReshapeTool {
  name = "reshape";
  cursor = "default";
  needsChoice = true;
  showsChosen = true;
  /** @type {HeldBorder | null} */
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
    const held = this.#held;
    return {
      holds: Boolean(held),
      holdsSide: held?.kind === "side",
      inHole: (held?.ref.ring ?? 0) > 0,
      inPart: this.#shape.length > 1,
      companions: held ? this.#namesOf(held.companions) : [],
    };
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
    const broken = this.#held?.brokenCompanion;
    if (!broken) return this.#putDown();
    this.refresh();
    this.#refuseBreaking(broken);
  }

  /** @param {Corner} place @param {Hand} hand */
  tap(place, hand) {
    if (this.#held?.fresh) {
      return this.#sayTaken(this.#held);
    }
    if (this.#held) {
      this.#carry(place, hand);
      const broken = this.#held.brokenCompanion;
      return broken ? this.#refuseBreaking(broken) : this.#putDown();
    }
    if (this.#take(place, hand)) return this.tap(place, hand);
    const other = this.editor.zoneAt(place);
    if (other && other !== this.editor.chosen?.key) this.editor.pick(other);
  }

  /** @param {Corner} place @param {Hand} hand */
  over(place, hand) {
    if (this.#held) {
      this.#carry(place, hand);
      if (hand.byKey) this.editor.say("at", this.#told(this.#held));
      return;
    }
    const near = this.#takeable(place, hand.byKey ? { ...hand, more: false } : hand);
    this.editor.canvas.show({ held: near?.corner ?? null });
    this.editor.setCursor(near ? "grab" : "default");
    if (hand.byKey) this.#sayHere(near, place, hand);
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
    if (held && held.kind !== "corner") return void this.back();
    const ref = held
      ? nearestCorner(this.#shape, held.from)
      : place && nearestCorner(this.#shape, place, this.#reach({ coarse: false }));
    if (!ref) return this.editor.say("refused.noCorner", {}, "refused");
    const key = /** @type {any} */ (this.editor.chosen).key;
    const { changes, refused } = removeShared(this.editor.sharers, key, ref);
    if (refused) return this.#refuseRemoval(refused, key);
    this.#held = null;
    const shape = /** @type {any} */ (changes.find((change) => change.key === key)).shape;
    const others = changes.filter((change) => change.key !== key);
    this.editor.reshaped(shape, "cornerRemoved", { companions: this.#namesOf(others.map((other) => other.key)) }, others);
  }

  /** Removes the hole, or the separate part, that the corner in hand belongs to. */
  removeRing() {
    const held = this.#held;
    const shape = held && removeRing(this.#shape, held.ref);
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
    const near = this.#takeable(place, hand);
    const chosen = this.editor.chosen;
    if (!near || !chosen) return false;
    const held = new HeldBorder(this.editor.sharers, chosen.key, near.kind, near, near.corner);
    this.#held = held;
    this.editor.canvas.show({ shape: held.shape, held: near.corner, companions: held.companionShape });
    this.editor.changedState();
    return true;
  }

  /** The corner near a place, the middle of a side, or with Shift the side itself. */
  #takeable(place, hand) {
    const reach = this.#reach(hand);
    const side = hand.more ? nearestOnSide(this.#shape, place, reach) : null;
    if (side) return { ...side, kind: /** @type {const} */ ("side") };
    const corner = nearestCorner(this.#shape, place, reach);
    if (corner) return { ...corner, kind: /** @type {const} */ ("corner") };
    const middle = this.#middle(place, hand);
    return middle && { ...middle, kind: /** @type {const} */ ("new") };
  }

  #carry(place, hand) {
    const held = this.#held;
    if (!held) return;
    held.fresh = false;
    held.snap = held.kind === "side" || hand.free ? null : this.#pull(held, place, hand);
    held.carry(held.snap?.corner ?? place);
    const fault = held.fault ?? held.brokenCompanion?.place ?? null;
    const told = this.#told(held);
    const corner = held.kind === "side" ? place : held.corner;
    this.editor.canvas.show({
      shape: held.shape,
      companions: held.companionShape,
      carrying: true,
      held: corner,
      snap: held.snap,
      fault,
      faulty: Boolean(fault),
      label: { corner, text: this.editor.words(told) },
    });
    this.editor.measured(held.shape);
  }

  /** What moves along is nothing to snap to. */
  #pull(held, place, hand) {
    const moving = new Set([held.key, ...held.companions]);
    const within = this.editor.canvas.metres(hand.coarse ? SNAP_PX * 1.5 : SNAP_PX);
    return this.editor.snapper.find(place, within, ({ key }) => !moving.has(key));
  }

  #putDown() {
    const held = /** @type {HeldBorder} */ (this.#held);
    const told = this.#told(held);
    const { shape, others } = held.putDown();
    this.#held = null;
    this.editor.reshaped(shape, PUT_DOWN[held.kind], told, others);
    if (this.#shape !== shape) this.refresh();
  }

  #refuseBreaking({ key, place }) {
    this.editor.say("refused.breaksNeighbour", { corner: place, name: this.#namesOf([key])[0] }, "refused");
  }

  #told(held) {
    const { measure } = this.editor;
    const { shape, corner, snap } = held;
    const companions = this.#namesOf(held.companions);
    return { corner, snap, companions, areaM2: measure.areaM2(shape), lengthM: measure.perimeterM(shape) };
  }

  #sayTaken(held) {
    held.fresh = false;
    const { ref, shape, corner } = held;
    const companions = this.#namesOf(held.companions);
    const values = { corner, companions, n: ref.at + 1, of: shape[ref.part][ref.ring].length };
    this.editor.say(held.kind === "side" ? "side.taken" : "corner.taken", values);
  }

  #sayHere(near, place, hand) {
    const onSide = !near && nearestOnSide(this.#shape, place, this.#reach(hand));
    const what = near ? "corner.here" : onSide ? "side.here" : "at";
    this.editor.say(what, { corner: near?.corner ?? place, n: near ? near.at + 1 : 0, snap: null });
  }

  #refuseRemoval({ why, keys, place }, own) {
    if (why === "few" && keys.includes(own)) return this.editor.say("refused.lastCorners", {}, "refused");
    const names = this.#namesOf(keys.filter((key) => why === "meets" || key !== own));
    const what = why === "crossing" && !names.length ? "refused.crossing" : `refused.removal.${why}`;
    this.editor.say(what, { corner: place, names }, "refused");
  }

  /** What the zones are called on the map. */
  #namesOf(keys) {
    return keys.map((key) => this.editor.zones.get(key)?.label ?? "");
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
