/** A plan's texts: description, provisions, assessment. Each is written where it stands in the list. */
import { fill, h, uid } from "../../../../platform/dom.js";
import { t } from "../../../../platform/i18n.js";
import { codeSelect } from "../../../../ui/forms.js";

/** @typedef {{ id: number | null, title: string, kind: string, body: string }} PlanDocument */

export class Documents {
  /** @type {PlanDocument[]} */
  #documents = [];
  #locked = false;

  /** @param {{ kinds: any[], onChange: () => void }} options */
  constructor({ kinds, onChange }) {
    this.kinds = kinds;
    this.onChange = onChange;
    this.list = h("div.plan-documents");
    this.element = h(
      "fieldset",
      h("legend", t("desk.plan.documents")),
      this.list,
      h(
        "div.actions",
        h("button.small", { type: "button", onclick: () => this.#add() }, t("desk.plan.document.add")),
      ),
    );
  }

  /** @param {PlanDocument[]} documents @param {{ locked: boolean }} options `locked`: those with a number have been published */
  show(documents, { locked }) {
    this.#documents = documents.map((document) => ({ ...document }));
    this.#locked = locked;
    this.#draw();
  }

  /** @returns {PlanDocument[]} */
  get value() {
    return this.#documents.map((document) => ({ ...document }));
  }

  #add() {
    const used = new Set(this.#documents.map(({ kind }) => kind));
    const kind = this.kinds.find(({ code }) => !used.has(code)) ?? this.kinds.at(-1);
    this.#documents.push({ id: null, title: kind.name, kind: kind.code, body: "" });
    this.#draw(this.#documents.length - 1);
    this.onChange();
  }

  #remove(at) {
    this.#documents.splice(at, 1);
    this.#draw();
    this.onChange();
    /** @type {HTMLElement | null} */ (this.element.querySelector(".actions:last-child button"))?.focus();
  }

  #draw(open = -1) {
    fill(
      this.list,
      this.#documents.length
        ? this.#documents.map((document, at) => this.#box(document, at, at === open))
        : h("p.soft", t("desk.plan.documents.none")),
    );
    /** @type {HTMLElement | null} */ (this.list.querySelector("details[open] input"))?.focus();
  }

  #box(document, at, open) {
    const fixed = this.#locked && document.id !== null;
    const title = h("input", { type: "text", maxlength: 200, value: document.title, readonly: fixed });
    const kind = /** @type {any} */ (codeSelect(this.kinds, document.kind));
    kind.disabled = fixed;
    const body = h("textarea", { rows: 12, maxlength: 200_000, readonly: fixed }, document.body);
    const heading = h("summary", document.title || t("desk.plan.document.untitled"));
    const set = (name, control) =>
      control.addEventListener("input", () => {
        document[name] = control.value;
        heading.textContent = document.title || t("desk.plan.document.untitled");
        this.onChange();
      });
    set("title", title);
    set("kind", kind);
    set("body", body);
    return h(
      "details.plan-document",
      { open },
      heading,
      fixed ? h("p.hint", t("desk.plan.document.fixed")) : null,
      part(`documents.${at}.title`, t("desk.plan.document.title"), title),
      part(`documents.${at}.kind`, t("desk.plan.document.kind"), kind),
      part(`documents.${at}.body`, t("desk.plan.document.body"), body),
      fixed
        ? null
        : h("button.small.danger", { type: "button", onclick: () => this.#remove(at) }, t("desk.plan.document.remove")),
    );
  }
}

function part(name, label, control) {
  control.id = uid("document");
  return h(
    "div.field",
    { "data-field": name },
    h("label", { for: control.id }, label),
    control,
    h("p.error", { hidden: true }),
  );
}
