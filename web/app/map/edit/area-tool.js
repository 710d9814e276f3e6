import { sameCorner } from "./grid.js";
import { zonesIn } from "./select-area.js";
import { Sketch } from "./sketch.js";
import { SNAP_PX } from "./snap.js";

/** @typedef {import("./grid.js").Corner} Corner */

/**
 * Picks the zones in an area: a box between two corners, or an outline set corner by corner. The same by crosshair.
 * With Shift held at the last corner, they come besides those already picked.
 */
export class AreaTool {
  name = "area";
  cursor = "crosshair";
  outlastsChoice = true;
  /** @type {"box" | "outline"} */
  form = "box";
  /** @type {import("./select-area.js").Rule} */
  rule = "touching";
  #sketch = new Sketch();
  #dragged = false;

  /** @param {import("./editor.js").ZoneEditor} editor */
  constructor(editor) {
    this.editor = editor;
  }

  start() {
    this.#set(new Sketch());
    this.editor.say(`area.start.${this.form}`);
  }

  stop() {
    this.#sketch = new Sketch();
    this.editor.canvas.clear(["crosshair"]);
  }

  get state() {
    const corners = this.#sketch.corners.length;
    return { corners, canClose: this.form === "outline" && this.#sketch.canClose, form: this.form, rule: this.rule };
  }

  /** @param {"box" | "outline"} form */
  setForm(form) {
    this.form = form;
    this.start();
  }

  /** @param {import("./select-area.js").Rule} rule */
  setRule(rule) {
    this.rule = rule;
    this.editor.say(`area.${rule}`);
    this.editor.changedState();
  }

  /** @param {Corner} place */
  grab(place) {
    if (this.form !== "box" || !this.#sketch.isEmpty) return false;
    this.#dragged = false;
    this.#set(new Sketch([place]));
    return true;
  }

  /** @param {Corner} place */
  drag(place) {
    this.#dragged = true;
    this.#showBox(place);
  }

  /** @param {Corner} place @param {import("./gestures.js").Hand} hand */
  drop(place, hand) {
    this.#take(this.editor.canvas.boxBetween(this.#sketch.corners[0], place), hand.more);
  }

  /** @param {Corner} place @param {import("./gestures.js").Hand} hand */
  over(place, hand) {
    if (this.form === "box") this.#showBox(place);
    else this.editor.canvas.show({ next: place });
    if (hand.byKey) this.editor.say("at", { corner: place, snap: null });
  }

  leave() {
    this.editor.canvas.show({ next: null });
  }

  /** @param {Corner} place @param {import("./gestures.js").Hand} hand */
  tap(place, hand) {
    const { corners } = this.#sketch;
    if (this.form === "outline") return this.#tapOutline(place, hand);
    if (!corners.length || sameCorner(corners[0], place)) {
      this.#set(new Sketch([place]));
      return this.editor.say("area.corner", { corner: place, snap: null, n: 1 });
    }
    this.#take(this.editor.canvas.boxBetween(corners[0], place), hand.more);
  }

  finish(more = false) {
    const why = this.form === "box" ? "few" : this.#sketch.whyNotClose();
    if (why) return this.editor.say(`refused.${why}`, { corner: this.#sketch.corners.at(-1) ?? null }, "refused");
    this.#take(this.#sketch.corners, more);
  }

  back() {
    if (this.#sketch.isEmpty) return false;
    this.#set(this.#dragged ? new Sketch() : this.#sketch.withoutLast());
    this.editor.say("corner.back", { n: this.#sketch.corners.length });
    return true;
  }

  remove() {
    this.back();
  }

  /** @param {Corner} place */
  nearest(place) {
    return this.editor.snapper.nearestCorner(place)?.corner ?? null;
  }

  #tapOutline(place, hand) {
    const [first] = this.#sketch.corners;
    const within = this.editor.canvas.metres(SNAP_PX);
    const closes = this.#sketch.canClose && Math.hypot(first[0] - place[0], first[1] - place[1]) <= within;
    const last = this.#sketch.corners.at(-1);
    if (closes || (last && sameCorner(last, place))) return this.finish(hand.more);
    const { sketch, refused, place: where } = this.#sketch.add(place);
    if (!sketch) return this.editor.say(`refused.${refused}`, { corner: where ?? place }, "refused");
    this.#set(sketch);
    this.editor.say("area.corner", { corner: place, snap: null, n: sketch.corners.length });
  }

  #take(area, more) {
    const keys = zonesIn(this.editor.zones.values(), area, this.rule);
    this.#set(new Sketch());
    this.editor.pickAll(keys, { more });
  }

  #set(sketch) {
    this.#sketch = sketch;
    this.editor.canvas.show({ line: this.form === "outline" ? sketch.corners : null, next: null, shape: null });
    this.editor.changedState();
  }

  #showBox(place) {
    const [first] = this.#sketch.corners;
    const { canvas } = this.editor;
    if (first && !sameCorner(first, place)) canvas.show({ shape: [[canvas.boxBetween(first, place)]], fill: "none" });
  }
}
