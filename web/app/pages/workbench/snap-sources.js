/**
 * What corners may snap to besides the desk's own zones and border: the zones of other plans, and what the ground is
 * drawn with, such as roads and water. Only what is in view is fetched, in full precision, so that a shared corner is
 * the same two numbers; other plans' zones are shown faintly while they count. Which sources count is the planner's
 * choice, remembered on this device.
 *
 * Event: `changed`, when there is another source or another choice.
 */
import { cornerAt } from "../../map/edit/grid.js";
import { fromGeoJson } from "../../map/edit/shape.js";
import { get } from "../../platform/api.js";
import { t } from "../../platform/i18n.js";
import { Neighbours } from "./neighbours.js";

/** On a smaller scale twelve pixels are too many metres to snap to the ground. */
const FROM_ZOOM = 14;
const PAUSE_MS = 400;
const MOST = 5000;
/** Coordinates taken over at a time, so that the page never stands still. */
const AT_ONCE = 2000;
const KEPT = "byggbar.snap";
const OWN = ["zones", "border", "others"];
const USUAL = ["zones", "border"];
/** Names on a map are no places to snap to. */
const NOT_DRAWN = ["PLACE"];

export class SnapSources extends EventTarget {
  /** Sources that count. @type {Set<string>} */
  #on = new Set(read() ?? USUAL);
  /** Kinds of ground found so far. @type {Set<string>} */
  #kinds = new Set();
  /** @type {Map<string, import("../../map/edit/snap.js").SnapTarget>} taken over before */
  #known = new Map();
  #pause = 0;
  #round = 0;

  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    super();
    this.desk = desk;
    this.neighbours = new Neighbours(desk);
    this.names = new Map(desk.codes.context_kind.map(({ code, name }) => [code, name]));
    this.#apply();
    desk.map.addEventListener("moved", () => this.#soon());
    desk.addEventListener("opened", () => this.#soon());
  }

  /** @returns {{ id: string, name: string, on: boolean }[]} */
  get list() {
    const kinds = [...this.names.keys()].filter((kind) => this.#kinds.has(kind));
    return [...OWN, ...kinds].map((id) => ({ id, name: this.#nameOf(id), on: this.#on.has(id) }));
  }

  /** Whether the map shows so much that the ground does not count. */
  get tooFar() {
    return this.desk.map.view.zoom < FROM_ZOOM;
  }

  /** @param {string} id @param {boolean} on */
  set(id, on) {
    if (on) this.#on.add(id);
    else this.#on.delete(id);
    keep([...this.#on]);
    this.#apply();
    this.#soon();
  }

  #nameOf(id) {
    return OWN.includes(id) ? t(`desk.draw.snap.${id}`) : this.names.get(id);
  }

  #apply() {
    const all = [...OWN, ...this.names.keys()];
    this.desk.editor.snapper.without = new Set(all.filter((id) => !this.#on.has(id)));
    this.dispatchEvent(new Event("changed"));
  }

  #soon() {
    window.clearTimeout(this.#pause);
    this.#pause = window.setTimeout(() => this.#look(), PAUSE_MS);
  }

  async #look() {
    this.#round += 1;
    const round = this.#round;
    const { editor, plan, map } = this.desk;
    if (!plan || this.tooFar) {
      editor.snapper.context = [];
      if (plan && this.#on.has("others")) this.neighbours.show(null);
      else this.neighbours.hide();
      return this.dispatchEvent(new Event("changed"));
    }
    const [ground, zones] = await Promise.all([
      this.#items("context", map.box),
      this.#on.has("others") ? this.#items("zone", map.box) : [],
    ]);
    const others = zones.filter(({ properties }) => properties.plan_id !== plan.id);
    if (round !== this.#round) return;
    if (this.#on.has("others")) this.neighbours.show(others);
    else this.neighbours.hide();
    const features = [
      ...ground.filter(({ properties }) => !NOT_DRAWN.includes(properties.kind)).map((feature) => this.#ground(feature)),
      ...others.map((feature) => this.#otherZone(feature)),
    ];
    const targets = await this.#takeOver(features, () => round === this.#round);
    if (!targets) return;
    for (const { source } of targets) this.#kinds.add(source);
    editor.snapper.context = targets;
    this.dispatchEvent(new Event("changed"));
  }

  /** Snapping is of use without the ground, so a failure here is no failure of the desk. */
  async #items(layer, box) {
    const params = { municipality: this.desk.municipality.id, bbox: box.join(","), limit: MOST, precision: 9 };
    const answer = await get(`/ogc/collections/${layer}/items`, { params }).catch(() => null);
    return answer?.features ?? [];
  }

  #ground({ id, properties: { kind, name }, geometry }) {
    const kindName = this.names.get(kind) ?? "";
    return { key: `context ${id}`, source: kind, name: name ? `${kindName} ${name}` : kindName, geometry };
  }

  #otherZone({ id, properties: { code, plan_name: plan, updated_at: updated }, geometry }) {
    const name = t("desk.draw.snap.zoneOf", { code, plan });
    return { key: `zone ${id} ${updated}`, source: "others", name, geometry };
  }

  /** @returns {Promise<import("../../map/edit/snap.js").SnapTarget[] | null>} null if it is no longer wanted */
  async #takeOver(features, wanted) {
    const targets = [];
    let taken = 0;
    for (const { geometry, ...about } of features) {
      let target = this.#known.get(about.key);
      if (!target) {
        target = { ...about, ...outlinesOf(geometry) };
        taken += target.shape.reduce((sum, part) => sum + part.reduce((n, ring) => n + ring.length, 0), 0);
      }
      targets.push(target);
      if (taken < AT_ONCE) continue;
      taken = 0;
      await new Promise((next) => window.setTimeout(next));
      if (!wanted()) return null;
    }
    this.#known = new Map(targets.map((target) => [target.key, target]));
    return wanted() ? targets : null;
  }
}

/** Lines and points as outlines that are not closed. @param {any} geometry GeoJSON */
function outlinesOf({ type, coordinates }) {
  const corners = (positions) => positions.map((position) => cornerAt(position));
  switch (type) {
    case "Polygon":
    case "MultiPolygon":
      return { shape: fromGeoJson({ type, coordinates }) };
    case "MultiLineString":
      return { shape: coordinates.map((line) => [corners(line)]), open: true };
    case "LineString":
      return { shape: [[corners(coordinates)]], open: true };
    case "MultiPoint":
      return { shape: coordinates.map((point) => [corners([point])]), open: true };
    default:
      return { shape: [[corners([coordinates])]], open: true };
  }
}

/** A browser that keeps nothing begins anew with every visit. */
function read() {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "null");
  } catch {
    return null;
  }
}

function keep(ids) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(ids));
  } catch {
    // Only the memory is lost.
  }
}
