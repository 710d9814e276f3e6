/**
 * Rows and columns as an ARIA grid that draws only what is in sight, so two thousand zones cost no more than twenty.
 * One tab stop; arrows walk, Space picks, Shift picks on, Enter opens, F2 changes a cell. It knows rows and columns,
 * not the desk: what is done comes out through the options.
 */
import { fill, h } from "../../../platform/dom.js";
import { t } from "../../../platform/i18n.js";
import { between } from "./rows.js";

/** @typedef {import("./rows.js").Row} Row @typedef {import("./columns.js").TableColumn} Column */

const SPARE_ROWS = 6;
const HEAD = -1;

export class ZoneGrid {
  /** @type {Row[]} */
  rows = [];
  /** @type {Column[]} */
  columns = [];
  /** @type {Map<string, { row: Row, mark: string, element: HTMLElement }>} */
  #drawn = new Map();
  /** Where the keyboard is: row `HEAD` is the headings, column 0 the marks. */
  #at = { row: 0, column: 1 };
  /** @type {string | null} where Shift began */
  #anchor = null;
  #planned = 0;

  /**
   * @param {object} options
   * @param {string} options.label
   * @param {(key: string) => boolean} options.isPicked
   * @param {(keys: string[]) => void} options.onPick the zones picked from now on, the last one shown
   * @param {(key: string) => void} options.onOpen
   * @param {(key: string | null) => void} options.onHint
   * @param {(name: string) => void} options.onSort
   * @param {(row: Row, column: Column) => Node | null} options.cell more than a text
   * @param {(row: Row, column: Column, cell: HTMLElement) => boolean} options.onEdit false if it can't be changed
   */
  constructor(options) {
    this.options = options;
    this.rowPx = matchMedia("(pointer: coarse)").matches ? 44 : 30;
    this.head = h("div.grid-head", { role: "rowgroup" });
    this.body = h("div.grid-body", { role: "rowgroup" });
    this.element = h(
      "div.zone-grid",
      { role: "grid", "aria-label": options.label, "aria-multiselectable": "true", style: { "--row": `${this.rowPx}px` } },
      this.head,
      this.body,
    );
    this.element.addEventListener("scroll", () => this.#plan());
    this.element.addEventListener("keydown", (event) => this.#pressed(event));
    this.element.addEventListener("focusin", (event) => this.#focused(event));
    this.body.addEventListener("click", (event) => this.#clicked(event));
    this.body.addEventListener("dblclick", (event) => this.#twice(event));
    this.body.addEventListener("pointerover", (event) => options.onHint(keyOf(event.target)));
    this.body.addEventListener("pointerleave", () => options.onHint(null));
    new ResizeObserver(() => this.#plan()).observe(this.element);
  }

  /** @param {Row[]} rows @param {Column[]} columns those shown @param {{ name: string, ascending: boolean }} sort */
  show(rows, columns, sort) {
    const key = this.rows[this.#at.row]?.key;
    const shape = columns.map(({ name }) => name).join();
    this.rows = rows;
    this.columns = columns;
    const again = key ? rows.findIndex((row) => row.key === key) : -1;
    if (again >= 0) this.#at.row = again;
    this.#at.row = Math.min(this.#at.row, rows.length - 1);
    this.#at.column = Math.min(this.#at.column, columns.length);
    if (shape !== this.shape) this.#drawn.clear();
    this.shape = shape;
    this.element.style.setProperty("--columns", `2.25rem ${columns.map(({ rem }) => `${rem}rem`).join(" ")} 1fr`);
    this.element.style.setProperty("--width", `${columns.reduce((sum, { rem }) => sum + rem, 2.25)}rem`);
    this.element.setAttribute("aria-rowcount", String(rows.length + 1));
    this.element.setAttribute("aria-colcount", String(columns.length + 1));
    this.body.style.setProperty("height", `${rows.length * this.rowPx}px`);
    this.#drawHead(sort);
    this.#draw();
  }

  /** Marks what is picked; a pick made elsewhere is scrolled to. @param {string | null} [reveal] */
  showPicked(reveal = null) {
    if (reveal && !this.element.contains(document.activeElement)) {
      const at = this.rows.findIndex(({ key }) => key === reveal);
      if (at >= 0) this.#bringIntoView((this.#at.row = at));
    }
    this.#draw();
  }

  /** Puts the keyboard where it was last. */
  focus() {
    this.#goTo(this.#at.row, this.#at.column);
  }

  /** The cell of a row, if it is drawn. @param {string} key @param {string} name */
  cellOf(key, name) {
    const at = this.columns.findIndex((column) => column.name === name) + 1;
    return /** @type {HTMLElement | null} */ (this.#drawn.get(key)?.element.children[at] ?? null);
  }

  /** Draws a row anew, after a cell was lent to an editor. @param {string} key */
  redraw(key) {
    this.#drawn.get(key)?.element.remove();
    this.#drawn.delete(key);
    this.#draw();
  }

  #drawHead({ name: by, ascending }) {
    const focused = this.head.contains(document.activeElement);
    const heading = ({ name, title, kind }, i) =>
      h(
        "div.grid-heading",
        {
          role: "columnheader",
          class: kind === "number" ? "number" : null,
          "aria-colindex": i + 2,
          "aria-sort": name === by ? (ascending ? "ascending" : "descending") : "none",
        },
        h(
          "button",
          { type: "button", tabindex: "-1", "data-column": i + 1, onclick: () => this.options.onSort(name) },
          title,
          h("span", { "aria-hidden": "true" }, name === by ? (ascending ? " ↑" : " ↓") : ""),
        ),
      );
    const mark = h("div.grid-heading", { role: "columnheader", "aria-colindex": 1 }, h("span.unseen", t("desk.table.picked")));
    fill(this.head, h("div.grid-row", { role: "row", "aria-rowindex": 1 }, mark, this.columns.map(heading)));
    this.#showTabStop();
    if (focused) this.#elementAt(HEAD, this.#at.column)?.focus();
  }

  #plan() {
    this.#planned ||= requestAnimationFrame(() => {
      this.#planned = 0;
      this.#draw();
    });
  }

  #draw() {
    const first = Math.max(0, Math.floor(this.element.scrollTop / this.rowPx) - SPARE_ROWS);
    const last = Math.min(this.rows.length, first + Math.ceil(this.element.clientHeight / this.rowPx) + 2 * SPARE_ROWS);
    const wanted = new Set(this.rows.slice(first, last).map((_, i) => first + i));
    if (this.rows[this.#at.row]) wanted.add(this.#at.row);
    const keys = new Set([...wanted].map((at) => this.rows[at].key));
    for (const [key, { element }] of this.#drawn) {
      if (keys.has(key)) continue;
      element.remove();
      this.#drawn.delete(key);
    }
    for (const at of [...wanted].sort((a, b) => a - b)) this.#place(at);
    this.#showTabStop();
  }

  #place(at) {
    const row = this.rows[at];
    const known = this.#drawn.get(row.key);
    const mark = this.columns.map((column) => column.text(row)).join("\n");
    const editing = known?.element.querySelector(".grid-editor");
    const element = known && (known.mark === mark || editing) ? known.element : this.#row(row);
    if (known?.element !== element) {
      const focused = known?.element.contains(document.activeElement);
      known?.element.remove();
      this.body.append(element);
      this.#drawn.set(row.key, { row, mark, element });
      if (focused) this.#elementAt(at, this.#at.column)?.focus({ preventScroll: true });
    }
    const picked = this.options.isPicked(row.key);
    element.style.setProperty("top", `${at * this.rowPx}px`);
    element.setAttribute("aria-rowindex", String(at + 2));
    element.setAttribute("aria-selected", String(picked));
    /** @type {HTMLElement} */ (element.firstElementChild).textContent = picked ? "✓" : "";
  }

  #row(row) {
    const cell = (column, i) =>
      h(
        "div.grid-cell",
        {
          role: i ? "gridcell" : "rowheader",
          class: column.kind === "number" ? "number" : null,
          tabindex: "-1",
          "aria-colindex": i + 2,
          title: column.text(row).length > 18 ? column.text(row) : null,
        },
        this.options.cell(row, column) ?? column.text(row),
      );
    return h(
      "div.grid-row",
      { role: "row", "data-key": row.key },
      h("div.grid-cell.grid-mark", { role: "gridcell", tabindex: "-1", "aria-colindex": 1 }),
      this.columns.map(cell),
    );
  }

  #pressed(event) {
    if (event.target.closest(".grid-editor")) return;
    const { row, column } = this.#at;
    const page = Math.max(1, Math.floor(this.element.clientHeight / this.rowPx) - 2);
    const end = this.rows.length - 1;
    const ctrl = event.ctrlKey || event.metaKey;
    const down = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }[event.key];
    const across = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.altKey) return;
    if (down) this.#step(Math.min(end, Math.max(HEAD, row + down)), event.shiftKey);
    else if (across) this.#goTo(row, Math.max(row === HEAD ? 1 : 0, Math.min(this.columns.length, column + across)));
    else if (event.key === "Home") ctrl ? this.#goTo(0, column) : this.#goTo(row, 1);
    else if (event.key === "End") ctrl ? this.#goTo(end, column) : this.#goTo(row, this.columns.length);
    else if (ctrl && event.key.toLowerCase() === "a") this.options.onPick(this.rows.map(({ key }) => key));
    else if (row === HEAD || ctrl) return;
    else if (event.key === " ") event.shiftKey ? this.#pickTo(row) : this.#toggle(row);
    else if (event.key === "Enter") this.options.onOpen(this.rows[row].key);
    else if (event.key === "F2") this.#edit(row, column);
    else return;
    event.preventDefault();
  }

