/**
 * The zone editor: one canvas, one tool in use, a pointer and a crosshair that speak to it. It knows shapes, not
 * plans: what a planner does comes out as events, and what is true comes back through `setZones` and `choose`.
 *
 * Events: `picked` {key | null, more}, `picked-all` {keys, more}, `drawn` {shape}, `reshaped` {key, shape, what, told,
 * others}, `delete-asked`, `tool`, `state`, `said` {what, values, kind}, `measured` {shape}, `numbers`
 * {name: value, …}, `ruled` {ruler}, `snapping`, `sharing`,
 * `asked` {tool, question}.
 */
import { AreaTool } from "./area-tool.js";
import { EditCanvas } from "./canvas.js";
import { Crosshair } from "./crosshair.js";
import { DrawTool } from "./draw-tool.js";
import { contains } from "./find.js";
import { Gestures } from "./gestures.js";
import { Measure } from "./measure.js";
import { ProposalSheet } from "./proposal-sheet.js";
import { ReshapeTool } from "./reshape-tool.js";
import { SelectTool } from "./select-tool.js";
import { ringBox } from "./shape.js";
import { Snapper } from "./snap.js";
import { ZoneLayer } from "./zone-layer.js";

/**
 * @typedef {import("./grid.js").Corner} Corner
 * @typedef {import("./shape.js").Shape} Shape
 *
 * @typedef {object} EditedZone
 * @property {string} key
 * @property {Shape} shape
 * @property {string} name for people
 * @property {string} kind what it is, in a word
 * @property {string} label on the map
 * @property {{ colour: string, pattern: string, dash?: string }} look
 * @property {string} fill SVG paint of the look
 * @property {boolean} [overlay] lies over land-use zones, and shares borders only with its like
 *
 * @typedef {object} Tool what the pointer and the crosshair speak to; all but `name`, `start` and `stop` may be missing
 * @property {string} name
 * @property {string} cursor
 * @property {boolean} [needsChoice] works on the chosen zone, and ends when there is none
 * @property {boolean} [showsChosen] draws the chosen zone itself, so the layer below leaves it out
 * @property {boolean} [outlastsChoice] goes on unchanged when another zone is chosen
 * @property {Record<string, unknown>} state for the buttons of the page
 * @property {() => void} start
 * @property {() => void} stop
 * @property {(place: Corner, hand: import("./gestures.js").Hand) => boolean} [grab] true if a drag begins here
 * @property {(place: Corner, hand: import("./gestures.js").Hand) => void} [drag]
 * @property {(place: Corner, hand: import("./gestures.js").Hand) => void} [drop]
 * @property {(place: Corner, hand: import("./gestures.js").Hand) => void} [tap]
 * @property {(place: Corner, hand: import("./gestures.js").Hand) => void} [over]
 * @property {() => void} [leave]
 * @property {() => boolean} [back] false if there is nothing to step back from
 * @property {() => boolean} [forward]
 * @property {() => void} [finish]
 * @property {(place?: Corner) => void} [remove]
 * @property {() => void} [refresh] called when the chosen zone has another shape
 * @property {(place: Corner) => Corner | null} [nearest]
 * @property {(place: Corner, step: number) => Corner | null} [walk]
 * @property {(direction: [number, number], fine: boolean) => Corner} [arrow] moves what the tool holds instead of the
 *   crosshair, and says where the crosshair comes to lie
 */

export class ZoneEditor extends EventTarget {
  /** @type {Map<string, EditedZone>} */
  zones = new Map();
  /** @type {EditedZone | null} */
  chosen = null;
  /** Whether what meets in a corner moves with it. */
  sharing = true;

  /**
   * @param {import("../plan-map.js").PlanMap} map
   * @param {import("./grid.js").PlanningPlane} plane
   * @param {{ words: (told: any) => string }} options `words` puts measures into the label at the pointer
   */
  constructor(map, plane, { words }) {
    super();
    this.map = map;
    this.words = words;
    this.measure = new Measure(plane);
    this.snapper = new Snapper();
    this.layer = new ZoneLayer(map);
    this.canvas = new EditCanvas(map);
    this.proposals = new ProposalSheet(this.canvas);
    /** @type {Map<string, Tool>} */
    this.tools = new Map();
    /** @type {Map<string, () => void>} letters, which work only while the map has focus */
    this.shortcuts = new Map();
    this.addTool(new SelectTool(this));
    this.addTool(new DrawTool(this, "draw"));
    this.addTool(new ReshapeTool(this));
    this.addTool(new DrawTool(this, "hole"));
    this.addTool(new AreaTool(this));
    this.tool = this.#toolOf("select");
    map.keyboard.enable(false);
    map.leaflet.keyboard?.disable();
    map.leaflet.doubleClickZoom.disable();
    map.leaflet.boxZoom.disable();
    this.crosshair = new Crosshair(this.canvas, this);
    this.gestures = new Gestures(
      this.canvas,
      () => this.tool,
      () => this.crosshair.hide(),
    );
  }

  /** @param {Tool} tool */
  addTool(tool) {
    this.tools.set(tool.name, tool);
  }

  /** @param {string} letter @param {() => void} run */
  addShortcut(letter, run) {
    this.shortcuts.set(letter.toLowerCase(), run);
  }

  /** What is on the desk now. @param {EditedZone[]} zones @param {import("./snap.js").SnapTarget[]} [others] more to snap to */
  setZones(zones, others = []) {
    const before = this.chosen;
    this.zones = new Map(zones.map((zone) => [zone.key, zone]));
    this.snapper.targets = [...zones, ...others];
    this.layer.sync(this.zones);
    this.chosen = before ? (this.zones.get(before.key) ?? null) : null;
    if (before && !this.chosen) this.choose(null);
    else if (this.chosen && this.chosen.shape !== before?.shape) this.tool.refresh?.();
  }

