/** The versions of the plan, newest first: keep what is now, choose two to compare, work on from one. */
import { Creation, get } from "../../../platform/api.js";
import { announce } from "../../../platform/announce.js";
import { fill, h, uid } from "../../../platform/dom.js";
import { plural, t } from "../../../platform/i18n.js";
import { area, dateTime } from "../../../platform/numbers.js";
import { failure } from "../../../ui/notice.js";
import { openRevision } from "./revising.js";

/** What is on the desk now, among the versions to compare. */
const NOW = "now";

export class VersionsView {
  /** @param {import("../desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.heading = h("h2", { tabindex: "-1" }, t("desk.versions.title"));
    this.body = h("div.versions");
    this.chosen = { from: "", to: NOW };
  }

  open() {
    this.#load();
    return [this.desk.panel.backButton(), this.heading, this.body];
  }

  focus() {
    this.heading.focus();
  }

  async #load() {
    const { plan } = this.desk;
    try {
      const { versions } = await get(`/api/plans/${plan.id}/versions`);
      if (plan === this.desk.plan) this.#show(versions);
    } catch (problem) {
      fill(this.body, failure(problem, () => this.#load()));
    }
  }

  #show(versions) {
    this.versions = versions;
    this.chosen = { from: versions[0] ? String(versions[0].number) : "", to: NOW };
    const { desk } = this;
    const link = (name) =>
      h("button.plain", { type: "button", onclick: () => desk.panel.show(name, { focus: true }) }, t(`desk.versions.${name}`));
    fill(
      this.body,
      desk.editable ? this.#keepForm() : null,
      versions.length ? [this.#list(versions), this.#compareForm(versions)] : h("p.soft", t("desk.versions.none")),
      h("div.actions.versions-more", desk.editable ? link("trash") : null, link("applied")),
    );
  }

  #list(versions) {
    return h("ol.version-list", { reversed: true }, versions.map((version) => this.#row(version)));
  }

  #row({ number, kind, status, title, madeAt, madeBy, zones, areaM2 }) {
    const { desk } = this;
    const stage = desk.codes.plan_status.find(({ code }) => code === status)?.name ?? status;
    const name = kind === "KEPT" ? title : stage;
    return h(
      "li",
      h(
        "p.version-name",
        h("strong", t("desk.versions.number", { number })),
        " ",
        name,
        h("span.tag", { class: kind === "PUBLISHED" ? "ok" : null }, t(`desk.versions.kind.${kind}`)),
      ),
      h(
        "p.soft",
        [dateTime(madeAt), madeBy, plural("desk.versions.zones", zones), area(areaM2)].filter(Boolean).join(" · "),
      ),
      h(
        "div.actions",
        h(
          "button.small",
          {
            type: "button",
            "aria-label": t("desk.versions.compareNow.of", { number }),
            onclick: () => desk.panel.show("compare", { from: String(number), to: NOW, focus: true }),
          },
          t("desk.versions.compareNow"),
        ),
        h(
          "button.small",
          {
            type: "button",
            "aria-label": t("desk.versions.restore.of", { number }),
            onclick: () => openRevision(desk, number),
          },
          t("desk.versions.restore"),
        ),
      ),
    );
  }

  #compareForm(versions) {
    const choice = (side, label) => {
      const id = uid(side);
      const options = [...versions.map(({ number }) => [String(number), t("desk.versions.number", { number })]), [NOW, t("desk.versions.now")]];
      return h(
        "div.field",
        h("label", { for: id }, label),
        h(
          "select",
          { id, name: side, onchange: (event) => (this.chosen[side] = event.target.value) },
          options.map(([value, text]) => h("option", { value, selected: value === this.chosen[side] }, text)),
        ),
      );
    };
    return h(
      "fieldset.version-compare",
      h("legend", t("desk.versions.compareTwo")),
      choice("from", t("desk.versions.from")),
      choice("to", t("desk.versions.to")),
      h("button", { type: "button", onclick: () => this.desk.panel.show("compare", { ...this.chosen, focus: true }) }, t("desk.versions.compare")),
    );
  }

  #keepForm() {
    const id = uid("title");
    const creation = new Creation(`/api/plans/${this.desk.plan.id}/versions`);
    const title = /** @type {HTMLInputElement} */ (h("input", { id, type: "text", name: "title", maxlength: 200, required: true, autocomplete: "off" }));
    const error = h("div", { role: "alert" });
    const submit = async (event) => {
      event.preventDefault();
      try {
        await this.desk.save();
        const { data } = await creation.send({ title: title.value.trim() });
        announce(t("desk.versions.kept", { number: data.number }));
        await this.#load();
      } catch (problem) {
        fill(error, failure(problem));
      }
    };
    return h(
      "form.version-keep",
      { onsubmit: submit },
      h("div.field", h("label", { for: id }, t("desk.versions.keep.title")), h("p.hint", t("desk.versions.keep.hint")), title),
      error,
      h("button", { type: "submit" }, t("desk.versions.keep")),
    );
  }
}
