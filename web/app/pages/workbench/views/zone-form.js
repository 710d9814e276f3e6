/**
 * What a zone says: its attributes with code lists, every term explained where it stands. Each change goes to the
 * desk at once; a value that can't be read stays as typed, with what is wrong beside it.
 */
import { fill, h, uid } from "../../../platform/dom.js";
import { hasText, t } from "../../../platform/i18n.js";
import { number } from "../../../platform/numbers.js";
import { RULES, listsFor, parse, typed } from "../fields.js";
import { faultText } from "../words.js";
import { PhasesField } from "./zone/phases-field.js";

export class ZoneForm {
  /** @type {Record<string, { box: HTMLElement, control: any, error: HTMLElement, hint: HTMLElement, label: HTMLElement }>} */
  #fields = {};
  /** @type {import("../zone.js").Zone | null} */
  #zone = null;

  /**
   * @param {{ codes: Record<string, any[]>, country: string, onChange: (changes: Record<string, unknown>, field: string) => void, onLeave: () => void }} options
   */
  constructor({ codes, country, onChange, onLeave }) {
    this.codes = codes;
    this.onChange = onChange;
    this.lists = listsFor(codes, country);
    this.element = h(
      "form.zone-form",
      { novalidate: true, onsubmit: (event) => event.preventDefault(), onfocusout: onLeave },
      this.#build(),
    );
  }

