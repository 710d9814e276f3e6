/**
 * A dialog that changes several zones: on top what is asked for, below it every change that would follow, old and
 * new, with what the server would refuse. Nothing happens before the button is pressed, and all of it is one step.
 */
import { announce } from "../../../platform/announce.js";
import { fill, h } from "../../../platform/dom.js";
import { plural, t } from "../../../platform/i18n.js";
import { openDialog } from "../../dialog.js";
import { valueText } from "../values.js";
import { faultText } from "../words.js";
import { taken } from "./bulk.js";
import { titleOf } from "./columns.js";

const ROWS_AT_MOST = 200;

export class ChangeDialog {
  /** @type {import("./bulk.js").Change[]} */
  #changes = [];

  /**
   * @param {import("../desk.js").Desk} desk
   * @param {object} options
   * @param {string} options.title
   * @param {string} options.step message key of the step
   * @param {Node[]} options.content what is asked for
   * @param {() => import("./bulk.js").Change[] | null} options.plan null while what is asked for can't be read
   */
  constructor(desk, { title, step, content, plan }) {
    this.desk = desk;
    this.step = step;
    this.plan = plan;
    this.count = h("p", { role: "status" });
    this.preview = h("div.change-preview", { tabindex: "0", role: "region", "aria-label": t("desk.table.preview") });
    this.leaveOut = /** @type {HTMLInputElement} */ (
      h("input", { type: "checkbox", checked: true, onchange: () => this.#show() })
    );
    this.leaveOutChoice = h("label.choice", { hidden: true }, this.leaveOut, h("span", t("desk.table.leaveOut")));
    this.button = h("button.primary", { type: "submit" });
    const cancel = h("button", { type: "button", onclick: () => this.dialog.close() }, t("workbench.cancel"));
    const form = h(
      "form.change-form",
      { novalidate: true, onsubmit: (event) => this.#apply(event) },
      content,
      h("h3", t("desk.table.preview")),
      this.count,
      this.preview,
      this.leaveOutChoice,
      h("div.actions", this.button, cancel),
    );
    this.dialog = openDialog(title, form);
    this.dialog.classList.add("change-dialog");
    this.update();
  }

  /** Works the changes out anew. */
  update() {
    this.#changes = this.plan() ?? [];
    this.#show();
  }

  #show() {
    const refused = this.#changes.filter(({ faults }) => faults.length).length;
    const made = taken(this.#changes, this.leaveOut.checked);
    this.leaveOutChoice.hidden = !refused;
    const parts = [plural("desk.table.willChange", made.length)];
    if (refused) parts.push(plural("desk.table.refused", refused));
    this.count.textContent = parts.join(" ");
    this.button.textContent = plural("desk.table.change", made.length);
    this.button.setAttribute("aria-disabled", String(!made.length));
    this.preview.hidden = !this.#changes.length;
    fill(this.preview, this.#table());
  }

  #table() {
    const rows = this.#changes.flatMap((change) => this.#rowsOf(change));
    const heading = (name) => h("th", { scope: "col" }, t(`desk.table.preview.${name}`));
    return [
      h(
        "table",
        h("thead", h("tr", ["zone", "field", "now", "then"].map(heading))),
        h("tbody", rows.slice(0, ROWS_AT_MOST)),
      ),
      rows.length > ROWS_AT_MOST ? h("p.soft", plural("desk.table.preview.more", rows.length - ROWS_AT_MOST)) : null,
    ];
  }

  #rowsOf({ before, after, fields, faults, ignored }) {
    const all = [...fields, ...ignored];
    const left = faults.length > 0 && this.leaveOut.checked;
    const notes = [
      ...faults.map((fault) => h("p.error", `${titleOf(fault.field)}: ${faultText(fault)}`)),
      ...ignored.map((field) => h("p.soft", t("desk.table.ignored", { field: titleOf(field) }))),
    ];
    const look = [faults.length ? "refused" : "", left ? "left-out" : ""].filter(Boolean).join(" ") || null;
    const span = all.length + (notes.length ? 1 : 0);
    const rows = all.map((field, at) =>
      h(
        "tr",
        { class: look },
        at ? null : h("th", { scope: "row", rowspan: span }, before.code),
        h("td", titleOf(field)),
        h("td", h("del", valueText(field, before[field], this.desk.codes))),
        h("td", h("ins", valueText(field, after[field], this.desk.codes))),
      ),
    );
    return notes.length ? [...rows, h("tr", { class: look }, h("td", { colspan: 3 }, notes))] : rows;
  }

  #apply(event) {
    event.preventDefault();
    const made = taken(this.#changes, this.leaveOut.checked);
    if (!made.length) return;
    this.dialog.close();
    const n = made.length;
    this.desk.apply(
      this.step,
      made.map(({ key, after }) => ({ key, after })),
      { values: { n } },
    );
    announce(plural("desk.table.changed", n));
    this.desk.dispatchEvent(new Event("turned"));
  }
}
