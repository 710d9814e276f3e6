import { contains, partAround } from "./find.js";
import { crossingInShape } from "./crossing.js";
import { addHole, shapeOf } from "./shape.js";
import { apart, sameCorner } from "./grid.js";
import { pull, snapReach } from "./pull.js";
import { Sketch } from "./sketch.js";
import { bearing, travelled } from "./transform.js";

/** @typedef {import("./grid.js").Corner} Corner */

/** Tools that draw inside or beside the chosen zone. */
const OF_CHOSEN = ["hole", "part"];

/**
 * Draws an outline corner by corner: a new zone, a hole in the chosen one or one more part of it, or anything else that
 * is done with an outline. A tap on the first corner, or twice on the last, closes it; closing always snaps. The next
 * corner can also be given by its distance and direction from the last.
 */
export class DrawTool {
  #sketch = new Sketch();
  /** @type {Corner[]} corners taken back, to set again */
  #ahead = [];
  /** From the last corner to the next: metres, and degrees clockwise from grid north. @type {{ leg: number | null, direction: number | null }} */
  leg = { leg: null, direction: null };

  /**
   * @param {import("./editor.js").ZoneEditor} editor
   * @param {string} name `draw` for a zone, `hole`, `part`, or another tool's
   * @param {(shape: import("./shape.js").Shape) => void} [done] what is made of another tool's outline
   */
  constructor(editor, name, done) {
    this.editor = editor;
    this.name = name;
    this.done = done;
    this.cursor = "crosshair";
    this.needsChoice = OF_CHOSEN.includes(name);
    this.showsChosen = this.needsChoice;
    this.outlastsChoice = !this.needsChoice;
  }

  start() {
    this.#set(new Sketch());
    this.editor.say(`${this.name}.start`);
  }

  stop() {
    this.#sketch = new Sketch();
    this.#ahead = [];
    this.editor.canvas.clear(["crosshair"]);
  }