  /** Shows a zone; a field being typed in is left alone. @param {import("../zone.js").Zone} zone @param {{ field: string, message: string }[]} faults */
  show(zone, faults) {
    const other = !this.#zone;
    this.#zone = zone;
    for (const name of Object.keys(this.#fields)) {
      const { control } = this.#fields[name];
      const typing = control === document.activeElement && !other && this.#parse(name).value === zone[name];
      if (!typing) control.value = text(name, zone[name]);
      this.#explain(name);
      this.#refuse(name, faults.find(({ field }) => field === name)?.message ?? "");
    }
    this.phases.show(zone.phases);
    this.#reveal(zone);
  }

  /** Shows what this zone can say, what matters first; the rest is not there. @param {import("../zone.js").Zone} zone */
  #reveal(zone) {
    const { overlay, strategy, utilisationMeasure } = zone;
    const replaces = strategy === "TRANSFORM" || strategy === "NEW";
    for (const choice of this.kind.querySelectorAll("input")) choice.checked = (choice.value === "overlay") === Boolean(overlay);
    this.#fields.overlay.box.hidden = !overlay;
    for (const part of this.useParts) part.hidden = Boolean(overlay);
    this.#fields.fromLandUse.box.hidden = strategy !== "TRANSFORM";
    this.#fields.demolishedSharePct.box.hidden = !replaces;
    this.phases.element.hidden = !replaces && !zone.phases.length;
    for (const name of ["utilisationBasis", "utilisationExisting", "utilisationAllowed"])
      this.#fields[name].box.hidden = !utilisationMeasure || (overlay && name === "utilisationExisting");
    this.#fields.landUse.label.textContent = t(
      strategy === "TRANSFORM" ? "workbench.field.toLandUse" : "workbench.field.landUse",
    );
    this.#showUnit(utilisationMeasure);
  }

  /** @param {string} field */
  focus(field) {
    const { control } = this.#fields[field] ?? {};
    const folded = control?.closest("details");
    if (folded) folded.open = true;
    control ? control.focus() : field.startsWith("phases") && this.phases.focus();
  }

  #build() {
    const fields = (...names) => names.map((name) => this.#field(name));
    const group = (name, ...content) => h("fieldset", h("legend", t(`workbench.group.${name}`)), content);
    this.kind = this.#kindSwitch();
    this.phases = new PhasesField((phases) => this.onChange({ phases }, "phases"));
    this.useParts = [
      h("div.zone-form-use", fields("strategy", "fromLandUse", "landUse")),
      h(
        "details.zone-form-codes",
        h("summary", t("workbench.group.codes")),
        fields("parallelLandUse", "hilucs"),
      ),
      group(
        "existing",
        h("div.zone-form-pair.even", fields("existingDwellings", "existingFloorAreaM2")),
        fields("demolishedSharePct"),
      ),
      h("div", this.phases.element),
    ];
    const [use, codes, existing, phases] = this.useParts;
    return [
      this.kind,
      h("div.zone-form-pair", fields("code", "name")),
      fields("overlay"),
      use,
      group(
        "utilisation",
        fields("utilisationMeasure"),
        h("div.zone-form-pair.even", fields("utilisationExisting", "utilisationAllowed")),
        fields("utilisationBasis", "maxStoreys"),
        h("div.zone-form-pair.even", fields("maxEavesHeightM", "maxRidgeHeightM")),
      ),
      existing,
      phases,
      codes,
      fields("description"),
    ];
  }

  /** Land use or overlay: each hides what only the other says. */
  #kindSwitch() {
    const name = uid("kind");
    const choice = (value, changes) =>
      h(
        "label.choice",
        h("input", { type: "radio", name, value, onchange: () => this.onChange(changes(), "overlay") }),
        t(`workbench.kind.${value}`),
      );
    const toUse = () => ({ overlay: null, strategy: "DENSIFY", landUse: this.#usualLandUse });
    const toOverlay = () => ({ overlay: this.lists.overlay[0]?.code ?? null });
    return h(
      "fieldset.zone-form-kind",
      h("legend.unseen", t("workbench.kind.title")),
      choice("use", toUse),
      this.lists.overlay.length ? choice("overlay", toOverlay) : null,
    );
  }

  /** Homes are what most zones are for. */
  get #usualLandUse() {
    const codes = this.lists.landUse.map(({ code }) => code);
    return ["1110", "B"].find((code) => codes.includes(code)) ?? codes[0];
  }

  #field(name) {
    const id = uid(name);
    const control = this.#control(name);
    const hint = h("p.hint", { id: `${id}-hint` });
    const error = h("p.error", { id: `${id}-error`, hidden: true });
    const label = h("label", { for: id }, t(`workbench.field.${name}`));
    control.id = id;
    control.name = name;
    control.setAttribute("aria-describedby", `${hint.id} ${error.id}`);
    control.addEventListener(control.tagName === "SELECT" ? "change" : "input", () => this.#changed(name));
    control.addEventListener("change", () => this.#tidy(name));
    const box = h("div.field", { "data-field": name }, label, control, error, hint);
    this.#fields[name] = { box, control, error, hint, label };
    return box;
  }

  #control(name) {
    if (RULES[name].long) return h("textarea", { rows: 3 });
    if (this.lists[name]) return h("select", this.#options(name));
    return h("input", {
      type: "text",
      inputmode: RULES[name].kind === "number" ? (RULES[name].decimals ? "decimal" : "numeric") : null,
      autocomplete: "off",
    });
  }

  #options(name) {
    const option = ({ code, name: title, symbol, system, system_code: letter }) =>
      h(
        "option",
        { value: code },
        symbol ? `${symbol} – ${title}` : system ? `${code} ${title}` : name === "overlay" ? `${letter} ${title}` : title,
      );
    if (name === "strategy" || name === "overlay") return this.lists[name].map(option);
    const none = h("option", { value: "" }, t(`workbench.none.${name}`));
    if (name !== "utilisationMeasure") return [none, this.lists[name].map(option)];
    const [historic, current] = [
      this.lists[name].filter((m) => m.historic === "true"),
      this.lists[name].filter((m) => m.historic !== "true"),
    ];
    return [
      none,
      current.map(option),
      historic.length ? h("optgroup", { label: t("workbench.historicMeasures") }, historic.map(option)) : null,
    ];
  }

  #changed(name) {
    const { value, fault } = this.#parse(name);
    this.#refuse(name, fault);
    if (!fault) this.onChange({ [name]: value }, name);
  }

  /** When a field is left: numbers as we write them. */
  #tidy(name) {
    const { value, fault } = this.#parse(name);
    if (!fault && RULES[name].kind === "number") this.#fields[name].control.value = text(name, value);
  }

  #parse(name) {
    const { value, fault } = parse(name, this.#fields[name].control.value);
    return { value, fault: fault ? faultText(fault) : "" };
  }

  #refuse(name, message) {
    const { control, error } = this.#fields[name];
    if (!message && error.hidden) return;
    error.textContent = message;
    error.hidden = !message;
    control.toggleAttribute("aria-invalid", Boolean(message));
    if (message) control.setAttribute("aria-invalid", "true");
  }

  /** The chosen code's own sentence, or the field's. */
  #explain(name) {
    const { control, hint } = this.#fields[name];
    const code = this.lists[name]?.find(({ code: c }) => c === control.value);
    const key = `workbench.hint.${name}`;
    fill(hint, code?.definition ?? (hasText(key) ? t(key) : ""));
    hint.hidden = !hint.textContent;
  }

  #showUnit(measure) {
    const unit =
      { m2: "m²", "%": "%", ratio: "" }[this.lists.utilisationMeasure.find(({ code }) => code === measure)?.unit] ?? "";
    for (const name of ["utilisationExisting", "utilisationAllowed"]) {
      this.#fields[name].label.textContent = t(`workbench.field.${name}`) + (unit ? ` (${unit})` : "");
    }
  }
}

function text(name, value) {
  return typed(name, value, (figure) => number(figure, 3));
}
