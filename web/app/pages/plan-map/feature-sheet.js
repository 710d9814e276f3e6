import { fill, h } from "../../platform/dom.js";
import { hasText, plural, t } from "../../platform/i18n.js";
import { areaInFull, date, dateTime, deadline, number, time } from "../../platform/numbers.js";
import { get } from "../../platform/api.js";
import { municipality } from "../../platform/page.js";
import { announce } from "../../platform/announce.js";
import { swatch } from "../../ui/patterns.js";
import { term } from "../../ui/ui-term.js";
import { failure, skeleton } from "../../ui/notice.js";
import { zoneCapacity } from "./zone-capacity.js";
import { zoneHistory } from "./zone-history.js";

/** Attributes told elsewhere in the sheet than among the facts. */
const TOLD = new Set([
  "name",
  "code",
  "description",
  "summary",
  "text",
  "answer",
  "plan_id",
  "plan_name",
  "plan_status",
  "updated_at",
  "version",
  "utilisation_existing",
  "utilisation_allowed",
  "utilisation_measure",
  "from_land_use",
  "public_name",
  "language",
  "received_at",
]);

/**
 * One feature in plain words: what it is, what it means, its numbers and how they were counted, what applies, where it
 * comes from and how it came to be.
 *
 * Emits on its element: `sheet:back`, `sheet:zoom`.
 */
export class FeatureSheet {
  /** @param {import("./map-layers.js").MapLayer} layer @param {any} feature */
  constructor(layer, feature) {
    this.layer = layer;
    this.feature = feature;
    this.heading = h("h2", { tabindex: "-1" });
    this.body = h("div.sheet-body");
    this.element = h(
      "article.sheet",
      { "aria-live": "off" },
      h(
        "div.sheet-bar.no-print",
        h("button.small", { type: "button", onclick: () => this.#emit("back") }, "\u2190 ", t("map.sheet.back")),
        h("button.small", { type: "button", onclick: () => this.#emit("zoom") }, t("map.sheet.zoom")),
      ),
      this.body,
    );
    this.#draw();
  }

  /** Shows the feature as somebody else has just saved it. @param {any} feature */
  update(feature) {
    this.feature = feature;
    this.#draw();
    const text = t("map.sheet.changed", { time: time(new Date()) });
    this.body.prepend(h("p.notice.info", text));
    announce(text);
  }

  /** The feature was deleted while somebody read about it. */
  showGone() {
    this.body.prepend(h("div.notice.warn", { role: "alert" }, h("p", t("map.sheet.gone"))));
  }

  #draw() {
    const { layer, feature } = this;
    const { properties } = feature;
    // What the municipality wrote is in its own language, whatever the page's is.
    const lang = properties.language ?? municipality.defaultLanguage;
    fill(this.heading, layer.words.heading(feature));
    fill(
      this.body,
      h("header.sheet-head", this.heading, this.#chip(), this.#sentence()),
      [properties.summary, properties.description, properties.text]
        .filter(Boolean)
        .map((text) => h("p.sheet-text", { lang }, text)),
      properties.answer ? h("section", h("h3", t("map.sheet.answer")), h("p", { lang }, properties.answer)) : null,
      this.#figures(),
      this.layer.id === "zone" ? zoneCapacity(this.feature.id) : null,
      this.#facts(),
      this.#plan(),
      this.#links(),
      this.layer.id === "zone" ? zoneHistory(this.layer, this.feature.id) : null,
      this.#source(),
    );
  }

  /** The class it belongs to, with the code list's sentence about it. */
  #chip() {
    const { layer, feature } = this;
    const by = layer.definition.style?.by;
    const code = by && layer.codes.find(layer.words.attributes.get(by)?.codelist, feature.properties[by]);
    if (!code) return null;
    return h("p.chip", swatch(layer.look(feature)), term(code.name, code.definition));
  }

  /** What the strategy means here, in one sentence. */
  #sentence() {
    const { layer, feature } = this;
    const { strategy, code } = feature.properties;
    const key = `map.zone.sentence.${strategy}`;
    if (layer.id !== "zone" || !hasText(key)) return null;
    const use = (name) => (layer.words.value(feature, name) ?? "").toLowerCase();
    return h("p", t(key, { code, use: use("land_use"), from: use("from_land_use") }));
  }

  /** The numbers that people look for first. */
  #figures() {
    const { properties } = this.feature;
    const figures = [
      properties.area_m2 &&
        figure(
          areaInFull(properties.area_m2),
          t("map.figure.area"),
          t("map.figure.areaHow", { crs: `EPSG:${municipality.planningSrid}` }),
        ),
      this.#utilisation(),
      properties.max_storeys &&
        figure(
          t("map.figure.upTo", { n: number(properties.max_storeys) }),
          t("map.figure.storeys"),
          t("map.figure.storeysHow"),
        ),
      properties.existing_dwellings > 0 &&
        figure(
          plural("map.homes", properties.existing_dwellings),
          t("map.figure.homesToday"),
          t("map.figure.homesTodayHow"),
        ),
      properties.dwellings &&
        figure(plural("map.homes", properties.dwellings), t("map.figure.homes"), t("map.figure.homesHow")),
    ].filter(Boolean);
    return figures.length ? h("ul.figures", figures) : null;
  }

  #utilisation() {
    const { layer, feature } = this;
    const {
      utilisation_measure: measure,
      utilisation_existing: today,
      utilisation_allowed: allowed,
    } = feature.properties;
    const code = layer.codes.find("utilisation_measure", measure);
    if (!code || allowed === null || allowed === undefined) return null;
    const value = layer.words.value(feature, "utilisation_allowed");
    const text =
      today === null || today === undefined
        ? t("map.figure.upTo", { n: value })
        : `${number(today, 2)} \u2192 ${value}`;
    return figure(text, code.name, `${code.definition} ${t("map.figure.utilisationHow")}`);
  }

