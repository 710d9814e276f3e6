import { DomUtil, latLng } from "leaflet";
import { h } from "../platform/dom.js";

/**
 * @typedef {object} Label
 * @property {string} text
 * @property {number} lon
 * @property {number} lat
 * @property {number} priority the higher wins where two would overlap
 * @property {string} [kind] becomes the class `map-label-<kind>`
 * @property {number} [width] room in degrees of longitude; the label shows only where it fits about that room
 * @property {number} [minZoom]
 * @property {number} [offset] pixels below its place, for labels of points
 */

/**
 * Names on the map. They never overlap: at each zoom the important ones are placed first. They are pictures of what
 * lists and shape names already say, so screen readers do not meet them.
 */
export class LabelPane {
  /** @type {Map<string, { label: Label, element: HTMLElement, width: number, height: number }[]>} */
  #groups = new Map();
  #planned = 0;

  /** @param {import("./plan-map.js").PlanMap} map */
  constructor(map) {
    this.map = map;
    this.pane = /** @type {HTMLElement} */ (map.leaflet.getPane("labels"));
    this.pane.setAttribute("aria-hidden", "true");
    map.leaflet.on("zoomend viewreset", () => this.#plan());
  }

  /**
   * Shows a group's labels in place of those it had; one that stays keeps its element, so that it does not blink.
   * @param {string} group
   * @param {Label[]} labels
   */
  set(group, labels) {
    const left = new Map((this.#groups.get(group) ?? []).map((entry) => [keyOf(entry.label), entry]));
    const entries = labels.map((label) => {
      const known = left.get(keyOf(label));
      left.delete(keyOf(label));
      return known ? { ...known, label } : this.#make(group, label);
    });
    for (const { element } of left.values()) element.remove();
    this.#groups.set(group, entries);
    this.#plan();
  }

  #make(group, label) {
    const element = h("div.map-label", { class: `map-label-${label.kind ?? group}` }, label.text);
    this.pane.append(element);
    return { label, element, width: 0, height: 0 };
  }

  /** @param {string} group */
  clear(group) {
    this.set(group, []);
  }

  #plan() {
    cancelAnimationFrame(this.#planned);
    this.#planned = requestAnimationFrame(() => this.#place());
  }

  /** Reads all sizes first and writes all places after, so that the browser lays the page out once. A zone and its quarter may share a name: it is told once. */
  #place() {
    const entries = [...this.#groups.values()].flat();
    for (const entry of entries) {
      if (entry.width) continue;
      entry.width = entry.element.offsetWidth;
      entry.height = entry.element.offsetHeight;
    }
    const zoom = this.map.leaflet.getZoom();
    const pixelsPerDegree = (256 * 2 ** zoom) / 360;
    const taken = /** @type {{ box: number[], text: string }[]} */ ([]);
    entries.sort((a, b) => b.label.priority - a.label.priority);
    for (const { label, element, width, height } of entries) {
      const at = this.map.leaflet.latLngToLayerPoint(latLng(label.lat, label.lon));
      const x = Math.round(at.x - width / 2);
      const y = Math.round(at.y - height / 2 + (label.offset ?? 0));
      const box = [x - 4, y - 2, x + width + 4, y + height + 2];
      const fits = label.width === undefined || label.width * pixelsPerDegree > width * 0.8;
      const shown =
        zoom >= (label.minZoom ?? 0) &&
        fits &&
        !taken.some((other) => overlap(box, other.box) || repeats(label, box, other));
      element.classList.toggle("shown", shown);
      if (!shown) continue;
      taken.push({ box, text: label.text });
      DomUtil.setPosition(element, { x, y });
    }
  }
}

function keyOf({ text, lon, lat, kind }) {
  return `${kind} ${lon} ${lat} ${text}`;
}

const NEARBY = 200;

function repeats(label, [left, top, right, bottom], other) {
  return (
    label.text === other.text && overlap([left - NEARBY, top - NEARBY, right + NEARBY, bottom + NEARBY], other.box)
  );
}

function overlap(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
