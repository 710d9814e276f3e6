import { partAround } from "./find.js";
import { crossingInShape } from "./crossing.js";
import { addHole, shapeOf } from "./shape.js";
import { sameCorner } from "./grid.js";
import { Sketch } from "./sketch.js";
import { SNAP_PX } from "./snap.js";

/** @typedef {import("./grid.js").Corner} Corner */

/**
 * Draws an outline corner by corner: a new zone, a hole in the chosen one, or anything else that is done with one. A tap on the first corner, or twice on
 * the last, closes it; closing always snaps.
 */
export class DrawTool {
  #sketch = new Sketch();
  /** @type {Corner[]} corners taken back, to set again */
  #ahead = [];

  /**
   * @param {import("./editor.js").ZoneEditor} editor
   * @param {string} name `draw` for a zone, `hole`, or another tool's
   * @param {(shape: import("./shape.js").Shape) => void} [done] what is made of another tool's outline
   */
  constructor(editor, name, done) {
    this.editor = editor;
    this.name = name;
    this.done = done;
    this.cursor = "crosshair";
    this.needsChoice = name === "hole";
    this.showsChosen = name === "hole";
    this.outlastsChoice = name !== "hole";
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
    if (hand.byKey) this.editor.say("at", { corner, snap, ...this.#measures(corner) });
  }

  leave() {
    this.editor.canvas.show({ next: null, snap: null, label: null });
  }

  /** @param {Corner} place @param {import("./gestures.js").Hand} hand */
  tap(place, hand) {
    const { corner, snap, closes } = this.#pull(place, hand);
    if (closes || this.#isLast(corner)) return this.finish();
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
    const part = partAround(shape, corners);
    const holed = part < 0 ? null : addHole(shape, part, corners);
    if (!holed || crossingInShape(holed)) return this.#refuse("refused.hole", corners[0]);
    this.editor.use("reshape");
    this.editor.reshaped(holed, "hole");
  }

  /** @param {Corner} place */
  nearest(place) {
    return this.editor.snapper.nearestCorner(place)?.corner ?? null;
  }

  #pull(place, hand) {
    const within = this.editor.canvas.metres(hand.coarse ? SNAP_PX * 2 : SNAP_PX);
    const first = this.#sketch.corners[0];
    if (this.#sketch.canClose && Math.hypot(first[0] - place[0], first[1] - place[1]) <= within) {
      return { corner: first, snap: { kind: "corner", corner: first, target: null }, closes: true };
    }
    const snap = hand.free ? null : this.editor.snapper.find(place, within);
    return { corner: snap?.corner ?? place, snap, closes: false };
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
    const chosen = this.name === "hole" ? this.editor.chosen : null;
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

  #measures(next) {
    const corners = next ? [...this.#sketch.corners, next] : this.#sketch.corners;
    const { measure } = this.editor;
    if (corners.length < 3) return { areaM2: null, lengthM: measure.lengthM(corners) };
    const shape = shapeOf(corners);
    return { areaM2: measure.areaM2(shape), lengthM: measure.perimeterM(shape) };
  }

  #label(next) {
    if (this.#sketch.isEmpty) return null;
    return { corner: next, text: this.editor.words(this.#measures(next)) };
  }
}
