/** What applied at a place on a date: the planner clicks the place on the map, or takes its middle, and picks a day. */
import { get } from "../../../platform/api.js";
import { announce } from "../../../platform/announce.js";
import { fill, h, uid } from "../../../platform/dom.js";
import { plural, t } from "../../../platform/i18n.js";
import { date, dayIn } from "../../../platform/numbers.js";
import { failure } from "../../../ui/notice.js";
import { swatch } from "../../../ui/patterns.js";
import { cornerAt } from "../../../map/edit/grid.js";
import { fromGeoJson } from "../../../map/edit/shape.js";
import { kindOf, savedFromJson } from "../zone.js";
import { valueText } from "../values.js";

export class AppliedView {
  ownsMap = true;
  #asked = 0;

  /** @param {import("../desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.heading = h("h2", { tabindex: "-1" }, t("desk.versions.applied"));
    this.day = /** @type {HTMLInputElement} */ (
      h("input", { id: uid("on"), type: "date", name: "on", value: dayIn(new Date(), desk.municipality.timeZone), onchange: () => this.#ask() })
    );
    this.place = h("p.soft");
    this.result = h("div.versions", { role: "status" });
    desk.map.addEventListener("clicked", (event) => {
      const { lon, lat } = /** @type {CustomEvent} */ (event).detail;
      if (desk.panel.view.name === "applied") this.#at([lon, lat]);
    });
  }

  open() {
    const { desk } = this;
    desk.editor.use("select");
    const back = h(
      "button.plain.desk-back",
      { type: "button", onclick: () => desk.panel.show("versions", { focus: true }) },
      t("desk.versions.title"),
    );
    const middle = () => this.#at([desk.map.view.lon, desk.map.view.lat]);
    fill(this.result);
    return [
      back,
      this.heading,
      h("p.hint", t("desk.versions.applied.what")),
      h("div.field", h("label", { for: this.day.id }, t("desk.versions.applied.on")), this.day),
      h("div.actions", h("button", { type: "button", onclick: middle }, t("desk.versions.applied.middle"))),
      this.place,
      this.result,
    ];
  }

  focus() {
    this.heading.focus();
  }

  close() {
    this.desk.editor.canvas.show({ fault: null, theirs: null });
    this.point = null;
  }

  /** @param {[number, number]} lonLat */
  #at(lonLat) {
    this.point = lonLat;
    const corner = cornerAt(lonLat);
    this.desk.editor.canvas.show({ fault: corner });
    this.place.textContent = this.desk.words.place(corner);
    this.#ask();
  }

  async #ask() {
    if (!this.point) return;
    const turn = (this.#asked += 1);
    const [lon, lat] = this.point;
    try {
      const { zones } = await get(`/api/municipalities/${this.desk.municipality.id}/applied`, { params: { lon, lat, on: this.day.value } });
      if (turn !== this.#asked) return;
      const said = zones.length ? plural("desk.versions.applied.found", zones.length, { date: date(this.day.value) }) : t("desk.versions.applied.none", { date: date(this.day.value) });
      fill(this.result, h("p", said), h("ul.version-list", zones.map((one) => this.#row(one))));
      announce(said);
    } catch (problem) {
      fill(this.result, failure(problem, () => this.#ask()));
    }
  }

  #row({ plan, zone: json, from, until }) {
    const { zone } = savedFromJson(json);
    const { colour, pattern, name } = this.desk.kinds.get(kindOf(zone)) ?? {};
    const show = () => {
      const shape = fromGeoJson(json.geometry);
      this.desk.editor.canvas.show({ theirs: shape });
      this.desk.view.reveal(shape);
    };
    return h(
      "li",
      h("p.version-name", swatch({ colour, pattern }), h("strong", zone.code), " ", zone.name),
      h("p.soft", [name, zone.landUse && valueText("landUse", zone.landUse, this.desk.codes)].filter(Boolean).join(" · ")),
      h("p.soft", t("desk.versions.applied.plan", { code: plan.code, name: plan.name, version: plan.version })),
      h("p.soft", until ? t("desk.versions.applied.fromUntil", { from: date(from), until: date(until) }) : t("desk.versions.applied.since", { from: date(from) })),
      h("div.actions", h("button.small", { type: "button", onclick: show }, t("desk.versions.trash.show"))),
    );
  }
}
