import { contains } from "./find.js";

/**
 * @typedef {import("./grid.js").Corner} Corner
 * @typedef {import("./shape.js").Shape} Shape
 *
 * @typedef {object} Proposal what an operation would give, not yet done
 * @property {{ shape: Shape, name: string, key?: string }[]} options of which one is chosen; one alone is only to be accepted
 * @property {number} chosen
 * @property {boolean} [together] the options are parts of one result, not different results
 * @property {Shape | null} [lost] what is taken away
 * @property {string} text what it is, for the bar
 * @property {(chosen: number) => void} accept does it
 */

/**
 * An operation on shapes that is asked first and done after: the tool puts its question (`asked`), shows what comes
 * back over the map, lets the planner choose where there is a choice, and does nothing before it is accepted. Cut,
 * merge and trim ask at once; tools that need a line or a place first extend this one.
 */
export class OperationTool {
  cursor = "default";
  /** @type {Proposal | null} */
  proposal = null;
  waiting = false;
  /** What is asked at once, when the tool is taken. */
  question = {};

  /** @param {import("./editor.js").ZoneEditor} editor @param {string} name @param {{ needsChoice?: boolean }} [options] */
  constructor(editor, name, { needsChoice = true } = {}) {
    this.editor = editor;
    this.name = name;
    this.needsChoice = needsChoice;
  }

  start() {
    this.drop();
    this.begin();
  }

  /** What the tool does first. */
  begin() {
    this.ask(this.question);
  }

  stop() {
    this.drop();
    this.editor.canvas.clear(["crosshair"]);
  }

  get state() {
    const { proposal, waiting } = this;
    return { proposal, waiting, chosen: proposal?.chosen ?? 0 };
  }

  /** Puts the question; the answer comes as `propose` or `refuse`. @param {any} question */
  ask(question) {
    this.waiting = true;
    this.editor.changedState();
    this.editor.ask(this, question);
  }

  /** @param {Proposal} proposal */
  propose(proposal) {
    this.waiting = false;
    this.proposal = proposal;
    this.#show();
    this.editor.say("proposed", { text: [proposal.text, ...this.#numbered()].join(" ") });
  }

  /** @param {string} text why there is no answer */
  refuse(text) {
    this.waiting = false;
    this.editor.changedState();
    this.refused();
    this.editor.say("refused.told", { text }, "refused");
  }

  /** What becomes of the tool when its question can't be answered. */
  refused() {
    this.editor.use("select");
  }

  /** Forgets the proposal; the question may be put anew. */
  drop() {
    this.waiting = false;
    this.proposal = null;
    this.editor.proposals.clear();
    this.editor.changedState();
  }

  /** @param {Corner} place @param {import("./gestures.js").Hand} hand */
  over(place, hand) {
    const at = this.#optionAt(place);
    this.editor.setCursor(at >= 0 ? "pointer" : "default");
    if (hand.byKey) this.editor.say("at", { corner: place });
  }

  /** @param {Corner} place @param {import("./gestures.js").Hand} [_hand] */
  tap(place, _hand) {
    const at = this.#optionAt(place);
    if (at >= 0) this.choose(at);
  }

  /** @param {number} at which option */
  choose(at) {
    if (!this.proposal) return;
    this.proposal = { ...this.proposal, chosen: at };
    this.#show();
    this.editor.say("option.chosen", { n: at + 1, of: this.proposal.options.length, name: this.proposal.options[at].name });
  }

  /** Does what is proposed. */
  finish() {
    const { proposal } = this;
    if (!proposal) return;
    this.editor.use("select");
    proposal.accept(proposal.chosen);
  }

  back() {
    if (!this.proposal && !this.waiting) return false;
    this.editor.use("select");
    this.editor.say("proposal.dropped");
    return true;
  }

  /** The next option, with Alt and an arrow. @param {Corner} _place @param {number} step */
  walk(_place, step) {
    const { proposal } = this;
    if (!proposal || proposal.options.length < 2) return null;
    const { length } = proposal.options;
    const next = (proposal.chosen + Math.sign(step) + length) % length;
    this.choose(next);
    return null;
  }

  #optionAt(place) {
    const { options } = this.proposal ?? { options: [] };
    return options.length > 1 ? options.findIndex(({ shape }) => contains(shape, place)) : -1;
  }

  #numbered() {
    const { options } = /** @type {Proposal} */ (this.proposal);
    return options.length > 1 ? options.map(({ name }, i) => `${i + 1}: ${name}.`) : [];
  }

  #show() {
    const { options, chosen, together, lost = null } = /** @type {Proposal} */ (this.proposal);
    const parts = together ? options.map(({ shape }) => shape) : [options[chosen].shape];
    this.editor.proposals.show({ parts, chosen: together ? chosen : 0, lost });
    this.editor.changedState();
  }
}