  get state() {
    return { corners: this.#sketch.corners.length, canClose: this.#sketch.canClose };
  }

  /** @param {Corner} place @param {import("./gestures.js").Hand} hand */
  over(place, hand) {
    const { corner, snap } = this.#pull(place, hand);
    this.editor.canvas.show({ next: corner, snap, label: this.#label(corner) });
    this.#tellNext(corner);
    if (hand.byKey) this.editor.say("at", { corner, snap, ...this.#measures(corner) });
  }

  leave() {
    this.editor.canvas.show({ next: null, snap: null, label: null });
  }

  /** @param {Corner} place @param {import("./gestures.js").Hand} hand */
  tap(place, hand) {
    const { corner, snap, closes } = this.#pull(place, hand);
    if (closes || this.#isLast(corner)) return this.finish();
    this.#add(corner, snap);
  }

  /** Sets the next corner by numbers: `leg`. */
  addLeg() {
    const last = this.#sketch.corners.at(-1);
    const { leg, direction } = this.leg;
    if (!last || !leg || direction === null) return this.#refuse("refused.noLeg", null);
    const { plane } = this.editor.measure;
    this.#add(plane.cornerOf(travelled(plane.positionOf(last), leg, direction)), null);
  }

  #add(corner, snap) {
    const { sketch, refused, place: where } = this.#sketch.add(corner);
    if (!sketch) return this.#refuse(`refused.${refused}`, where ?? corner);
    this.#ahead = [];
    this.#set(sketch);
    this.editor.say("corner.set", { corner, snap, n: sketch.corners.length, ...this.#measures() });
  }

  /** Takes back the last corner. */
  back() {
    if (this.#sketch.isEmpty) return false;
    this.#ahead.push(/** @type {Corner} */ (this.#sketch.corners.at(-1)));
    this.#set(this.#sketch.withoutLast());
    this.editor.say("corner.back", { n: this.#sketch.corners.length, ...this.#measures() });
    return true;
  }

  remove() {
    this.back();
  }

  /** Sets a corner that was taken back. */
  forward() {
    const corner = this.#ahead.pop();
    if (!corner) return false;
    this.#set(new Sketch([...this.#sketch.corners, corner]));
    this.editor.say("corner.set", { corner, snap: null, n: this.#sketch.corners.length, ...this.#measures() });
    return true;
  }

  finish() {
    const { corners } = this.#sketch;
    const why = this.#sketch.whyNotClose();
    if (why) return this.#refuse(`refused.${why}`, corners.at(-1) ?? null);
    if (this.done) {
      this.editor.use("select");
      return this.done(shapeOf(corners));
    }
    if (this.name === "draw") return this.editor.drawn(shapeOf(corners));
    const { shape } = /** @type {import("./editor.js").EditedZone} */ (this.editor.chosen);
    const changed = this.name === "hole" ? withHole(shape, corners) : withPart(shape, corners);
    if (!changed) return this.#refuse(`refused.${this.name}`, corners[0]);
    this.editor.use("reshape");
    this.editor.reshaped(changed, this.name === "hole" ? "hole" : "partAdded");
  }

  /** @param {Corner} place */
  nearest(place) {
    return this.editor.snapper.nearestCorner(place)?.corner ?? null;
  }

  /** Along the outline of what the crosshair stands on. @param {Corner} place @param {number} step */
  walk(place, step) {
    return this.editor.snapper.walk(place, step);
  }

  #pull(place, hand) {
    const first = this.#sketch.corners[0];
    if (this.#sketch.canClose && apart(first, place) <= snapReach(this.editor.canvas, hand)) {
      return { corner: first, snap: { kind: "corner", corner: first, target: null }, closes: true };
    }
    return { ...pull(this.editor, place, hand), closes: false };
  }

  #isLast(corner) {
    const last = this.#sketch.corners.at(-1);
    return Boolean(last) && sameCorner(last, corner);
  }

  #refuse(what, place) {
    this.editor.canvas.show({ fault: place });
    this.editor.say(what, { corner: place }, "refused");
  }

  #set(sketch) {
    this.#sketch = sketch;
    const chosen = this.showsChosen ? this.editor.chosen : null;
    this.editor.canvas.show({
      line: sketch.corners,
      next: null,
      snap: null,
      fault: null,
      shape: chosen?.shape ?? null,
      fill: chosen?.fill ?? null,
    });
    this.editor.changedState();
  }

  #tellNext(next) {
    const last = this.#sketch.corners.at(-1);
    if (!last) return;
    const { measure } = this.editor;
    const direction = bearing(measure.plane.positionOf(last), measure.plane.positionOf(next));
    this.leg = { leg: measure.lengthM([last, next]), direction };
    this.editor.numbers(this.leg);
  }

  #measures(next) {
    const corners = next ? [...this.#sketch.corners, next] : this.#sketch.corners;
    const { measure } = this.editor;
    if (corners.length < 3) return { areaM2: null, lengthM: measure.lengthM(corners) };
    const shape = shapeOf(corners);
    const bare = this.name !== "draw" && this.name !== "part";
    return { areaM2: measure.areaM2(shape), lengthM: measure.perimeterM(shape), bare };
  }

  #label(next) {
    if (this.#sketch.isEmpty) return null;
    return { corner: next, text: this.editor.words(this.#measures(next)) };
  }
}

/** Null where the hole does not lie in one part, or crosses it. */
function withHole(shape, hole) {
  const part = partAround(shape, hole);
  const holed = part < 0 ? null : addHole(shape, part, hole);
  return holed && !crossingInShape(holed) ? holed : null;
}

/** Null where the new part would lie on or around what is there already. */
function withPart(shape, ring) {
  const both = [...shape, [ring]];
  const inside = ring.some((corner) => contains(shape, corner));
  const around = shape.some(([shell]) => contains(shapeOf(ring), shell[0]));
  return inside || around || crossingInShape(both) ? null : both;
}
