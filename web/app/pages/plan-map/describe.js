/**
 * Features in words: titles, one-line details and the table's columns, from a layer's own definition. Layers nobody
 * wrote anything special for are described by their attributes.
 */
import { plural, t } from "../../platform/i18n.js";
import { area, collator, date, dateTime, number, quantity } from "../../platform/numbers.js";

/** Attributes that mean something to the page, not to its reader. */
const MACHINERY = new Set([
  "plan_id",
  "version",
  "municipality_id",
  "updated_at",
  "language",
  "description",
  "summary",
  "text",
  "answer",
  "utilisation_measure",
  "land_use_state",
]);

export class Describer {
  /**
   * @param {any} definition as /layers.json tells it
   * @param {ReturnType<typeof import("../../platform/codelists.js").codeFinder>} codes
   */
  constructor(definition, codes) {
    this.definition = definition;
    this.codes = codes;
    this.attributes = new Map(definition.attributes.map((attribute) => [attribute.name, attribute]));
  }

  /** A value as people read it; null when there is none. @param {any} feature @param {string} name */
  value(feature, name) {
    const raw = feature.properties[name];
    if (raw === null || raw === undefined || raw === "") return null;
    const attribute = this.attributes.get(name) ?? {};
    if (attribute.codelist) return this.codes.name(attribute.codelist, raw);
    if (name === "area_m2") return area(raw);
    if (name === "utilisation_existing" || name === "utilisation_allowed") return this.#utilisation(feature, raw);
    if (attribute.type === "date") return date(raw);
    if (attribute.type === "datetime") return dateTime(raw);
    if (name.endsWith("_year")) return String(raw);
    if (typeof raw === "number") return attribute.unit ? quantity(raw, attribute.unit, 1) : number(raw, 1);
    return String(raw);
  }

  /** @param {any} feature */
  title(feature) {
    const { name, text, code } = feature.properties;
    if (name) return name;
    if (text) return shorten(text, 60);
    return code ?? `${this.definition.title} ${feature.id}`;
  }

  /** Over a page about it: what people wrote is told by kind and day, since the text itself follows. @param {any} feature */
  heading(feature) {
    const { text, received_at: receivedAt } = feature.properties;
    return text && receivedAt ? `${this.value(feature, "kind")}, ${date(receivedAt)}` : this.title(feature);
  }

  /** The second line of a list row. @param {any} feature */
  detail(feature) {
    const { properties } = feature;
    const parts = {
      zone: () => [this.value(feature, "land_use"), this.value(feature, "area_m2")],
      overlay: () => [this.value(feature, "kind"), this.value(feature, "area_m2")],
      site: () => [this.value(feature, "status"), this.value(feature, "area_m2")],
      plan: () => [this.value(feature, "status"), this.value(feature, "kind")],
      housing_project: () => [this.value(feature, "stage"), plural("map.homes", properties.dwellings ?? 0)],
      contribution: () => [this.value(feature, "kind"), properties.public_name],
    }[this.definition.id];
    return (parts?.() ?? []).filter(Boolean).join(" · ");
  }

  /** What a screen reader says for a shape: "Zone Bragernes øst, densify, 2.1 ha". @param {any} feature */
  name(feature) {
    const by = this.definition.style?.by;
    const kind = t(`shell.search.kind.${this.definition.id}`);
    return [`${kind} ${this.title(feature)}`, by && this.value(feature, by), this.value(feature, "area_m2")]
      .filter(Boolean)
      .join(", ");
  }

  /** Order of rows: by title. */
  compare(a, b) {
    return collator.compare(this.title(a), this.title(b));
  }

  /** @returns {import("../../ui/ui-table.js").Column[]} */
  columns() {
    return this.definition.attributes
      .filter(({ name }) => !MACHINERY.has(name))
      .map((attribute, i) => ({
        key: attribute.name,
        title: attribute.unit ? `${attribute.title} (${attribute.unit})` : attribute.title,
        number: ["integer", "number"].includes(attribute.type),
        hidden: i > 7,
        value: (feature) => this.#plain(feature, attribute),
        show: (feature) =>
          attribute.name === "area_m2"
            ? number(feature.properties.area_m2)
            : (this.value(feature, attribute.name) ?? "–"),
      }));
  }

  /** For sorting and CSV: numbers stay numbers, codes become names. */
  #plain(feature, { name, codelist }) {
    const raw = feature.properties[name];
    if (raw === null || raw === undefined) return null;
    return codelist ? this.codes.name(codelist, raw) : typeof raw === "number" ? Math.round(raw * 100) / 100 : raw;
  }

  #utilisation(feature, raw) {
    const measure = this.codes.find("utilisation_measure", feature.properties.utilisation_measure);
    const unit = (measure?.unit ?? "").replace("m2", "m²");
    return unit ? quantity(raw, unit, 2) : number(raw, 2);
  }
}

/** @param {string} text @param {number} most */
function shorten(text, most) {
  if (text.length <= most) return text;
  return `${text.slice(0, text.lastIndexOf(" ", most))} …`;
}
