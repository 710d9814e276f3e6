import { sameCorner } from "./grid.js";
import { contains } from "./find.js";
import { pull } from "./pull.js";
import { byDiagonal, bySide, outlineOf } from "./rectangle.js";
import { northmost, shapeOf } from "./shape.js";

/**
 * @typedef {import("./grid.js").Corner} Corner
 * @typedef {import("./gestures.js").Hand} Hand
 * @typedef {import("./rectangle.js").Rectangle} Rectangle
 */

/** Sides shorter than this are no sides. */
const SHORTEST_M = 0.05;

/**
 * Draws a rectangle: dragged or tapped from corner to corner at an angle given before, or along one side and then
 * across. It stays open to numbers until it is finished; with numbers given first, one tap places it.
 */
export class RectangleTool {
  name = "rectangle";
  cursor = "crosshair";
  outlastsChoice = true;
  /** `diagonal`: two opposite corners; `side`: both ends of one side, then the width. */
  mode = "diagonal";
  angle = 0;
  /** Given before the first tap. @type {{ width: number | null, height: number | null }} */
  #given = { width: null, height: null };
  /** @type {Corner[]} tapped so far */
  #taps = [];
  /** @type {Rectangle | null} placed, and open to numbers */
  #placed = null;
  /** @type {Corner | null} where a drag began */
  #grabbed = null;

  /** @param {import("./editor.js").ZoneEditor} editor */
  constructor(editor) {
    this.editor = editor;
  }

  start() {
    this.#restart();
    this.editor.say("rectangle.start");
  }

  stop() {
    this.#taps = [];
    this.#placed = null;
    this.editor.canvas.clear(["crosshair"]);
  }