  #facts() {
    const { layer, feature } = this;
    const shown = new Set([
      ...TOLD,
      "area_m2",
      "max_storeys",
      "existing_dwellings",
      "dwellings",
      layer.definition.style?.by,
    ]);
    const rows = layer.definition.attributes
      .filter(({ name }) => !shown.has(name))
      .flatMap((attribute) => {
        const value = layer.words.value(feature, attribute.name);
        if (value === null || feature.properties[attribute.name] === 0) return [];
        const code = attribute.codelist && layer.codes.find(attribute.codelist, feature.properties[attribute.name]);
        return [h("dt", attribute.title), h("dd", code ? term(value, code.definition) : value)];
      });
    return rows.length ? h("dl.facts", rows) : null;
  }

  /** What applies: the plan it belongs to, and whether something can be said about it now. */
  #plan() {
    const id = this.layer.id === "plan" ? this.feature.id : this.feature.properties.plan_id;
    if (!id) return null;
    const box = h(
      "section.sheet-plan",
      h("h3", t(this.layer.id === "plan" ? "map.sheet.timetable" : "map.sheet.applies")),
      skeleton(2),
    );
    get(`/api/plans/${id}`).then(
      (plan) => fill(box, box.firstElementChild, this.#planFacts(plan)),
      (problem) => fill(box, box.firstElementChild, failure(problem)),
    );
    return box;
  }

  #planFacts(plan) {
    const phase = plan.phases?.find(({ state }) => state === "current");
    const status = this.layer.codes.find("plan_status", plan.status);
    return [
      h(
        "p",
        h("a", { href: `/${municipality.id}/proposals/${plan.id}` }, plan.name),
        " · ",
        term(status?.name ?? plan.status, status?.definition),
      ),
      plan.decidedOn ? h("p", t("map.sheet.decided", { date: date(plan.decidedOn) })) : null,
      phase
        ? h(
            "p",
            t("map.sheet.phase", { phase: this.layer.codes.name("phase_kind", phase.kind) }),
            phase.closesAt
              ? `, ${t("map.sheet.until", { when: deadline(phase.closesAt, municipality.timeZone) })}`
              : "",
          )
        : null,
      plan.openForContributions
        ? h("p", h("a.button.primary", { href: `/${municipality.id}/proposals/${plan.id}#say` }, t("map.sheet.say")))
        : null,
    ];
  }

  #links() {
    const { layer, feature } = this;
    const address = { site: `sites/${feature.id}` }[layer.id];
    return h(
      "div.actions.no-print",
      address ? h("a.button", { href: `/${municipality.id}/${address}` }, t("map.sheet.site")) : null,
      h("button.small", { type: "button", onclick: (event) => this.#share(event.currentTarget) }, t("map.sheet.share")),
    );
  }

  async #share(button) {
    try {
      await navigator.clipboard.writeText(location.href);
      button.textContent = t("map.sheet.copied");
      announce(t("map.sheet.copied"));
    } catch {
      button.replaceWith(
        h(
          "label.field",
          t("map.sheet.copyThis"),
          h("input", { readonly: true, value: location.href, onfocus: (event) => event.target.select() }),
        ),
      );
    }
  }

  #source() {
    const { properties } = this.feature;
    return h(
      "footer.sheet-source",
      h("h3", t("map.sheet.source")),
      h(
        "p.soft",
        [
          properties.plan_name,
          properties.version && t("map.sheet.version", { n: properties.version }),
          properties.updated_at && t("map.sheet.updated", { when: dateTime(properties.updated_at) }),
        ]
          .filter(Boolean)
          .join(" · "),
      ),
      h("p.soft", t("map.sheet.demo")),
    );
  }

  #emit(what) {
    this.element.dispatchEvent(new CustomEvent(`sheet:${what}`, { bubbles: true }));
  }
}

/** One number with its name, and how it was counted one tap away. */
function figure(value, name, how) {
  return h("li.figure", h("strong", value), term(name, how));
}
