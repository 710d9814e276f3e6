/** Zones about to become one: whose word stands, thing by thing where they differ. */
import { h, uid } from "../../../platform/dom.js";
import { t } from "../../../platform/i18n.js";
import { listed } from "../../../platform/numbers.js";
import { valueText } from "../values.js";

export class MergeView {
  /** @param {import("../desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
  }

  /** @param {{ joining: import("../operations/joining.js").Joining }} options */
  open({ joining }) {
    const tool = () => this.desk.editor.tools.get("merge");
    const codes = listed(joining.zones.map(({ zone }) => zone.code));
    this.heading = h("h2", { tabindex: "-1" }, t("desk.topology.merge.title", { codes }));
    const { questions } = joining;
    return [
      this.desk.panel.backButton(),
      this.heading,
      h("p", t(questions.length ? "desk.topology.merge.what" : "desk.topology.merge.alike")),
      h(
        "form.merge-form",
        { onsubmit: (event) => (event.preventDefault(), tool()?.finish?.()) },
        questions.map((question) => this.#question(joining, question)),
        h(
          "div.actions",
          h("button.primary", { type: "submit" }, t("workbench.bar.merge")),
          h("button", { type: "button", onclick: () => this.desk.editor.use("select") }, t("workbench.cancel")),
        ),
      ),
    ];
  }

  focus() {
    this.heading?.focus();
  }

  #question(joining, { field, fields, answers }) {
    const name = uid(field);
    return h(
      "fieldset.merge-question",
      h("legend", t(`workbench.field.${field}`)),
      answers.map(({ key, code, values }, i) =>
        h(
          "label.choice",
          h("input", {
            type: "radio",
            name,
            value: key,
            checked: joining.chosen(field) === i,
            onchange: () => joining.choose(field, i),
          }),
          h(
            "span",
            fields.map((one) => this.#value(one, values[one])).filter(Boolean).join(" · "),
            h("span.soft", key === "sum" ? t("desk.topology.merge.sum") : code),
          ),
        ),
      ),
    );
  }

  #value(field, value) {
    return value === null || value === undefined ? "" : valueText(field, value, this.desk.codes);
  }
}
