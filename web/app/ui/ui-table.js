import { AppElement, register } from "../platform/element.js";
import { fill, h } from "../platform/dom.js";
import { plural, t } from "../platform/i18n.js";
import { collator } from "../platform/numbers.js";
import { announce } from "../platform/announce.js";
import { csv, download } from "../platform/csv.js";

/**
 * @typedef {object} Column
 * @property {string} key
 * @property {string} title
 * @property {(row: any) => string | number | null} value for sorting and CSV
 * @property {(row: any) => any} [show] text or nodes; the value when missing
 * @property {boolean} [number] right-aligned
 * @property {boolean} [hidden] not shown until chosen
 */

/**
 * The table twin of a map or list: sticky header, sorting, choice of columns, CSV. Rows are reached by Tab once and
 * then by arrows; Enter opens. Emits `ui-table:opened` and `ui-table:pointed` with `{ id }`.
 */
class UiTable extends AppElement {
  /** @type {Column[]} */
  #columns = [];
  /** @type {any[]} */
  #rows = [];
  #sort = { key: "", ascending: true };
  #selected = null;

  build() {
    this.caption = h("caption");
    this.head = h("thead");
    this.body = h("tbody");
    this.choice = h("details.table-columns", h("summary", t("shell.table.columns")));
    this.append(
      h(
        "div.table-tools.no-print",
        this.choice,
        h("button.small", { type: "button", onclick: () => this.#save() }, t("shell.table.csv")),
      ),
      h(
        "div.table-scroll",
        { tabindex: "0", role: "region", "aria-label": this.getAttribute("label") },
        h("table", this.caption, this.head, this.body),
      ),
    );
  }

  connected() {
    this.listen(this.body, "keydown", (event) => this.#keys(event));
    this.listen(this.body, "click", (event) => this.#open(event.target.closest("tr")));
    this.listen(this.body, "pointerover", (event) => this.emit("pointed", { id: idOf(event.target.closest("tr")) }));
    this.listen(this.body, "pointerleave", () => this.emit("pointed", { id: null }));
  }

  /** @param {Column[]} columns */
  set columns(columns) {
    this.#columns = columns;
    fill(
      this.choice,
      h("summary", t("shell.table.columns")),
      h(
        "div.table-choice",
        columns.map((column) =>
          h(
            "label.choice",
            h("input", {
              type: "checkbox",
              checked: !column.hidden,
              onchange: (event) => this.#choose(column, event.target.checked),
            }),
            column.title,
          ),
        ),
      ),
    );
    this.#draw();
  }

  /** Rows have an `id`. @param {any[]} rows */
  set rows(rows) {
    this.#rows = rows;
    this.#draw();
  }

  /** @param {number | null} id */
  set selected(id) {
    this.#selected = id;
    for (const row of this.body.children) row.setAttribute("aria-selected", String(idOf(row) === id));
  }

  get #visible() {
    return this.#columns.filter(({ hidden }) => !hidden);
  }

  #draw() {
    if (!this.#columns.length) return;
    const column = this.#columns.find(({ key }) => key === this.#sort.key);
    const rows = column
      ? [...this.#rows].sort((a, b) => compare(column.value(a), column.value(b)) * (this.#sort.ascending ? 1 : -1))
      : this.#rows;
    this.caption.textContent = `${this.getAttribute("label")}: ${plural("shell.table.rows", rows.length)}`;
    fill(
      this.head,
      h(
        "tr",
        this.#visible.map((each) => this.#heading(each)),
      ),
    );
    fill(
      this.body,
      rows.map((row, i) =>
        h(
          "tr",
          { tabindex: i ? "-1" : "0", "data-id": row.id, "aria-selected": String(row.id === this.#selected) },
          this.#visible.map((each, place) =>
            h(
              place ? "td" : "th",
              { class: each.number ? "number" : "", scope: place ? null : "row" },
              each.show ? each.show(row) : each.value(row),
            ),
          ),
        ),
      ),
    );
  }

  #heading(column) {
    const sorted = column.key === this.#sort.key;
    return h(
      "th",
      {
        scope: "col",
        class: column.number ? "number" : "",
        "aria-sort": sorted ? (this.#sort.ascending ? "ascending" : "descending") : "none",
      },
      h(
        "button.table-sort",
        { type: "button", onclick: () => this.#sortBy(column) },
        column.title,
        h("span", { "aria-hidden": "true" }, sorted ? (this.#sort.ascending ? " ↑" : " ↓") : ""),
      ),
    );
  }

  #sortBy(column) {
    this.#sort = { key: column.key, ascending: this.#sort.key === column.key ? !this.#sort.ascending : true };
    this.#draw();
    const index = this.#visible.indexOf(column);
    /** @type {HTMLElement} */ (this.head.querySelectorAll("button")[index]).focus();
    announce(t(this.#sort.ascending ? "shell.table.sortedUp" : "shell.table.sortedDown", { column: column.title }));
  }

  #choose(column, shown) {
    column.hidden = !shown;
    this.#draw();
  }

  #keys(event) {
    const row = event.target.closest("tr");
    const next = {
      ArrowDown: row.nextElementSibling,
      ArrowUp: row.previousElementSibling,
      Home: this.body.firstElementChild,
      End: this.body.lastElementChild,
    }[event.key];
    if (event.key === "Enter") this.#open(row);
    else if (next) moveFocus(row, next);
    else return;
    event.preventDefault();
  }

  #open(row) {
    if (row) this.emit("opened", { id: idOf(row) });
  }

  #save() {
    const columns = this.#columns;
    download(
      `${this.getAttribute("file") ?? "byggbar"}.csv`,
      csv(
        columns.map(({ title }) => title),
        this.#rows.map((row) => columns.map(({ value }) => value(row))),
      ),
    );
    announce(t("shell.table.saved", { n: this.#rows.length }));
  }
}

function moveFocus(from, to) {
  from.tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
}

function idOf(row) {
  return row ? Number(row.dataset.id) : null;
}

function compare(a, b) {
  if (a === null || a === undefined) return b === null || b === undefined ? 0 : 1;
  if (b === null || b === undefined) return -1;
  return typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
}

register("ui-table", UiTable);
