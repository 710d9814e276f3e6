import { crossingInRing } from "./crossing.js";
import { sameCorner } from "./grid.js";
import { pull } from "./pull.js";
import { shapeOf } from "./shape.js";

/**
 * @typedef {import("./grid.js").Corner} Corner
 * @typedef {import("./gestures.js").Hand} Hand
 */

/**
 * Measures along a line of taps, and the area inside when it comes back to its first point. What has been measured
 * stays on the map while other tools are used, until it is dismissed or the next measuring begins.
 */
export class MeasureTool {
  name = "measure";
  cursor = "crosshair";
  outlastsChoice = true;
  /** @type {Corner[]} */
  #line = [];
  #closed = false;

  /** @param {import("./editor.js").ZoneEditor} editor */
  constructor(editor) {
    this.editor = editor;
  }

  start() {
    this.#line = [];
    this.#closed = false;
    this.editor.changedState();
    this.editor.say("measure.start");
  }

  stop() {
    if (this.#line.length === 1) this.dismiss();
    this.editor.canvas.clear(["crosshair"]);
  }

  get state() {
    return { corners: this.#line.length, canClose: this.#line.length > 2 && !this.#closed };
  }

  /** @param {Corner} place @param {Hand} hand */
  over(place, hand) {
    const { corner, snap } = this.#pull(place, hand);
    const going = this.#line.length > 0 && !this.#closed;
    this.editor.canvas.show({
      snap,
      line: going ? this.#line.slice(-1) : null,
      next: going ? corner : null,
      label: going ? { corner, text: this.editor.words(this.#told([...this.#line, corner])) } : null,
    });
    if (hand.byKey)
      this.editor.say("at", { corner, snap, ...(going ? this.#told([...this.#line, corner]) : {}) });
  }

  leave() {
    this.editor.canvas.show({ next: null, snap: null, label: null });
  }

  /** @param {Corner} place @param {Hand} hand */
  tap(place, hand) {
    const { corner, snap, closes } = this.#pull(place, hand);
    if (this.#closed) this.#line = [];
    this.#closed = false;
    if (closes) return this.finish();
    if (this.#line.length && sameCorner(/** @type {Corner} */ (this.#line.at(-1)), corner)) return this.#end();
    this.#line = [...this.#line, corner];
    this.#show();
    this.editor.say("measure.point", { corner, snap, n: this.#line.length, ...this.#told(this.#line) });
  }

  back() {
    if (!this.#line.length) return false;
    if (this.#closed) this.#closed = false;
    else this.#line = this.#line.slice(0, -1);
    this.#show();
    this.editor.say("measure.back", { n: this.#line.length, ...this.#told(this.#line) });
    return true;
  }

  remove() {
    this.back();
  }

  /** Comes back to the first point: an area. */
  finish() {
    if (this.#line.length < 3) return this.editor.say("refused.few", {}, "refused");
    if (crossingInRing(this.#line)) return this.editor.say("refused.measureCrossing", {}, "refused");
    this.#closed = true;
    this.#show();
    this.editor.say("measure.area", this.#told(this.#line));
  }

  dismiss() {
    this.#line = [];
    this.#closed = false;
    this.editor.canvas.show({ line: null, next: null, label: null });
    this.editor.ruled(null);
    this.editor.changedState();
  }

  /** @param {Corner} place */
  nearest(place) {
    return this.editor.snapper.nearestCorner(place)?.corner ?? null;
  }

  /** @param {Corner} place @param {number} step */
  walk(place, step) {
    return this.editor.snapper.walk(place, step);
  }

  /** A second tap on the last point ends the line. */
  #end() {
    this.editor.use("select");
  }

  #pull(place, hand) {
    const first = this.#line[0];
    const { corner, snap } = pull(this.editor, place, hand);
    const closes =
      this.#line.length > 2 && !this.#closed && this.editor.canvas.metres(12) >= Math.hypot(first[0] - place[0], first[1] - place[1]);
    return closes ? { corner: first, snap: { kind: "corner", corner: first, target: null }, closes } : { corner, snap, closes };
  }

  #show() {
    const told = this.#told(this.#line);
    this.editor.canvas.show({ line: null, next: null, label: null });
    this.editor.ruled(
      this.#line.length ? { line: this.#line, closed: this.#closed, text: this.editor.words({ ...told, brief: true }), ...told } : null,
    );
    this.editor.changedState();
  }

  #told(line) {
    const { measure } = this.editor;
    if (!this.#closed) return { lengthM: measure.lengthM(line) };
    const shape = shapeOf(this.#line);
    return { areaM2: measure.areaM2(shape), lengthM: measure.perimeterM(shape), bare: true };
  }
}