  get state() {
    return { corners: this.#taps.length, placed: Boolean(this.#placed), canClose: Boolean(this.#placed), mode: this.mode };
  }

  /** @param {"diagonal" | "side"} mode */
  setMode(mode) {
    this.mode = mode;
    this.#restart();
  }

  /** A number typed in a field; it changes the rectangle at once. @param {"width" | "height" | "angle"} name @param {number | null} value */
  setNumber(name, value) {
    if (name === "angle") this.angle = value ?? 0;
    else this.#given[name] = value;
    const placed = this.#placed;
    if (!placed || value === null || (name !== "angle" && value < SHORTEST_M)) return;
    const sign = name === "angle" || placed[name] >= 0 ? 1 : -1;
    this.#place({ ...placed, [name]: sign * value });
  }

  /** @param {Corner} place @param {Hand} hand */
  grab(place, hand) {
    if (this.mode !== "diagonal" || this.#placed || this.#taps.length) return false;
    this.#grabbed = pull(this.editor, place, hand).corner;
    return true;
  }

  /** @param {Corner} place @param {Hand} hand */
  drag(place, hand) {
    if (!this.#taps.length && this.#grabbed) this.#taps = [this.#grabbed];
    this.#preview(place, hand);
  }

  /** @param {Corner} place @param {Hand} hand */
  drop(place, hand) {
    const { corner, snap } = pull(this.editor, place, hand);
    this.#finishTaps(byDiagonal(this.#taps[0], corner, this.angle, this.#plane), corner, snap);
  }

  /** @param {Corner} place @param {Hand} hand */
  over(place, hand) {
    const { corner, snap, rectangle } = this.#preview(place, hand);
    if (hand.byKey) this.editor.say("at", { corner, snap, ...(rectangle ? this.#told(rectangle) : {}) });
  }

  leave() {
    if (!this.#placed) this.editor.canvas.show({ next: null, snap: null, label: null, preview: null });
  }

  /** @param {Corner} place @param {Hand} hand */
  tap(place, hand) {
    const { corner, snap } = pull(this.editor, place, hand);
    if (this.#placed) {
      if (hand.byKey || contains(this.#shape(this.#placed), place)) this.finish();
      return;
    }
    const { width, height } = this.#given;
    if (!this.#taps.length && width && height) {
      return this.#finishTaps({ from: corner, width, height, angle: this.angle }, corner, snap);
    }
    if (this.#taps.some((known) => sameCorner(known, corner))) return this.#refuse("refused.same", corner);
    const rectangle = this.#rectangle(corner);
    if (rectangle) return this.#finishTaps(rectangle, corner, snap);
    this.#taps = [...this.#taps, corner];
    this.editor.canvas.show({ line: this.#taps, fault: null });
    this.editor.changedState();
    this.editor.say("corner.set", { corner, snap, n: this.#taps.length });
  }

  back() {
    if (!this.#placed && !this.#taps.length) return false;
    if (this.#placed) this.#placed = null;
    this.#taps = this.#taps.slice(0, -1);
    this.editor.canvas.show({ preview: null, line: this.#taps, label: null, snap: null, fault: null });
    this.editor.changedState();
    this.editor.say("corner.back", { n: this.#taps.length });
    return true;
  }

  remove() {
    this.back();
  }

  finish() {
    if (!this.#placed) return this.#refuse("refused.rectangle", null);
    this.editor.drawn(this.#shape(this.#placed));
  }

  /** @param {Corner} place */
  nearest(place) {
    return this.editor.snapper.nearestCorner(place)?.corner ?? null;
  }

  /** @param {Corner} place @param {number} step */
  walk(place, step) {
    return this.editor.snapper.walk(place, step);
  }

  get #plane() {
    return this.editor.measure.plane;
  }

  #restart() {
    this.#taps = [];
    this.#placed = null;
    this.#given = { width: null, height: null };
    this.editor.canvas.show({ preview: null, line: null, next: null, label: null, snap: null, fault: null });
    this.editor.numbers({ width: null, height: null, angle: this.angle });
    this.editor.changedState();
  }

  /** The rectangle that a last tap would make, or null while more are needed. */
  #rectangle(corner) {
    const [first, second] = this.#taps;
    if (this.mode === "diagonal") return first ? byDiagonal(first, corner, this.angle, this.#plane) : null;
    return second ? bySide(first, second, corner, this.#plane) : null;
  }

  #preview(place, hand) {
    const { corner, snap } = pull(this.editor, place, hand);
    if (this.#placed) return { corner, snap, rectangle: null };
    const rectangle = this.#rectangle(corner);
    this.editor.canvas.show({
      snap,
      next: this.#taps.length ? corner : null,
      line: this.#taps,
      preview: rectangle && this.#shape(rectangle, corner),
      label: rectangle && { corner, text: this.editor.words(this.#told(rectangle)) },
    });
    if (rectangle) this.#tellNumbers(rectangle);
    return { corner, snap, rectangle };
  }

  #finishTaps(rectangle, corner, snap) {
    if (Math.abs(rectangle.width) < SHORTEST_M || Math.abs(rectangle.height) < SHORTEST_M) {
      this.editor.canvas.show({ preview: null });
      return this.#refuse("refused.flat", corner);
    }
    this.#taps = [...this.#taps, corner];
    this.#place(rectangle);
    this.editor.changedState();
    this.editor.say("rectangle.placed", { ...this.#told(rectangle), snap });
  }

  #place(rectangle) {
    this.#placed = rectangle;
    const shape = this.#shape(rectangle);
    const label = { corner: northmost(shape), text: this.editor.words(this.#told(rectangle)) };
    this.editor.canvas.show({ preview: shape, line: null, next: null, snap: null, fault: null, label });
    this.#tellNumbers(rectangle);
  }

  #shape(rectangle, last = undefined) {
    return shapeOf(outlineOf(rectangle, this.#plane, last ? [...this.#taps, last] : this.#taps));
  }

  #told(rectangle) {
    const shape = this.#shape(rectangle);
    const { measure } = this.editor;
    const { width, height, angle } = rectangle;
    const size = { widthM: Math.abs(width), heightM: Math.abs(height), angle };
    return { size, areaM2: measure.areaM2(shape), lengthM: measure.perimeterM(shape) };
  }

  #tellNumbers({ width, height, angle }) {
    if (this.mode === "side") this.angle = angle;
    this.editor.numbers({ width: Math.abs(width), height: Math.abs(height), angle });
  }

  #refuse(what, place) {
    this.editor.canvas.show({ fault: place });
    this.editor.say(what, { corner: place }, "refused");
  }
}
