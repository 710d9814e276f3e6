import { OperationTool } from "./operation-tool.js";

/** Fills a gap between zones: a tap in the gap, then the neighbour that takes it, or a zone of its own. */
export class FillTool extends OperationTool {
  /** @param {import("./editor.js").ZoneEditor} editor */
  constructor(editor) {
    super(editor, "fill", { needsChoice: false });
    this.outlastsChoice = true;
    this.cursor = "crosshair";
  }

  begin() {
    this.editor.say("fill.start");
  }

  /** @param {import("./grid.js").Corner} place @param {import("./gestures.js").Hand} hand */
  over(place, hand) {
    const key = this.editor.zoneAt(place);
    this.editor.setCursor(key || this.proposal ? "default" : "crosshair");
    if (hand.byKey) this.editor.say(key ? "fill.zone" : "at", { corner: place, name: key ? this.editor.nameOf(key) : "" });
  }

  /** Elsewhere it is another gap. @param {import("./grid.js").Corner} place */
  tap(place) {
    if (this.waiting) return;
    const key = this.editor.zoneAt(place);
    if (key) return this.#inZone(key);
    this.drop();
    this.ask({ at: place });
  }

  back() {
    if (!this.proposal && !this.waiting) return false;
    this.drop();
    this.editor.say("proposal.dropped");
    return true;
  }

  refused() {}

  /** A tap in a neighbour gives the gap to it. */
  #inZone(key) {
    const at = this.proposal?.options.findIndex((option) => option.key === key) ?? -1;
    if (at >= 0) return this.choose(at);
    this.editor.say("refused.fill.zone", { name: this.editor.nameOf(key) }, "refused");
  }
}
