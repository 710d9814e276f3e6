/**
 * Corners as a table of coordinates in the planning system: the way to draw and reshape for whoever types, reads
 * numbers from a survey or does not see the map. Pasting lines of "east north" fills rows.
 */
import { fill, h } from "../../../platform/dom.js";
import { plural, t } from "../../../platform/i18n.js";
import { announce } from "../../../platform/announce.js";
import { FEWEST_CORNERS } from "../../../map/edit/shape.js";
import { crossingInRing } from "../../../map/edit/crossing.js";

const ROWS_AT_ONCE = 50;

export class CornerTable {
  /** @type {string[][]} */
  #rows = [];
  #page = 0;

  /**
   * @param {{ plane: import("../../../map/edit/grid.js").PlanningPlane, onApply: (ring: import("../../../map/edit/shape.js").Ring) => void, onPoint?: (corner: any) => void }} options
   */
  constructor({ plane, onApply, onPoint = () => {} }) {
    this.plane = plane;
    this.onApply = onApply;
    this.onPoint = onPoint;
    this.body = h("tbody");
    this.pages = h("div.actions");
    this.error = h("p.error", { role: "alert" });
    const button = (name, run, kind = "") =>
      h(`button.small${kind}`, { type: "button", onclick: run }, t(`workbench.corners.${name}`));
    this.element = h(
      "form.corner-table",
      { novalidate: true, onsubmit: (event) => this.#apply(event), onpaste: (event) => this.#paste(event) },
      h("p.hint", t("workbench.corners.hint", { crs: plane.name })),
      h(
        "table",
        h(
          "thead",
          h(
            "tr",
            ["number", "east", "north", "actions"].map((name) =>
              h("th", { scope: "col" }, t(`workbench.corners.${name}`)),
            ),
          ),
        ),
        this.body,
      ),
      this.pages,
      this.error,
      h(
        "div.actions",
        button("add", () => this.#insert(this.#rows.length)),
        h("button.small.primary", { type: "submit" }, t("workbench.corners.apply")),
      ),
    );
  }

  /** @param {import("../../../map/edit/shape.js").Ring | null} ring null for a new outline */
  show(ring) {
    this.ring = ring;
    this.#rows = ring
      ? ring.map((corner) => this.plane.positionOf(corner).map((value) => value.toFixed(3)))
      : Array.from({ length: FEWEST_CORNERS }, () => ["", ""]);
    this.#page = 0;
    this.error.textContent = "";
    this.#draw();
  }

  #draw(focus = -1) {
    const from = this.#page * ROWS_AT_ONCE;
    fill(
      this.body,
      this.#rows.slice(from, from + ROWS_AT_ONCE).map((row, i) => this.#row(row, from + i)),
    );
    const pages = Math.ceil(this.#rows.length / ROWS_AT_ONCE);
    const turn = (step, name) =>
      h(
        "button.small",
        {
          type: "button",
          "aria-disabled": String(this.#page + step < 0 || this.#page + step >= pages),
          onclick: () => this.#turn(step, pages),
        },
        t(`workbench.corners.${name}`),
      );
    fill(
      this.pages,
      pages > 1
        ? [
            turn(-1, "earlier"),
            h(
              "span",
              t("workbench.corners.page", {
                from: from + 1,
                to: Math.min(from + ROWS_AT_ONCE, this.#rows.length),
                of: this.#rows.length,
              }),
            ),
            turn(1, "later"),
          ]
        : null,
    );
    if (focus >= 0) /** @type {HTMLElement | null} */ (this.body.querySelector(`[data-row="${focus}"] input`))?.focus();
  }

  #row(row, at) {
    const input = (column) =>
      h("input", {
        type: "text",
        inputmode: "decimal",
        autocomplete: "off",
        value: row[column],
        "aria-label": t(`workbench.corners.${column ? "northOf" : "eastOf"}`, { n: at + 1 }),
        oninput: (event) => (row[column] = event.target.value),
        onfocus: () => this.#point(row),
      });
    const button = (name, mark, run) =>
      h(
        "button.small",
        {
          type: "button",
          onclick: run,
          "aria-label": t(`workbench.corners.${name}`, { n: at + 1 }),
          title: t(`workbench.corners.${name}`, { n: at + 1 }),
        },
        mark,
      );
    return h(
      "tr",
      { "data-row": at },
      h("th", { scope: "row" }, at + 1),
      h("td", input(0)),
      h("td", input(1)),
      h(
        "td.corner-buttons",
        button("insertAfter", "+", () => this.#insert(at + 1)),
        button("removeRow", "−", () => this.#remove(at)),
      ),
    );
  }

  #turn(step, pages) {
    this.#page = Math.max(0, Math.min(pages - 1, this.#page + step));
    this.#draw();
  }

  #insert(at) {
    this.#rows.splice(at, 0, ["", ""]);
    this.#page = Math.floor(at / ROWS_AT_ONCE);
    this.#draw(at);
  }

  #remove(at) {
    this.#rows.splice(at, 1);
    this.#draw(Math.min(at, this.#rows.length - 1));
    announce(plural("workbench.corners.left", this.#rows.length));
  }

  #point(row) {
    const position = read(row);
    if (position) this.onPoint(this.plane.cornerOf(position));
  }

  /** Lines of two numbers replace the rows from where they are pasted. */
  #paste(event) {
    const lines = (event.clipboardData?.getData("text") ?? "")
      .split(/\r?\n/)
      .map((line) => line.trim().split(/[;\t]+|\s+(?=\d)|,\s+/))
      .filter((cells) => cells.length >= 2);
    if (!lines.length || !lines.every(read)) return;
    event.preventDefault();
    const at = Number(event.target.closest("tr")?.dataset.row ?? 0);
    this.#rows.splice(at, lines.length, ...lines.map(([east, north]) => [east, north]));
    this.#draw(at);
    announce(plural("workbench.corners.pasted", lines.length));
  }

  #apply(event) {
    event.preventDefault();
    const rows = this.#rows.filter((row) => row.some((cell) => cell.trim()));
    const wrong = rows.findIndex((row) => !read(row));
    if (wrong >= 0) return this.#refuse("unreadable", { n: wrong + 1 });
    const ring = this.#withoutRepeats(rows.map((row) => this.#corner(/** @type {[number, number]} */ (read(row)))));
    if (ring.length < FEWEST_CORNERS) return this.#refuse("few");
    if (crossingInRing(ring)) return this.#refuse("crossing");
    this.error.textContent = "";
    this.onApply(ring);
  }

  /** A row that was not changed keeps its very corner. */
  #corner(position) {
    const same = this.ring?.find((corner) =>
      this.plane.positionOf(corner).every((value, i) => Math.abs(value - position[i]) < 6e-4),
    );
    return same ?? this.plane.cornerOf(position);
  }

  #withoutRepeats(corners) {
    const ring = corners.filter(([x, y], i) => !i || x !== corners[i - 1][0] || y !== corners[i - 1][1]);
    const [first, last] = [ring[0], ring.at(-1)];
    return ring.length > 1 && first[0] === last[0] && first[1] === last[1] ? ring.slice(0, -1) : ring;
  }

  #refuse(what, values) {
    this.error.textContent = t(`workbench.corners.fault.${what}`, values);
  }
}

/** @param {string[]} row @returns {[number, number] | null} */
function read(row) {
  const numbers = row.slice(0, 2).map((cell) => {
    const clean = cell.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
    return clean === "" ? NaN : Number(clean);
  });
  return numbers.length === 2 && numbers.every((value) => Number.isFinite(value) && value > 0)
    ? /** @type {any} */ (numbers)
    : null;
}
