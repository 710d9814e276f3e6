/** The panel beside the map: the plan, a note, and one view of it: its zones, one zone, a conflict, a check, … */
import { fill, h } from "../../platform/dom.js";
import { t } from "../../platform/i18n.js";

/**
 * @typedef {object} View what the panel shows; one class each in `views/`
 * @property {(options: any) => (Node | null)[]} open its content, for the first time or again
 * @property {() => void} [refresh] brings it up to date with the desk, at most once per frame
 * @property {(options?: any) => void} [focus] where reading begins
 * @property {boolean} [ownsMap] takes clicks on the map itself
 * @property {() => void} [close] another view takes its place
 */

export class Panel {
  /** The name and options of the view that is open. @type {{ name: string, key?: string | null, [option: string]: any }} */
  view = { name: "" };
  /** @type {Map<string, View>} */
  #views = new Map();

  /** @param {HTMLElement} element @param {import("./desk.js").Desk} desk */
  constructor(element, desk) {
    this.desk = desk;
    this.plan = h("div.desk-plan");
    this.note = h("div.desk-note");
    this.body = h("div.desk-view");
    fill(element, this.plan, this.note, this.body);
  }

  /** @param {string} name @param {View} view */
  addView(name, view) {
    this.#views.set(name, view);
  }

  /** @param {string} name @returns {any} */
  viewOf(name) {
    return this.#views.get(name);
  }

  /**
   * @param {string} name of the view
   * @param {{ key?: string | null, focus?: boolean, [option: string]: any }} [options] for the view; `focus` puts reading at its start
   */
  show(name, { focus = false, ...options } = {}) {
    const view = /** @type {View} */ (this.#views.get(name));
    const same = this.view.name === name && this.view.key === options.key && this.body.childElementCount;
    if (!same) {
      if (this.view.name !== name) this.#views.get(this.view.name)?.close?.();
      this.view = { name, ...options };
      fill(this.body, view.open(options));
      this.body.parentElement?.scrollTo?.(0, 0);
    }
    this.refresh();
    if (focus) view.focus?.(options);
  }

  /** Whether the view that is open takes clicks on the map itself, instead of zones being chosen. */
  get ownsMap() {
    return Boolean(this.#views.get(this.view.name)?.ownsMap);
  }

  /** Brings what is shown up to date with the desk. */
  refresh() {
    this.#views.get(this.view.name)?.refresh?.();
  }

  /** @param {any[]} plans @param {any} chosen */
  showPlans(plans, chosen) {
    const status = this.desk.codes.plan_status.find(({ code }) => code === chosen?.status);
    const select = h(
      "select",
      { id: "plan", onchange: (event) => this.desk.openPlan(Number(event.target.value)) },
      plans.map(({ id, code, name }) => h("option", { value: id, selected: id === chosen?.id }, `${code} ${name}`)),
    );
    fill(
      this.plan,
      h("div.field", h("label", { for: "plan" }, t("workbench.plan")), select),
      h(
        "div.actions",
        status ? h("span.tag", { title: status.definition }, status.name) : null,
        h("button.small", { type: "button", onclick: () => this.desk.newPlan() }, t("workbench.plan.new")),
      ),
    );
  }

  /** Something to know above everything else, such as work taken up again. @param {Node | null} notice */
  showNote(notice) {
    fill(this.note, notice);
  }

  /** Back to the list, to the zone one came from. */
  backButton() {
    return h(
      "button.plain.desk-back",
      { type: "button", onclick: () => this.desk.choose(null, { focusList: true }) },
      t("workbench.back"),
    );
  }
}
