/** Chooses a zone by pointing at it, with Shift one more. Arrows and Enter do the same with the crosshair. */
export class SelectTool {
  name = "select";
  cursor = "default";

  /** @param {import("./editor.js").ZoneEditor} editor */
  constructor(editor) {
    this.editor = editor;
  }

  start() {
    this.editor.canvas.clear(["crosshair"]);
  }

  stop() {}

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
  tap(place, hand) {
    this.editor.pick(this.editor.zoneAt(place), { more: hand.more });
  }

  remove() {
    this.editor.askToDelete();
  }

  back() {
    if (!this.editor.chosen) return false;
    this.editor.pick(null);
    return true;
  }

  /** @param {import("./grid.js").Corner} place */
  nearest(place) {
    return this.editor.snapper.nearestCorner(place)?.corner ?? null;
  }
}
