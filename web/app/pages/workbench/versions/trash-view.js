/** Zones that were deleted in the last thirty days, each ready to come back as itself. */
import { get } from "../../../platform/api.js";
import { fill, h } from "../../../platform/dom.js";
import { t } from "../../../platform/i18n.js";
import { area, date, dateTime } from "../../../platform/numbers.js";
import { swatch } from "../../../ui/patterns.js";
import { failure } from "../../../ui/notice.js";
import { kindOf, savedFromJson } from "../zone.js";

export class TrashView {
  /** @param {import("../desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.heading = h("h2", { tabindex: "-1" }, t("desk.versions.trash"));
    this.body = h("div.versions");
  }

  open() {
    this.#load();
    const back = h(
      "button.plain.desk-back",
      { type: "button", onclick: () => this.desk.panel.show("versions", { focus: true }) },
      t("desk.versions.title"),
    );
    return [back, this.heading, h("p.hint", t("desk.versions.trash.what")), this.body];
  }

  focus() {
    this.heading.focus();
  }

  close() {
    this.desk.editor.canvas.show({ theirs: null });
  }

  async #load() {
    const { plan } = this.desk;
    try {
      await this.desk.save();
      const { zones } = await get(`/api/plans/${plan.id}/trash`);
      if (plan === this.desk.plan) this.#show(zones.map((deleted) => ({ ...deleted, saved: savedFromJson(deleted.zone) })));
    } catch (problem) {
      fill(this.body, failure(problem, () => this.#load()));
    }
  }

  #show(deleted) {
    const rows = deleted.map((one) => this.#row(one));
    fill(this.body, rows.length ? h("ul.version-list", rows) : h("p.soft", t("desk.versions.trash.none")));
  }

  #row({ saved, deletedAt, deletedBy, until }) {
    const { desk } = this;
    const { zone, areaM2 } = saved;
    const { colour, pattern } = desk.kinds.get(kindOf(zone)) ?? {};
    const row = h(
      "li",
      h("p.version-name", swatch({ colour, pattern }), h("strong", zone.code), " ", zone.name),
      h("p.soft", [t("desk.versions.trash.deleted", { when: dateTime(deletedAt), who: deletedBy ?? "" }), area(areaM2)].join(" · ")),
      h("p.soft", t("desk.versions.trash.until", { date: date(until) })),
      h(
        "div.actions",
        h("button.small", { type: "button", onclick: () => this.#look(zone.shape) }, t("desk.versions.trash.show")),
        desk.editable
          ? h("button.small.primary", { type: "button", onclick: () => this.#restore(saved, row) }, t("desk.versions.trash.restore"))
          : null,
      ),
    );
    return row;
  }

  #look(shape) {
    this.desk.editor.canvas.show({ theirs: shape });
    this.desk.view.reveal(shape);
  }

  #restore(saved, row) {
    row.remove();
    this.desk.bringBack(saved);
  }
}
