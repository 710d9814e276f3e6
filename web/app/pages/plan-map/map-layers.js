/**
 * The page's layers: definition, words, features and shapes of each, kept in step with what others save.
 */
import { get } from "../../platform/api.js";
import { municipality } from "../../platform/page.js";
import { addFeatureLayer } from "../../map/index.js";
import { glyph } from "../../ui/patterns.js";
import { Describer } from "./describe.js";
import { MANY } from "./drawn-from.js";
import { LargeLayer, ROWS } from "./large-layer.js";

const GROUND = new Set(["municipality", "context"]);
const USUALLY_OFF = new Set(["contribution"]);
/** The sign of a speech mark stands in its body, above the point it marks. */
const GLYPH_OFFSET_PX = -15;
const BIGGEST_CIRCLE_HOMES = 400;

/** A zone either applies now or is proposed; both at once would lie on top of each other. */
const IN_FORCE = new Set(["IN_FORCE", "ADOPTED"]);

/**
 * Every layer that is more than ground, as the server orders them from the bottom upwards.
 * @param {import("../../map/plan-map.js").PlanMap} map
 * @param {any[]} definitions
 * @param {any} codes
 */
export function makeLayers(map, definitions, codes) {
  return definitions
    .filter(({ id }) => !GROUND.has(id))
    .map((definition, i) => new MapLayer(map, definition, codes, 10 + i));
}

export class MapLayer {
  /** What the layer becomes when the server has more than a page can hold. @type {LargeLayer | null} */
  large = null;
  total = 0;
  /** Called when tiles show other classes than before. */
  onPictured = () => {};
  #busy = 0;

  constructor(map, definition, codes, order) {
    this.map = map;
    this.definition = definition;
    this.id = definition.id;
    this.codes = codes;
    this.words = new Describer(definition, codes);
    this.usuallyOn = !USUALLY_OFF.has(this.id);
    this.on = this.usuallyOn;
    this.colourBy = definition.style?.by;
    /** @type {"now" | "proposed"} */
    this.scope = "now";
    /** @type {Map<string, Set<string>>} attribute to wanted values */
    this.filters = new Map();
    this.order = order;
    this.shapes = addFeatureLayer(map, {
      id: this.id,
      order,
      look: (feature) => this.look(feature),
      name: (feature) => this.words.name(feature),
      label: (feature) => this.#label(feature),
      labelPriority: { plan: 20, overlay: 40, zone: 50, site: 55, housing_project: 45, contribution: 90 }[this.id] ?? 10,
      labelOffset: this.id === "contribution" ? GLYPH_OFFSET_PX : undefined,
      cluster: this.id === "contribution",
      labelMinZoom: { zone: 12, overlay: 15, site: 14, housing_project: 14.5, plan: 12, contribution: 0 }[this.id] ?? 15,
    });
    this.shapes.setFilter((feature) => this.passes(feature));
  }

