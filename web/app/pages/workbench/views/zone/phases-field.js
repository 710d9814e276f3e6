/** When how much of a zone is built: a row of year and share per phase, 100 % in all; no row means all at once. */
import { fill, h, uid } from "../../../../platform/dom.js";
import { t } from "../../../../platform/i18n.js";
import { number } from "../../../../platform/numbers.js";
import { phasesFault, shareOf, withNextPhase } from "../../phases.js";

/** @typedef {import("../../phases.js").Phase} Phase */

export class PhasesField {
  /** What is typed, sound or not. @type {Phase[]} */
  #phases = [];
  #shown = "";

  /** @param {(phases: Phase[]) => void} onChange told only of phases that can be saved */
  constructor(onChange) {
    this.onChange = onChange;
    this.rows = h("div.phases-rows");
    this.error = h("p.error", { id: uid("phases-error"), role: "alert", hidden: true });
    this.hint = h("p.hint", t("workbench.hint.phases"));
    this.element = h(
      "fieldset.phases",
      { "aria-describedby": this.error.id },
      h("legend", t("workbench.group.phases")),
      this.rows,
      this.error,
      this.hint,
      h("button.small", { type: "button", onclick: () => this.#add() }, t("workbench.phases.add")),
    );
  }

  /** @param {Phase[]} phases */
  show(phases) {
    const mark = JSON.stringify(phases);
    if (mark === this.#shown) return;
    this.#shown = mark;
    this.#phases = phases.map((phase) => ({ ...phase }));
    this.#draw();
  }

  focus() {
    /** @type {HTMLElement | null} */ (this.element.querySelector("input, button"))?.focus();
  }

  #draw() {
    fill(
      this.rows,
      this.#phases.length
        ? this.#phases.map((phase, i) => this.#row(phase, i))
        : h("p.soft", t("workbench.phases.none")),
    );
    this.#judge();
  }

  #row(phase, i) {
    const cell = (name, label, value) => {
      const id = uid(name);
      const input = h("input", {
        id,
        type: "text",
        inputmode: "decimal",
        autocomplete: "off",
        value,
        oninput: (event) => {
          phase[name] = Number(event.target.value.replace(",", ".").trim() || NaN);
          this.#changed();
        },
      });
      return h("div.field", h("label", { for: id }, t(`workbench.phases.${label}`)), input);
    };
    return h(
      "div.phases-row",
      cell("from", "from", String(phase.from)),
      cell("sharePct", "share", number(phase.sharePct, 2)),
      h(
        "button.plain.phases-remove",
        { type: "button", "aria-label": t("workbench.phases.remove", { n: i + 1 }), onclick: () => this.#remove(i) },
        "×",
      ),
    );
  }

  #add() {
    this.#phases = withNextPhase(this.#phases, new Date().getFullYear());
    this.#draw();
    this.#changed();
    /** @type {HTMLElement | null} */ (this.rows.querySelector(".phases-row:last-child input"))?.focus();
  }

  #remove(i) {
    this.#phases.splice(i, 1);
    this.#draw();
    this.#changed();
    /** @type {HTMLElement | null} */ (this.rows.querySelector("input") ?? this.element.querySelector("button"))?.focus();
  }

  #changed() {
    if (this.#judge()) return;
    const phases = this.#phases.map((phase) => ({ ...phase }));
    this.#shown = JSON.stringify(phases);
    this.onChange(phases);
  }

  #judge() {
    const fault = phasesFault(this.#phases);
    const sum = number(shareOf(this.#phases), 2);
    this.error.textContent = fault ? t(`workbench.phases.${fault}`, { sum }) : "";
    this.error.hidden = !fault;
    return fault;
  }
}
