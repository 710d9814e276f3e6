/**
 * The attribute table in the drawer: every zone of the plan with every attribute, the same selection as the map.
 * What is shown can be searched, filtered, sorted, picked, changed in place, and taken along as a file.
 */
import { announce } from "../../../platform/announce.js";
import { fill, h } from "../../../platform/dom.js";
import { download } from "../../../platform/csv.js";
import { plural, t } from "../../../platform/i18n.js";
import { area, collator, number } from "../../../platform/numbers.js";
import { swatch } from "../../../ui/patterns.js";
import { ringBox } from "../../../map/edit/shape.js";
import { cornerAt } from "../../../map/edit/grid.js";
import { listsFor } from "../fields.js";
import { stateOf } from "../views/zone-list.js";
import { kindOf, withChanges } from "../zone.js";
import { canSay, editCell } from "./cell-editor.js";
import { ColumnFilters } from "./column-filters.js";
import { columnsOf } from "./columns.js";
import { ZoneGrid } from "./grid.js";
import { filtered, sorted, totalAreaM2 } from "./rows.js";
import { zonesCsv } from "./zones-csv.js";

export class AttributeTable {
  #planned = 0;
  /** @type {Map<string, { entry: any, zone: any, state: string, row: import("./rows.js").Row }>} */
  #known = new Map();

  /** @param {import("../desk.js").Desk} desk @param {import("./drawer.js").Drawer} drawer */
  constructor(desk, drawer) {
    this.desk = desk;
    this.drawer = drawer;
    this.lists = listsFor(desk.codes, desk.country);
    this.columns = columnsOf(this.lists, desk.codes);
    this.sort = { name: "code", ascending: true };
    this.filters = new ColumnFilters(() => this.refresh());
    this.grid = new ZoneGrid({
      label: t("desk.table.title"),
      isPicked: (key) => desk.selection.has(key),
      onPick: (keys) => desk.picking.pick(keys),
      onOpen: (key) => this.#open(key),
      onHint: (key) => desk.editor.hint(key),
      onSort: (name) => this.#sortBy(name),
      cell: (row, column) => this.#cell(row, column),
      onEdit: (row, column, cell) => this.#edit(row, column, cell),
    });
    this.#build();
    this.filters.show(this.shownColumns);
    for (const type of ["refreshed", "opened"]) desk.addEventListener(type, () => this.plan());
    desk.selection.addEventListener("changed", () => drawer.isOpen && this.grid.showPicked(desk.selection.last));
    desk.map.addEventListener("moved", () => this.inView.checked && this.plan());
    drawer.addEventListener("toggled", () => this.refresh());
  }

  get shownColumns() {
    return this.columns.filter(({ shown }) => shown);
  }