  #step(to, extends_) {
    const from = this.#at.row;
    this.#goTo(to, this.#at.column);
    if (!extends_ || to === HEAD || from === HEAD) return;
    this.#anchor ??= this.rows[from].key;
    this.#pickTo(to);
  }

  #toggle(at) {
    const { key } = this.rows[at];
    const picked = this.rows.map((row) => row.key).filter((other) => other !== key && this.options.isPicked(other));
    this.#anchor = key;
    this.options.onPick(this.options.isPicked(key) ? picked : [...picked, key]);
  }

  #pickTo(at) {
    this.#anchor ??= this.rows[at].key;
    const keys = between(this.rows, this.#anchor, this.rows[at].key);
    this.options.onPick(keys.at(-1) === this.rows[at].key ? keys : keys.toReversed());
  }

  #clicked(event) {
    const at = this.#rowAt(event.target);
    if (at < 0 || event.target.closest(".grid-editor")) return;
    if (event.shiftKey) this.#pickTo(at);
    else if (event.ctrlKey || event.metaKey || event.target.closest(".grid-mark")) this.#toggle(at);
    else {
      this.#anchor = this.rows[at].key;
      this.options.onPick([this.rows[at].key]);
    }
  }

  #twice(event) {
    const at = this.#rowAt(event.target);
    const column = [...(event.target.closest("[role=row]")?.children ?? [])].indexOf(event.target.closest(".grid-cell"));
    if (at >= 0 && column > 0) this.#edit(at, column);
  }

  #edit(at, columnAt) {
    const column = this.columns[columnAt - 1];
    const cell = this.#elementAt(at, columnAt);
    if (column && cell && !this.options.onEdit(this.rows[at], column, cell)) cell.focus();
  }

  #focused(event) {
    const cell = event.target.closest(".grid-cell");
    const heading = event.target.closest("[data-column]");
    if (heading) this.#at = { row: HEAD, column: Number(heading.dataset.column) };
    else if (cell) this.#at = { row: this.#rowAt(cell), column: [...cell.parentElement.children].indexOf(cell) };
    this.#showTabStop();
  }

  #goTo(row, column) {
    this.#at = { row, column };
    if (row !== HEAD) this.#bringIntoView(row);
    this.#draw();
    const element = this.#elementAt(row, column);
    element?.focus({ preventScroll: row !== HEAD });
    element?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  #bringIntoView(at) {
    const { scrollTop, clientHeight } = this.element;
    const head = this.head.offsetHeight;
    const top = at * this.rowPx;
    if (top < scrollTop) this.element.scrollTop = top;
    else if (top + this.rowPx + head > scrollTop + clientHeight) this.element.scrollTop = top + this.rowPx + head - clientHeight;
  }

  #elementAt(row, column) {
    if (row === HEAD) return /** @type {HTMLElement | null} */ (this.head.querySelector(`[data-column="${column}"]`));
    const key = this.rows[row]?.key;
    return /** @type {HTMLElement | null} */ ((key && this.#drawn.get(key)?.element.children[column]) || null);
  }

  #showTabStop() {
    for (const element of this.element.querySelectorAll('[tabindex="0"]')) element.setAttribute("tabindex", "-1");
    const at = this.#at.row === HEAD || !this.rows.length ? HEAD : this.#at.row;
    this.#elementAt(at, at === HEAD ? Math.max(1, this.#at.column) : this.#at.column)?.setAttribute("tabindex", "0");
  }

  #rowAt(target) {
    const key = keyOf(target);
    return this.rows.findIndex((row) => row.key === key);
  }
}

function keyOf(target) {
  return target.closest?.("[data-key]")?.getAttribute("data-key") ?? null;
}
