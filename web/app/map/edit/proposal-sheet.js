import { latLng } from "leaflet";
import { svg } from "../../platform/dom.js";
import { insidePoint } from "./find.js";
import { lonLatOf } from "./grid.js";
import { linePath, shapePath } from "./paths.js";

/**
 * @typedef {import("./grid.js").Corner} Corner
 * @typedef {import("./shape.js").Shape} Shape
 *
 * @typedef {object} Proposed what an operation would give, as it is drawn
 * @property {readonly Corner[] | null} [line] with which a zone would be divided
 * @property {boolean} [divides] whether it would
 * @property {Shape[]} [parts] numbered when there are several
 * @property {number} [chosen] which of them is chosen
 * @property {Shape | null} [lost] what is taken away
 */

/** What an operation on shapes would give, drawn over the map before anything has changed. */
export class ProposalSheet {
  /** @type {Proposed} */
  #proposed = {};

  /** @param {import("./canvas.js").EditCanvas} canvas */
  constructor(canvas) {
    this.leaflet = canvas.leaflet;
    this.paths = Object.fromEntries(
      ["lost", "parts", "part", "cutCasing", "cut"].map((name) => [name, svg(`path.proposed-${name}`)]),
    );
    this.numbers = svg("g.proposed-numbers");
    this.sheet = svg(
      "svg.edit-canvas.leaflet-zoom-hide",
      { "aria-hidden": "true", width: 1, height: 1 },
      Object.values(this.paths),
      this.numbers,
    );
    /** @type {HTMLElement} */ (this.leaflet.getPane("tools")).append(this.sheet);
    this.leaflet.on("zoomend viewreset", () => this.#draw());
  }

  /** @param {Proposed} proposed shown in place of what was */
  show(proposed) {
    this.#proposed = proposed;
    this.#draw();
  }

  clear() {
    this.show({});
  }

  #draw() {
    const { line, divides = false, parts = [], chosen = 0, lost } = this.#proposed;
    const project = (corner) => this.#pointOf(corner);
    const set = (name, d) => this.paths[name].setAttribute("d", d);
    set("lost", lost ? shapePath(lost, project) : "");
    set("parts", parts.map((part) => shapePath(part, project)).join(""));
    set("part", parts[chosen] ? shapePath(parts[chosen], project) : "");
    set("cutCasing", line ? linePath(line, project) : "");
    set("cut", line ? linePath(line, project) : "");
    this.sheet.classList.toggle("divides", divides);
    this.numbers.replaceChildren(...(parts.length > 1 ? parts.map((part, i) => this.#number(part, i, i === chosen)) : []));
  }

  #number(part, i, chosen) {
    const { x, y } = this.#pointOf(insidePoint(part));
    return svg(
      `g.proposed-number${chosen ? ".chosen" : ""}`,
      { transform: `translate(${Math.round(x)} ${Math.round(y)})` },
      svg("circle", { r: 15 }),
      svg("text", { "text-anchor": "middle", dy: "0.35em" }, i + 1),
    );
  }

  #pointOf(corner) {
    const [lon, lat] = lonLatOf(corner);
    return this.leaflet.latLngToLayerPoint(latLng(lat, lon));
  }
}
