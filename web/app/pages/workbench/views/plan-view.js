/**
 * The plan itself: what it is called, when it is open for whom, its border and its texts. What is written is kept on
 * this device until the server has taken it.
 */
import { alertNow, announce } from "../../../platform/announce.js";
import { Problem, get, put } from "../../../platform/api.js";
import { fill, h, uid } from "../../../platform/dom.js";
import { t } from "../../../platform/i18n.js";
import { clearErrors, codeSelect, errorsOf, showErrors } from "../../../ui/forms.js";
import { failure } from "../../../ui/notice.js";
import { Draft } from "../../draft.js";
import { BorderBox } from "./plan/border.js";
import { Documents } from "./plan/documents.js";
import { Timetable } from "./plan/timetable.js";

const TEXTS = { code: 60, name: 200, summary: 1000, description: 50_000 };

export class PlanView {
  /** @param {import("../desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    const ofCountry = (list) => desk.codes[list].filter(({ country }) => country === desk.country);
    const changed = () => this.#keep();
    this.timetable = new Timetable({
      kinds: ofCountry("phase_kind"),
      timeZone: desk.municipality.timeZone,
      onChange: changed,
    });
    this.documents = new Documents({ kinds: desk.codes.document_kind, onChange: changed });
    this.border = new BorderBox(desk);
    this.controls = {
      code: this.#text("code"),
      name: this.#text("name"),
      kind: codeSelect(ofCountry("plan_kind")),
      summary: this.#text("summary"),
      description: this.#text("description"),
    };
    this.state = h("p.hint", { role: "status" });
    this.heading = h("h2", { tabindex: "-1" }, t("desk.plan.title"));
    this.form = h(
      "form.plan-form",
      { novalidate: true, onsubmit: (event) => this.#save(event), oninput: changed },
      Object.entries(this.controls).map(([name, control]) => this.#part(name, control)),
      this.timetable.element,
      this.documents.element,
      this.state,
      h("div.actions", h("button.primary", { type: "submit" }, t("desk.plan.save"))),
    );
  }

  open() {
    this.#load();
    return [this.desk.panel.backButton(), this.heading, this.border.element, this.form];
  }

  focus() {
    this.heading.focus();
  }

  refresh() {
    this.border.refresh();
  }

  async #load() {
    const { plan } = this.desk;
    this.draft = new Draft(`plan.${plan.id}`);
    const texts = await Promise.all(
      plan.documents.map(({ id }) => get(`/api/plans/${plan.id}/documents/${id}`)),
    ).catch((problem) => void fill(this.state, failure(problem, () => this.#load())));
    if (!texts || plan !== this.desk.plan) return;
    this.base = { ...this.#attributesOf(plan), documents: texts };
    const kept = this.draft.read();
    this.#show(kept ? /** @type {any} */ (kept.values) : this.base);
    fill(this.state, kept ? t("desk.plan.takenUp") : null);
  }

  #attributesOf({ code, name, kind, summary, description, phases }) {
    return { code, name, kind, summary, description, phases };
  }

  #show({ phases, documents, ...values }) {
    clearErrors(this.form);
    for (const [name, control] of Object.entries(this.controls)) control.value = values[name] ?? "";
    this.timetable.show(phases);
    this.documents.show(documents, { locked: this.desk.plan.published });
  }

  get #value() {
    const values = Object.fromEntries(Object.entries(this.controls).map(([name, { value }]) => [name, value]));
    return { ...values, phases: this.timetable.value, documents: this.documents.value };
  }

  #keep() {
    this.draft?.keep({ key: "", values: /** @type {any} */ (this.#value), waiting: false });
    fill(this.state, t("desk.plan.unsaved"));
  }

  async #save(event) {
    event.preventDefault();
    clearErrors(this.form);
    const { documents, ...attributes } = this.#value;
    const { plan } = this.desk;
    try {
      const body = {
        ...attributes,
        phases: attributes.phases.map(({ closesAt, ...phase }) => ({ ...phase, closesAt: closesAt || null })),
        language: plan.language,
        decidedOn: plan.decidedOn,
        geometry: plan.geometry,
      };
      const saved = (await put(`/api/plans/${plan.id}`, body, `"${plan.version}"`)).data;
      this.desk.takePlan(saved);
      if (!same(documents, this.base.documents))
        this.desk.takePlan((await put(`/api/plans/${plan.id}/documents`, { documents }, `"${saved.version}"`)).data);
      this.draft.forget();
      await this.#load();
      fill(this.state, t("desk.plan.saved"));
      announce(t("desk.plan.saved"));
    } catch (problem) {
      this.#refused(problem);
    }
  }

  #refused(problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem.status === 412 && problem.body.current) return this.#join(problem.body.current);
    if (problem.errors.length) return showErrors(this.form, errorsOf(problem));
    fill(this.state, failure(problem));
  }

  /** Somebody else saved meanwhile: what was not changed here becomes theirs, the rest stays in the form to be saved again. */
  #join(current) {
    const mine = this.#value;
    const theirs = this.#attributesOf(current);
    for (const name of Object.keys(this.controls)) if (mine[name] === this.base[name]) mine[name] = theirs[name];
    this.base = { ...this.base, ...theirs };
    this.desk.takePlan(current);
    this.#show(mine);
    this.#keep();
    fill(this.state, t("desk.plan.stale"));
    alertNow(t("desk.plan.stale"));
  }

  #text(name) {
    const long = name === "summary" || name === "description";
    return h(long ? "textarea" : "input", {
      type: long ? null : "text",
      rows: { summary: 3, description: 8 }[name],
      maxlength: TEXTS[name],
      autocomplete: "off",
    });
  }

  #part(name, control) {
    control.id = uid(name);
    control.setAttribute("name", name);
    return h(
      "div.field",
      { "data-field": name },
      h("label", { for: control.id }, t(`desk.plan.field.${name}`)),
      control,
      h("p.error", { hidden: true }),
    );
  }
}

function same(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}
