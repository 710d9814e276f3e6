import { sameCorner } from "./grid.js";
import { pull } from "./pull.js";
import { northmost } from "./shape.js";

/**
 * @typedef {import("./grid.js").Corner} Corner
 * @typedef {import("./gestures.js").Hand} Hand
 * @typedef {import("./shape.js").Shape} Shape
 *
 * @typedef {object} BufferQuestion
 * @property {readonly Corner[]} line one corner or more
 * @property {number} metres
 * @property {"round" | "flat"} end of a line
 */

/** A pause in typing and tapping after which the buffer is asked for. */
const PAUSE_MS = 250;
const FIRST_METRES = 10;

/**
 * Draws a zone at a distance around a point or a line. The server counts the buffer; it is shown before it becomes a
 * zone, and again after every change of the line or the distance.
 */
export class BufferTool {
  name = "buffer";
  cursor = "crosshair";
  outlastsChoice = true;
  metres = FIRST_METRES;
  /** @type {"round" | "flat"} */
  end = "round";
  /** @type {Corner[]} */
  #line = [];
  /** @type {Shape | null} the answer to the newest question */
  #shape = null;
  #failure = "";
  #pause = 0;
  #question = 0;

  /**
   * @param {import("./editor.js").ZoneEditor} editor
   * @param {(question: BufferQuestion) => Promise<Shape>} ask rejects with a message for people
   */
  constructor(editor, ask) {
    this.editor = editor;
    this.ask = ask;
  }

  start() {
    this.#set([]);
    this.editor.numbers({ metres: this.metres });
    this.editor.say("buffer.start");
  }

  stop() {
    this.#set([]);
    this.editor.canvas.clear(["crosshair"]);
  }

  get state() {
    return { corners: this.#line.length, canClose: Boolean(this.#shape), end: this.end };
  }

  /** @param {string} name @param {number | null} value metres in the planning plane */
  setNumber(name, value) {
    this.metres = value ?? 0;
    this.#askSoon();
  }

  /** @param {"round" | "flat"} end */
  setEnd(end) {
    this.end = end;
    this.#askSoon();
  }

  /** @param {Corner} place @param {Hand} hand */
  over(place, hand) {
    const { corner, snap } = pull(this.editor, place, hand);
    this.editor.canvas.show({ next: this.#line.length ? corner : null, snap });
    if (hand.byKey) this.editor.say("at", { corner, snap });
  }

  leave() {
    this.editor.canvas.show({ next: null, snap: null });
  }

  /** @param {Corner} place @param {Hand} hand */
  tap(place, hand) {
    const { corner, snap } = pull(this.editor, place, hand);
    const last = this.#line.at(-1);
    if (last && sameCorner(last, corner)) return this.finish();
    this.#set([...this.#line, corner]);
    const lengthM = this.editor.measure.lengthM(this.#line);
    this.editor.say("buffer.point", { corner, snap, n: this.#line.length, lengthM });
  }

  back() {
    if (!this.#line.length) return false;
    this.#set(this.#line.slice(0, -1));
    this.editor.say("buffer.back", { n: this.#line.length });
    return true;
  }

  remove() {
    this.back();
  }

  finish() {
    if (this.#shape) return this.editor.drawn(this.#shape);
    this.editor.say(`refused.${this.#whyNot}`, { why: this.#failure }, "refused");
  }

  /** @param {Corner} place */
  nearest(place) {
    return this.editor.snapper.nearestCorner(place)?.corner ?? null;
  }

  /** @param {Corner} place @param {number} step */
  walk(place, step) {
    return this.editor.snapper.walk(place, step);
  }

  get #whyNot() {
    if (!this.#line.length) return "bufferEmpty";
    if (!(this.metres > 0)) return "bufferMetres";
    return this.#failure ? "bufferFailed" : "bufferWaiting";
  }

  #set(line) {
    this.#line = line;
    this.editor.canvas.show({ line, next: null, snap: null });
    this.#askSoon();
  }

  /** Only the answer to the newest question counts. */
  #askSoon() {
    this.#question += 1;
    this.#failure = "";
    window.clearTimeout(this.#pause);
    this.#show(this.#line.length && this.metres > 0 ? this.#shape : null);
    this.#shape = null;
    this.editor.changedState();
    if (!this.#line.length || !(this.metres > 0)) return;
    this.#pause = window.setTimeout(() => this.#ask(this.#question), PAUSE_MS);
  }

  async #ask(question) {
    const { metres, end } = this;
    try {
      const shape = await this.ask({ line: this.#line, metres, end });
      if (question !== this.#question) return;
      this.#shape = shape;
      this.#show(shape);
      this.editor.say("buffer.ready", { metres, ...this.#measures(shape) });
    } catch (problem) {
      if (question !== this.#question) return;
      this.#failure = problem instanceof Error ? problem.message : String(problem);
      this.#show(null);
      this.editor.say("refused.bufferFailed", { why: this.#failure }, "refused");
    }
    this.editor.changedState();
  }

  #show(shape) {
    const label = shape ? { corner: northmost(shape), text: this.editor.words(this.#measures(shape)) } : null;
    this.editor.canvas.show({ preview: shape, label });
  }

  #measures(shape) {
    const { measure } = this.editor;
    return { areaM2: measure.areaM2(shape), lengthM: measure.perimeterM(shape) };
  }
}