  /** Reads the features: all of them, or what is in view when they are too many. A first page tells how many there are. */
  async load() {
    const ticket = ++this.#busy;
    if (this.large) return this.large.load();
    const first = await this.ask({ limit: ROWS });
    this.total = first.numberMatched ?? first.features.length;
    const few = this.total <= MANY;
    const { features } = few && this.total > first.features.length ? await this.ask({ limit: MANY }) : first;
    if (ticket !== this.#busy) return;
    if (few) return this.shapes.setFeatures(features);
    this.large = new LargeLayer(this);
    await this.large.load();
  }

  /** @param {Record<string, any>} params */
  ask(params) {
    return get(`/ogc/collections/${this.id}/items`, { params: { municipality: municipality.id, ...params } });
  }

  /** One feature in its exact geometry, null if there is none. @param {number} id */
  async find(id) {
    return this.shapes.get(id) ?? this.large?.find(id) ?? null;
  }

  /** Takes in one change that somebody has saved. @param {import("../../platform/live.js").Change} change */
  async follow(change) {
    if (this.large) return this.large.follow(change);
    return change.id === null ? this.load() : this.take(/** @type {{ id: number, operation: string }} */ (change));
  }

  /** Reads the shape anew that was saved. @param {{ id: number, operation: string }} change */
  async take({ id, operation }) {
    if (operation === "DELETE") return this.shapes.remove(id);
    try {
      const feature = await get(`/ogc/collections/${this.id}/items/${id}`);
      this.shapes.upsert(feature);
      this.shapes.flash(id);
    } catch (problem) {
      if ([404, 410].includes(problem.status)) this.shapes.remove(id);
      else throw problem;
    }
  }

  /** Whether features are told apart into what applies and what is proposed. */
  get hasScope() {
    return this.words.attributes.has("plan_status");
  }

  /** Codes of the plans that are shown: those that apply, or all others. @returns {string[]} */
  get scopeCodes() {
    return this.codes.codes("plan_status").filter((code) => IN_FORCE.has(code) === (this.scope === "now"));
  }

  /** How many there are before filters: on the server when the map holds only a part. */
  get size() {
    return this.large ? this.total : this.shapes.features.filter((feature) => this.#inScope(feature)).length;
  }

  /** What lists and tables tell: shapes that are shown, or the rows read so far of those that tiles show. @param {boolean} inView only those in view */
  listed(inView) {
    if (this.large?.fromTiles) return this.large.rows;
    return inView ? this.shapes.inView : this.shapes.shown;
  }

  /** Values of an attribute that occur. @param {string} attribute @returns {Set<string>} */
  valuesOf(attribute) {
    const told = this.large?.valuesOf(attribute);
    if (told) return told;
    const values = this.shapes.features.map(({ properties }) => properties[attribute]);
    return new Set(values.filter((value) => value !== null && value !== undefined).map(String));
  }

  /** @param {any} feature */
  passes(feature) {
    if (!this.on || !this.#inScope(feature)) return false;
    const { properties } = feature;
    return [...this.filters].every(([name, wanted]) => !wanted.size || wanted.has(String(properties[name])));
  }

  /** Shows what the switches and filters now say. */
  apply() {
    this.shapes.setFilter((feature) => this.passes(feature));
    this.large?.restyle();
  }

  /** Marks one feature while its row is pointed at. @param {number | null} id */
  hint(id) {
    this.shapes.hint(id);
    this.large?.hint(id);
  }

  /** Colours by another attribute. @param {string} attribute */
  colour(attribute) {
    if (attribute === this.colourBy) return;
    this.colourBy = attribute;
    this.shapes.restyle({});
    this.large?.restyle();
  }

  /** Attributes that colours may follow, the layer's own first. @returns {{ by: string, title: string }[]} */
  get colourings() {
    const { by, alternatives = [] } = this.definition.style ?? {};
    if (!by) return [];
    return [{ by, title: this.words.attributes.get(by)?.title ?? by }, ...alternatives];
  }

  /** The classes of the present colouring. */
  get classes() {
    const { classes } = this.#chosen;
    return classes?.length ? classes : (this.definition.legend ?? []);
  }

  /** Those classes that occur, in the code list's order; a class once per shade that occurs, with the shade's name. */
  get legend() {
    const features = this.large?.samples ?? this.shapes.features.filter((feature) => this.#inScope(feature));
    return this.classes.flatMap((entry) => {
      const { value } = entry;
      if (value === null || value === undefined) return [entry];
      const members = features.filter(({ properties }) => properties[this.colourBy] === value);
      const shades = new Map(members.map((feature) => [this.#shade(entry, feature), feature]));
      const several = shades.size > 1;
      return [...shades].map(([colour, feature]) => ({
        ...entry,
        colour,
        label: several ? `${entry.label}, ${this.#shadeName(feature)}` : entry.label,
      }));
    });
  }

  /** @param {any} feature @returns {import("../../map/feature-layer.js").Look} */
  look(feature) {
    const value = feature.properties[this.colourBy];
    const look = this.classes.find((entry) => entry.value === value);
    const colour = look ? { colour: this.#shade(look, feature) } : {};
    return { ...this.definition.style?.default, ...look, ...colour, ...this.#size(feature) };
  }

  /** The attribute that decides between a class's shades. @returns {string | null} */
  get shadeBy() {
    return this.#chosen.shadeBy ?? null;
  }

  /** The attribute that is a feature's name on the map. */
  get labelAttribute() {
    return this.id === "overlay" ? "code" : "name";
  }

  /** The style by the present attribute. @returns {any} */
  get #chosen() {
    const { by, classes, alternatives = [] } = this.definition.style ?? {};
    if (by === this.colourBy) return { classes };
    return alternatives.find((alternative) => alternative.by === this.colourBy) ?? {};
  }

  #shadeName(feature) {
    return this.words.value(feature, this.#chosen.shadeBy)?.toLocaleLowerCase() ?? "";
  }

  /** The colour of a class where another attribute decides between several. */
  #shade({ colour, shades }, { properties }) {
    const { shadeBy } = this.#chosen;
    return (shadeBy && shades?.[properties[shadeBy]]) ?? colour;
  }

  #inScope({ properties }) {
    return !this.hasScope || IN_FORCE.has(properties.plan_status) === (this.scope === "now");
  }

  #size({ properties }) {
    const { sizeBy } = this.definition.style ?? {};
    if (!sizeBy) return {};
    return {
      radius: 7 + 13 * Math.sqrt(Math.min(BIGGEST_CIRCLE_HOMES, properties[sizeBy] ?? 0) / BIGGEST_CIRCLE_HOMES),
    };
  }

  #label(feature) {
    if (this.id === "contribution") return feature.geometry.type === "Point" ? glyph(this.look(feature).symbol) : null;
    if (this.id === "plan" && feature.properties.status === "IN_FORCE") return null;
    return feature.properties[this.labelAttribute] ?? null;
  }
}