  /** @param {string | null} key */
  choose(key) {
    if ((this.chosen?.key ?? null) === key && (this.chosen || !key)) return;
    const { outlastsChoice, needsChoice } = this.tool;
    if (!outlastsChoice) this.tool.stop();
    this.chosen = key ? (this.zones.get(key) ?? null) : null;
    if (!this.chosen && needsChoice) return this.use("select");
    if (!outlastsChoice) this.tool.start();
    this.#showChosen();
  }

  /** @param {string} name */
  use(name) {
    const next = this.#toolOf(name);
    if (next.needsChoice && !this.chosen) return this.say("refused.chooseFirst", {}, "refused");
    this.tool.stop();
    this.tool = next;
    this.#showChosen();
    next.start();
    this.setCursor(next.cursor);
    this.#tell("tool", { name });
  }

  /** Escape: first the tool's own last step, then the tool itself. */
  stepBack() {
    if (this.tool.back?.()) return;
    if (this.tool.name === "select") return;
    this.use("select");
    this.say("select.again");
  }

  /** Undo while an outline is being drawn takes back its corners. @returns {boolean} whether there was one */
  undoCorner() {
    return Boolean(this.tool.forward && this.tool.back?.());
  }

  /** @returns {boolean} */
  redoCorner() {
    return this.tool.forward?.() ?? false;
  }

  /** @param {boolean} on */
  setSnapping(on) {
    this.snapper.enabled = on;
    this.say(on ? "snap.on" : "snap.off");
    this.#tell("snapping", { on });
  }

  /** @param {boolean} on */
  setSharing(on) {
    this.sharing = on;
    this.say(on ? "share.on" : "share.off");
    this.tool.refresh?.();
    this.#tell("sharing", { on });
  }

  /** The zones whose borders move together with the chosen one's, itself among them. @returns {EditedZone[]} */
  get sharers() {
    const { chosen } = this;
    if (!chosen) return [];
    return this.sharing ? [...this.zones.values()].filter(({ overlay }) => overlay === chosen.overlay) : [chosen];
  }

  /** The action of a letter, or null. @param {string} key */
  shortcut(key) {
    const letter = key.toLowerCase();
    if (letter === "f" && this.tool.finish) return () => this.tool.finish?.();
    return this.shortcuts.get(letter) ?? null;
  }

  /** The smallest zone at a place: the one that would otherwise be hard to reach. @param {Corner} place @returns {string | null} */
  zoneAt(place) {
    const size = ({ shape }) => {
      const [west, south, east, north] = ringBox(shape[0][0]);
      return (east - west) * (north - south);
    };
    const hits = [...this.zones.values()].filter(({ shape }) => contains(shape, place));
    return hits.sort((a, b) => size(a) - size(b))[0]?.key ?? null;
  }

  /** @param {string} key */
  nameOf(key) {
    const zone = this.zones.get(key);
    return zone ? `${zone.name}, ${zone.kind}` : "";
  }

  /** @param {string | null} key @param {{ more?: boolean }} [how] `more`: besides those already picked */
  pick(key, { more = false } = {}) {
    this.#tell("picked", { key, more });
  }

  /** @param {string[]} keys @param {{ more?: boolean }} [how] */
  pickAll(keys, { more = false } = {}) {
    this.#tell("picked-all", { keys, more });
  }

  /** @param {Shape} shape */
  drawn(shape) {
    this.use("select");
    this.#tell("drawn", { shape });
  }

  /** @param {Shape} shape @param {string} what @param {any} [told] @param {import("./shared-edges.js").ZoneShape[]} [others] zones that changed with it */
  reshaped(shape, what, told = {}, others = []) {
    const key = /** @type {EditedZone} */ (this.chosen).key;
    this.#tell("reshaped", { key, shape, what, told, others });
  }

  /** @param {Shape} shape */
  measured(shape) {
    this.#tell("measured", { shape });
  }

  /** The numbers a tool works with, for the fields that show and set them. @param {Record<string, number | null>} numbers */
  numbers(numbers) {
    this.#tell("numbers", numbers);
  }

  /** A measured line; null when it has been dismissed. @param {import("./drawing.js").Ruler | null} ruler */
  ruled(ruler) {
    this.canvas.show({ ruler });
    this.#tell("ruled", { ruler });
  }

  /** @param {import("./operation-tool.js").OperationTool} tool @param {any} question */
  ask(tool, question) {
    this.#tell("asked", { tool, question });
  }

  askToDelete() {
    if (this.chosen) this.#tell("delete-asked", { key: this.chosen.key });
  }

  /** @param {string | null} key */
  hint(key) {
    this.layer.hint(key);
  }

  /** @param {string} cursor */
  setCursor(cursor) {
    this.map.element.dataset.cursor = cursor;
  }

  changedState() {
    this.#tell("state", this.tool.state);
  }

  /** @param {string} what @param {any} [values] @param {"step" | "refused"} [kind] */
  say(what, values = {}, kind = "step") {
    this.#tell("said", { what, values, kind });
  }

  #toolOf(name) {
    return /** @type {Tool} */ (this.tools.get(name));
  }

  #showChosen() {
    const onCanvas = this.tool.showsChosen;
    this.layer.choose(onCanvas ? null : (this.chosen?.key ?? null));
    this.layer.leaveOut(onCanvas ? (this.chosen?.key ?? null) : null);
    this.map.select(this.chosen && !onCanvas ? { layer: this.layer.layerIdOf(this.chosen.key), id: /** @type {any} */ (this.chosen.key) } : null);
  }

  #tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
