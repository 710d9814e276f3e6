import { zonesIn } from "./select-area.js";

/**
 * Chooses a zone by pointing at it, with Shift one more; a drag with Shift takes all that a box touches. Arrows and
 * Enter do the same with the crosshair.
 */
export class SelectTool {
  name = "select";
  cursor = "default";
  /** @type {import("./grid.js").Corner | null} where a box began */
  #boxFrom = null;

  /** @param {import("./editor.js").ZoneEditor} editor */
  constructor(editor) {
    this.editor = editor;
  }

  start() {
    this.editor.canvas.clear(["crosshair"]);
  }

  stop() {
    this.#boxFrom = null;
  }

  get state() {
    return {};
  }

  /** @param {import("./grid.js").Corner} place @param {import("./gestures.js").Hand} hand */
  over(place, hand) {
    const key = this.editor.zoneAt(place);
    this.editor.setCursor(key ? "pointer" : "default");
    this.editor.hint(key);
    if (hand.byKey)
      this.editor.say(key ? "zone.here" : "at", {
        corner: place,
        snap: null,
        name: key ? this.editor.nameOf(key) : "",
      });
  }

  leave() {
    this.editor.hint(null);
  }

  /** @param {import("./grid.js").Corner} place @param {import("./gestures.js").Hand} hand */
  grab(place, hand) {
    this.#boxFrom = hand.more ? place : null;
    return Boolean(this.#boxFrom);
  }

  /** @param {import("./grid.js").Corner} place */
  drag(place) {
    const { canvas } = this.editor;
    if (this.#boxFrom) canvas.show({ shape: [[canvas.boxBetween(this.#boxFrom, place)]], fill: "none" });
  }

  /** @param {import("./grid.js").Corner} place */
  drop(place) {
    if (!this.#boxFrom) return;
    const { canvas, zones } = this.editor;
    canvas.show({ shape: null });
    this.editor.pickAll(zonesIn(zones.values(), canvas.boxBetween(this.#boxFrom, place), "touching"), { more: true });
    this.#boxFrom = null;
  }

  /** @param {import("./grid.js").Corner} place @param {import("./gestures.js").Hand} hand */
  tap(place, hand) {
    this.editor.pick(this.editor.zoneAt(place), { more: hand.more });
  }

  remove() {
    this.editor.askToDelete();
  }

  back() {
    if (this.#boxFrom) {
      this.#boxFrom = null;
      this.editor.canvas.show({ shape: null });
      return true;
    }
    if (!this.editor.chosen) return false;
    this.editor.pick(null);
    return true;
  }

  /** @param {import("./grid.js").Corner} place */
  nearest(place) {
    return this.editor.snapper.nearestCorner(place)?.corner ?? null;
  }

  /** @param {import("./grid.js").Corner} place @param {number} step */
  walk(place, step) {
    return this.editor.snapper.walk(place, step);
  }
}