  /** Brings the table up to date once, however much has changed in this frame. */
  plan() {
    if (!this.drawer.isOpen) return;
    this.#planned ||= requestAnimationFrame(() => {
      this.#planned = 0;
      this.refresh();
    });
  }

  refresh() {
    if (!this.drawer.isOpen) return;
    const all = this.#rows();
    const within = this.inView.checked ? this.#inView() : null;
    const rows = filtered(all, this.columns, { find: this.find.value, filters: this.filters.wanted, within });
    const by = this.columns.find(({ name }) => name === this.sort.name);
    this.rows = sorted(rows, by, this.sort.ascending, (a, b) => collator.compare(a, b));
    this.grid.show(this.rows, this.shownColumns, this.sort);
    this.#tell(all.length);
  }

  focus() {
    if (this.rows?.length) this.grid.focus();
    else this.find.focus();
  }

  #build() {
    const button = (name, run, props = {}) =>
      h("button.small", { type: "button", onclick: run, ...props }, t(`desk.table.${name}`));
    this.count = h("p.table-count", { role: "status" });
    this.find = /** @type {HTMLInputElement} */ (
      h("input", {
        type: "search",
        "aria-label": t("desk.table.find"),
        placeholder: t("desk.table.find"),
        oninput: () => this.refresh(),
      })
    );
    this.inView = /** @type {HTMLInputElement} */ (
      h("input", { type: "checkbox", role: "switch", onchange: () => this.refresh() })
    );
    this.filterButton = button("filter", () => this.#toggleFilters(), { "aria-expanded": "false" });
    this.clearButton = button("clear", () => this.filters.clear(), { hidden: true });
    this.pickButton = h("button.small", {
      type: "button",
      onclick: () => this.desk.picking.pick(this.rows?.map(({ key }) => key) ?? []),
    });
    this.columnChoice = h("details.table-columns", h("summary", t("shell.table.columns")), this.#columnChoices());
    this.feet = h("div.drawer-feet");
    fill(
      this.drawer.body,
      h(
        "div.table-tools",
        h("h2.unseen", t("desk.table.title")),
        this.find,
        h("label.choice", this.inView, t("map.list.inView")),
        this.filterButton,
        this.clearButton,
        this.columnChoice,
        this.count,
        this.pickButton,
        button("csv", () => this.#save()),
        button("close", () => this.#close()),
      ),
      this.filters.element,
      this.grid.element,
      this.feet,
    );
    this.drawer.body.addEventListener("keydown", (event) => this.#escaped(event));
  }

  #columnChoices() {
    return h(
      "div.table-choice",
      this.columns.slice(1).map((column) =>
        h(
          "label.choice",
          h("input", {
            type: "checkbox",
            checked: column.shown,
            onchange: ({ target }) => {
              column.shown = target.checked;
              this.filters.show(this.shownColumns);
              this.refresh();
            },
          }),
          column.title,
        ),
      ),
    );
  }

  /** A row is made anew only when its zone is, so filtering two thousand of them measures nothing twice. */
  #rows() {
    const rows = new Map();
    for (const entry of this.desk.workspace.present) {
      const state = stateOf(entry);
      const known = this.#known.get(entry.key);
      const same = known && known.zone === entry.draft && known.state === state && known.row.saved === entry.saved;
      rows.set(entry.key, same ? known : { zone: entry.draft, state, row: this.#row(entry, state) });
    }
    this.#known = rows;
    return [...rows.values()].map(({ row }) => row);
  }

  #row({ key, draft, saved }, state) {
    const measured = saved && saved.zone.shape === draft.shape;
    return { key, zone: draft, saved, state, areaM2: measured ? saved.areaM2 : this.desk.measure.areaM2(draft.shape) };
  }

  #inView() {
    const [west, south, east, north] = this.desk.map.box;
    const [a, b, c, d] = ringBox([[west, south], [east, south], [east, north], [west, north]].map((place) => cornerAt(/** @type {any} */ (place))));
    return ({ zone }) =>
      zone.shape.some(([shell]) => {
        const box = ringBox(shell);
        return box[0] <= c && a <= box[2] && box[1] <= d && b <= box[3];
      });
  }

  #tell(all) {
    const { rows = [] } = this;
    this.count.textContent = t("desk.table.count", {
      n: number(rows.length),
      all: number(all),
      area: area(totalAreaM2(rows)),
    });
    this.pickButton.textContent = plural("desk.table.pick", rows.length);
    this.pickButton.setAttribute("aria-disabled", String(!rows.length));
    const { count } = this.filters;
    this.filterButton.textContent = count ? t("desk.table.filterOn", { n: count }) : t("desk.table.filter");
    this.clearButton.hidden = !count;
  }

  #toggleFilters() {
    const open = this.filters.element.hidden;
    this.filters.element.hidden = !open;
    this.filterButton.setAttribute("aria-expanded", String(open));
    if (open) /** @type {HTMLElement | null} */ (this.filters.element.querySelector("input, select"))?.focus();
  }

  #sortBy(name) {
    this.sort = { name, ascending: this.sort.name === name ? !this.sort.ascending : true };
    this.refresh();
    const column = this.columns.find((each) => each.name === name)?.title ?? "";
    announce(t(this.sort.ascending ? "shell.table.sortedUp" : "shell.table.sortedDown", { column }));
  }

  #cell({ zone, state }, { name }) {
    if (name === "state" && state) return h("span.tag", { class: state === "unsaved" ? "warn" : "danger" }, t(`workbench.tag.${state}`));
    if (name !== "code") return null;
    const { colour, pattern } = this.desk.kinds.get(kindOf(zone)) ?? {};
    return h("span.grid-code", swatch({ colour, pattern }), zone.code);
  }

  #edit(row, { name, title }, cell) {
    const { workspace } = this.desk;
    const zone = workspace.draft(row.key);
    if (!this.desk.editable || !zone || !canSay(zone, name)) {
      announce(t("desk.table.fixed", { field: title }));
      return false;
    }
    const finish = (value, by) => {
      if (value !== undefined) this.#change(row.key, name, value);
      this.grid.redraw(row.key);
      if (by !== "leave") this.grid.focus();
    };
    editCell(cell, { zone, name, label: `${title}, ${zone.code}`, codes: this.lists[name], onDone: finish });
    return true;
  }

  #change(key, field, value) {
    const draft = this.desk.workspace.draft(key);
    if (!draft) return;
    this.desk.apply("workbench.step.attribute", [{ key, after: withChanges(draft, { [field]: value }) }], {
      values: { code: draft.code, field: t(`workbench.field.${field}`) },
    });
    this.refresh();
  }

  #open(key) {
    if (this.drawer.isSheet) this.drawer.toggle(false);
    this.desk.choose(key, { reveal: true, focus: true });
  }

  #save() {
    const { desk, rows = [] } = this;
    const filter = [this.find.value.trim(), this.filters.words(this.columns), this.inView.checked ? t("map.list.inView") : ""]
      .filter(Boolean)
      .join("; ");
    const name = (title) => t("desk.table.csvName", { column: title });
    download(`${desk.plan?.code ?? "byggbar"}.csv`, zonesCsv(rows, this.columns, desk.plane, name));
    const said = plural("desk.table.saved", rows.length, { filter: filter || t("desk.table.noFilter") });
    this.count.textContent = said;
    announce(said);
  }

  #escaped(event) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (this.columnChoice.hasAttribute("open")) return this.columnChoice.removeAttribute("open");
    this.#close();
  }

  #close() {
    this.drawer.toggle(false);
    this.desk.map.element.focus({ preventScroll: true });
  }
}
