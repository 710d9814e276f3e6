import { timesThrough } from "./cut-line.js";
import { sameCorner } from "./grid.js";
import { OperationTool } from "./operation-tool.js";
import { SNAP_PX } from "./snap.js";

/** @typedef {import("./grid.js").Corner} Corner */

/**
 * Divides the chosen zone by a line drawn across it. The line shows while it is drawn whether it divides the zone; a
 * second tap on its last corner ends it.
 */
export class SplitTool extends OperationTool {
  /** @type {readonly Corner[]} */
  #line = [];
  /** @type {Corner[]} corners taken back, to set again */
  #ahead = [];

  /** @param {import("./editor.js").ZoneEditor} editor */
  constructor(editor) {
    super(editor, "split");
    this.cursor = "crosshair";
  }

  begin() {
    this.#ahead = [];
    this.#set([]);
    this.editor.say("split.start");
  }

  stop() {
    this.#line = [];
    super.stop();
  }

  get state() {
    const times = this.#line.length > 1 ? this.#times(this.#line) : 0;
    return { ...super.state, corners: this.proposal ? 0 : this.#line.length, canClose: times > 0, times };
  }

  /** @param {Corner} place @param {import("./gestures.js").Hand} hand */
  over(place, hand) {
    if (this.proposal) return super.over(place, hand);
    const { corner, snap } = this.#pull(place, hand);
    const line = [...this.#line, corner];
    const lengthM = this.editor.measure.lengthM(line);
    const label = this.#line.length ? { corner, text: this.editor.words({ areaM2: null, lengthM }) } : null;
    this.editor.canvas.show({ snap, label, held: null });
    this.#showLine(line);
    if (hand.byKey) this.editor.say("at", { corner, snap });
  }

  leave() {
    if (this.proposal) return;
    this.editor.canvas.show({ snap: null, label: null });
    this.#showLine(this.#line);
  }

  /** @param {Corner} place @param {import("./gestures.js").Hand} hand */
  tap(place, hand) {
    if (this.proposal) return super.tap(place, hand);
    if (this.waiting) return;
    const { corner, snap } = this.#pull(place, hand);
    const last = this.#line.at(-1);
    if (last && sameCorner(last, corner)) return this.finish();
    this.#ahead = [];
    this.#set([...this.#line, corner]);
    const times = this.#times(this.#line);
    this.editor.say(times ? "split.divides" : "split.corner", { corner, snap, n: this.#line.length });
  }

  finish() {
    if (this.proposal) return super.finish();
    if (this.#line.length < 2 || this.waiting) return this.editor.say("refused.split.few", {}, "refused");
    this.ask({ line: this.#line });
  }

  back() {
    if (this.proposal || this.waiting) {
      this.drop();
      this.#set(this.#line);
      this.editor.say("proposal.dropped");
      return true;
    }
    if (!this.#line.length) return false;
    this.#ahead.push(/** @type {Corner} */ (this.#line.at(-1)));
    this.#set(this.#line.slice(0, -1));
    this.editor.say("corner.back", { n: this.#line.length });
    return true;
  }

  forward() {
    const corner = this.proposal ? null : this.#ahead.pop();
    if (!corner) return false;
    this.#set([...this.#line, corner]);
    this.editor.say("split.corner", { corner, n: this.#line.length });
    return true;
  }

  remove() {
    this.back();
  }

  /** The line stays, to be drawn on. */
  refused() {
    this.#set(this.#line);
  }

  /** @param {Corner} place */
  nearest(place) {
    return this.editor.snapper.nearestCorner(place)?.corner ?? null;
  }

  #pull(place, hand) {
    const within = this.editor.canvas.metres(hand.coarse ? SNAP_PX * 2 : SNAP_PX);
    const last = this.#line.at(-1);
    if (last && Math.hypot(last[0] - place[0], last[1] - place[1]) <= within / 2) return { corner: last, snap: null };
    const snap = hand.free ? null : this.editor.snapper.find(place, within);
    return { corner: snap?.corner ?? place, snap };
  }

  #times(line) {
    return timesThrough(/** @type {any} */ (this.editor.chosen).shape, line);
  }

  #set(line) {
    this.#line = line;
    this.editor.canvas.show({ snap: null, label: null });
    this.#showLine(line);
    this.editor.changedState();
  }

  #showLine(line) {
    this.editor.proposals.show({ line, divides: line.length > 1 && this.#times(line) > 0 });
  }
}
