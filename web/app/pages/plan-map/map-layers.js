/**
 * The page's layers: definition, words, features and shapes of each, kept in step with what others save.
 */
import { get } from "../../platform/api.js";
import { municipality } from "../../platform/page.js";
import { addFeatureLayer } from "../../map/index.js";
import { glyph } from "../../ui/patterns.js";
import { Describer } from "./describe.js";

/** More than this and the map asks for what is in view instead of everything. */
const MOST_AT_ONCE = 3000;
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
  /** True when the server has more than the map holds: then only what is in view is here. */
  partial = false;
  total = 0;
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

  /** Reads the features: all of them, or those in view when they are too many. */
  async load() {
    const ticket = ++this.#busy;
    const bbox = this.partial ? this.map.box.map((degrees) => degrees.toFixed(6)).join(",") : null;
    const page = await get(`/ogc/collections/${this.id}/items`, {
      params: { municipality: municipality.id, limit: MOST_AT_ONCE, bbox },
    });
    if (ticket !== this.#busy) return;
    this.total = page.numberMatched ?? page.features.length;
    this.partial ||= (page.links ?? []).some(({ rel }) => rel === "next");
    this.shapes.setFeatures(page.features);
  }

  /** Takes in one change that somebody has saved. @param {import("../../platform/live.js").Change} change */
  async follow({ id, operation }) {
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

  /** How many there are before filters: on the server when the map holds only a part. */
  get size() {
    return this.partial ? this.total : this.shapes.features.filter((feature) => this.#inScope(feature)).length;
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
  }

  /** Colours by another attribute. @param {string} attribute */
  colour(attribute) {
    if (attribute === this.colourBy) return;
    this.colourBy = attribute;
    this.shapes.restyle({});
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
    const features = this.shapes.features.filter((feature) => this.#inScope(feature));
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
    if (this.id === "overlay") return feature.properties.code;
    return feature.properties.name ?? null;
  }
}
