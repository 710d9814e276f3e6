/** What differs between two versions: a table of zones added, removed and changed, linked with the map. */
import { boxOf } from "../../../map/index.js";
import { get } from "../../../platform/api.js";
import { announce } from "../../../platform/announce.js";
import { fill, h } from "../../../platform/dom.js";
import { plural, t } from "../../../platform/i18n.js";
import { area, distance } from "../../../platform/numbers.js";
import { failure } from "../../../ui/notice.js";
import { valueText } from "../values.js";
import { CompareMap } from "./compare-map.js";

const PAGE = 100;
const NOW = "now";

export class CompareView {
  ownsMap = true;
  /** @type {Map<number, HTMLElement>} */
  #rows = new Map();

  /** @param {import("../desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.heading = h("h2", { tabindex: "-1" });
    this.body = h("div.versions", { "aria-busy": "false" });
  }

  /** @param {{ from: string, to: string }} sides */
  open({ from, to }) {
    this.map ??= new CompareMap(this.desk, (zoneId) => this.#focusRow(zoneId));
    this.desk.editor.use("select");
    this.heading.textContent = t("desk.versions.comparing", { from: sideName(from), to: sideName(to) });
    this.#load(from, to);
    const back = h(
      "button.plain.desk-back",
      { type: "button", onclick: () => this.desk.panel.show("versions", { focus: true }) },
      t("desk.versions.title"),
    );
    return [back, this.heading, this.body];
  }

  focus() {
    this.heading.focus();
  }

  close() {
    this.map?.end();
    this.turn = null;
  }

  async #load(from, to) {
    const { plan } = this.desk;
    const turn = (this.turn = {});
    fill(this.body, h("p.soft", t("desk.versions.loading")));
    try {
      if (to === NOW || from === NOW) await this.desk.save();
      const [comparison, before, after] = await Promise.all([
        get(`/api/plans/${plan.id}/compare`, { params: { from, to } }),
        get(zonesAt(plan.id, from)),
        get(zonesAt(plan.id, to)),
      ]);
      if (turn !== this.turn) return;
      this.#show(comparison);
      await this.map?.show(before.features, after.features, comparison.rows, { from: sideName(from), to: sideName(to) });
    } catch (problem) {
      if (turn === this.turn) fill(this.body, failure(problem, () => this.#load(from, to)));
    }
  }

  #show({ summary, rows, areaCrs }) {
    this.rows = rows;
    const { added, removed, changed, same, gainedM2, lostM2 } = summary;
    const said = rows.length
      ? t("desk.versions.summary", { added, removed, changed, same })
      : t("desk.versions.noDifference");
    fill(
      this.body,
      h("p", said),
      rows.length ? h("p.soft", t("desk.versions.summary.area", { gained: area(gainedM2), lost: area(lostM2), crs: areaCrs })) : null,
      rows.length
        ? [h("ul.conflict-legend.compare-legend", h("li.gained", t("desk.versions.gained")), h("li.lost", t("desk.versions.lost"))), this.#table(rows)]
        : null,
    );
    announce(said);
  }

  #table(rows) {
    const body = h("tbody");
    const more = h("button.desk-more", { type: "button", onclick: () => add() });
    let shown = 0;
    const add = () => {
      for (const row of rows.slice(shown, shown + PAGE)) body.append(this.#row(row));
      shown += PAGE;
      more.hidden = shown >= rows.length;
      more.textContent = plural("workbench.list.more", Math.max(0, rows.length - shown));
    };
    this.showAll = () => {
      while (shown < rows.length) add();
    };
    add();
    return [
      h(
        "table.compare-table",
        h("thead", h("tr", h("th", { scope: "col" }, t("desk.versions.column.zone")), h("th", { scope: "col" }, t("desk.versions.column.what")))),
        body,
      ),
      more,
    ];
  }

  #row(row) {
    const { zoneId, code, name, change, fields, geometry } = row;
    const element = h(
      "tr",
      { class: `compare-${change}` },
      h(
        "th",
        { scope: "row" },
        h("button.plain", { type: "button", onclick: () => this.#look(row) }, h("strong", code), " ", name),
        h("span.tag", { class: { added: "ok", removed: "danger", changed: "warn" }[change] }, t(`desk.versions.change.${change}`)),
      ),
      h("td", this.#values(fields), geometry ? this.#shape(change, geometry) : null),
    );
    this.#rows.set(zoneId, element);
    return element;
  }

  #values(fields) {
    const text = (field, value) => valueText(field, value, this.desk.codes);
    return fields.map(({ field, from, to }) =>
      h("p", h("span.soft", t(`workbench.field.${field}`), ": "), h("del", text(field, from)), " → ", h("ins", text(field, to))),
    );
  }

  #shape(change, { fromAreaM2, toAreaM2, gainedM2, lostM2, movedCorners, furthestM }) {
    if (change !== "changed") return h("p", h("span.soft", t("workbench.area"), ": "), area(toAreaM2 || fromAreaM2));
    return [
      h("p", h("span.soft", t("workbench.area"), ": "), h("del", area(fromAreaM2)), " → ", h("ins", area(toAreaM2))),
      h("p", t("desk.versions.shape", { gained: area(gainedM2), lost: area(lostM2) })),
      movedCorners ? h("p", plural("desk.versions.moved", movedCorners, { furthest: distance(furthestM) })) : null,
    ];
  }

  /** The map goes where this zone differs, or to the zone. */
  #look({ zoneId, geometry }) {
    this.#mark(zoneId);
    const boxes = [geometry?.gained, geometry?.lost].filter(Boolean);
    const zone = this.desk.workspace.byId(zoneId);
    if (boxes.length) this.desk.map.reveal(boxOf({ coordinates: boxes.map(({ coordinates }) => coordinates) }));
    else if (zone?.draft) this.desk.view.reveal(zone.draft.shape);
  }

  #focusRow(zoneId) {
    this.showAll?.();
    this.#mark(zoneId);
    const row = this.#rows.get(zoneId);
    row?.scrollIntoView({ block: "nearest" });
    row?.querySelector("button")?.focus();
  }

  #mark(zoneId) {
    for (const [id, row] of this.#rows) row.classList.toggle("chosen", id === zoneId);
  }
}

function zonesAt(plan, side) {
  return side === NOW ? `/api/plans/${plan}/zones` : `/api/plans/${plan}/versions/${side}/zones`;
}

function sideName(side) {
  return side === NOW ? t("desk.versions.now") : t("desk.versions.number", { number: Number(side) });
}
