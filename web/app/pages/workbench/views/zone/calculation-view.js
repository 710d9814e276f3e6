/** "Where does this number come from?": every step with its formula and inputs, and the assumptions to be changed. */
import { fill, h, uid } from "../../../../platform/dom.js";
import { t } from "../../../../platform/i18n.js";
import { number } from "../../../../platform/numbers.js";
import { ASSUMED_RATIO, assumptionsOf, isRange, withParameter } from "../../capacity.js";
import { rangeText } from "../../range-text.js";

const SIDES = /** @type {const} */ (["low", "likely", "high"]);

export class CalculationView {
  /** The zone's own parameters. @type {Record<string, import("../../capacity.js").Range>} */
  parameters = {};
  #drawn = "";

  /**
   * @param {any[]} known the list of parameters, with their bounds
   * @param {(parameters: Record<string, import("../../capacity.js").Range>) => void} onChange
   */
  constructor(known, onChange) {
    this.known = new Map(known.map((parameter) => [parameter.code, parameter]));
    this.onChange = onChange;
    this.assumptions = h("div.capacity-assumptions");
    this.steps = h("ol.capacity-steps");
    this.element = /** @type {HTMLDetailsElement} */ (
      h(
        "details.capacity-why",
        { hidden: true },
        h("summary", t("desk.capacity.where")),
        h("h4", t("desk.capacity.assumptions")),
        this.assumptions,
        h("h4", t("desk.capacity.steps")),
        this.steps,
      )
    );
  }

  /** @param {any | null} found one zone of the answer, null while nothing is known */
  show(found) {
    this.element.hidden = !found;
    if (!found) return;
    fill(
      this.steps,
      found.calculation.map((step) => this.#step(step)),
    );
    this.#showAssumptions(this.#assumptions(found));
  }

  #assumptions({ calculation, reason }) {
    const used = assumptionsOf(calculation);
    if (!reason || used.some(({ code }) => code === ASSUMED_RATIO)) return used;
    const ratio = this.known.get(ASSUMED_RATIO);
    if (!ratio) return used;
    return [{ code: ratio.code, name: ratio.name, unit: "", source: ratio.definition, range: null, standard: null, own: false }, ...used];
  }

  #step({ label, formula, inputs, low, likely, high, unit }) {
    const value = (range, decimals) => `${rangeText(range, decimals)}${unit ? `\u00a0${unit}` : ""}`;
    return h(
      "li",
      h("p.capacity-result", h("strong", label), h("span", value({ low, likely, high }, likely < 10 ? 2 : 0))),
      h("p.hint", formula),
      h(
        "ul.capacity-inputs",
        inputs.map((input) =>
          h(
            "li",
            `${input.name}: ${inputText(input)}`,
            input.unit ? `\u00a0${input.unit}` : "",
          ),
        ),
      ),
    );
  }

  /** The table is left alone while somebody types in it and it says the same. */
  #showAssumptions(assumptions) {
    const mark = JSON.stringify(assumptions);
    if (mark === this.#drawn) return;
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    const at = this.assumptions.contains(focused) ? focused?.dataset.at : null;
    this.#drawn = mark;
    fill(
      this.assumptions,
      h(
        "table.capacity-table",
        h(
          "thead",
          h(
            "tr",
            h("th", { scope: "col" }, t("desk.capacity.assumption")),
            SIDES.map((side) => h("th", { scope: "col" }, t(`desk.capacity.${side}`))),
          ),
        ),
        h("tbody", assumptions.map((assumption) => this.#assumption(assumption))),
      ),
    );
    if (at) /** @type {HTMLElement | null} */ (this.assumptions.querySelector(`[data-at="${at}"]`))?.focus();
  }

  #assumption({ code, name, unit, source, range, own }) {
    const error = h("p.error", { id: uid("range-error"), hidden: true });
    const inputs = SIDES.map((side) =>
      h("input", {
        type: "text",
        inputmode: "decimal",
        autocomplete: "off",
        "data-at": `${code}-${side}`,
        "aria-label": `${name}, ${t(`desk.capacity.${side}`)}`,
        "aria-describedby": error.id,
        value: range ? number(range[side], 3) : "",
        onchange: () => this.#set(code, inputs, error),
      }),
    );
    const reset = h(
      "button.small",
      {
        type: "button",
        "data-at": `${code}-low`,
        "aria-label": t("desk.capacity.reset", { name }),
        onclick: () => this.onChange(withParameter(this.parameters, code, null)),
      },
      t("desk.capacity.resetShort"),
    );
    const title = `${name}${unit ? ` (${unit})` : ""}`;
    return [
      h(
        "tr",
        { class: own ? "own" : null },
        h("th", { scope: "row" }, title, own ? h("span.tag", t("desk.capacity.own")) : null),
        inputs.map((input) => h("td", input)),
      ),
      h("tr.capacity-source", h("td", { colspan: 4 }, h("p.hint", source), error, own ? reset : null)),
    ];
  }

  #set(code, inputs, error) {
    const typed = inputs.map(({ value }) => value.replace(/[\s\u00a0\u202f]/g, "").replace(",", "."));
    if (typed.some((text) => !text)) return;
    const [low, likely, high] = typed.map(Number);
    const { min, max } = this.known.get(code) ?? {};
    const bounds = { min: Number(min ?? 0), max: Number(max ?? 1_000_000) };
    const sound = isRange({ low, likely, high }, bounds);
    error.textContent = sound ? "" : t("desk.capacity.order", { min: number(bounds.min, 2), max: number(bounds.max, 2) });
    error.hidden = sound;
    for (const input of inputs) input.toggleAttribute("aria-invalid", !sound);
    if (sound) this.onChange(withParameter(this.parameters, code, { low, likely, high }));
  }
}

/** A year is no quantity. */
function inputText({ code, low, value, high }) {
  return code === "phaseFrom" ? String(value) : rangeText({ low, likely: value, high }, decimals(value));
}

/** Shares with decimals, areas and counts without. */
function decimals(value) {
  return Math.abs(value) < 10 ? 2 : Number.isInteger(value) ? 0 : 1;
}
