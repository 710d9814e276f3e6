import { DomUtil } from "leaflet";
import { h } from "../platform/dom.js";
import { breathe } from "../platform/slices.js";
import { patternTile } from "../ui/patterns.js";
import { outlineColour } from "./feature-layer.js";
import { PATH_ZOOM, outlinePath, worldPoint } from "./outline-paths.js";

const SLICE_MS = 10;
/** How much more than the view is drawn, so that a pan shows no bare edge. */
const MARGIN = 0.35;
const COARSE_BELOW_ZOOM = 15;
const LABEL_PAD_PX = 4;
/** Room for a letter: less, and the names would be all one sees. */
const LABEL_ROOM_PX = 11;

/**
 * @typedef {object} MassZone
 * @property {string} key
 * @property {import("./edit/shape.js").Shape} shape
 * @property {string} label
 * @property {{ colour: string, pattern: string, dash?: string }} look
 * @property {boolean} [overlay] drawn above the others
 */

/**
 * Thousands of zones as one picture instead of thousands of elements. It is drawn in short pieces behind the picture
 * that is shown, and takes its place when it is whole, so that the page never waits for it.
 */
export class MassLayer {
  /** @type {MassZone[]} */
  #zones = [];
  /** @type {string | null} */
  #without = null;
  #turn = 0;
  #planned = 0;
  /** @type {Map<string, any>} patterns, outlines, colours and the font, for the theme of now */
  #paints = new Map();

  /** @param {import("./plan-map.js").PlanMap} map @param {{ pane: string, order: number }} options */
  constructor(map, { pane, order }) {
    this.map = map;
    this.leaflet = map.leaflet;
    this.name = pane;
    this.pane = map.addPane(pane, order);
    this.probe = h("span", { hidden: true });
    map.element.append(this.probe);
    this.canvas = this.#newCanvas();
    this.pane.append(this.canvas);
    this.leaflet.on("moveend zoomend viewreset resize", () => this.#plan());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#themed());
    new MutationObserver(() => this.#themed()).observe(document.documentElement, { attributeFilter: ["data-theme", "style", "class"] });
  }

  /** @param {Iterable<MassZone>} zones none takes the picture away */
  setZones(zones) {
    this.#zones = [...zones].sort((a, b) => Number(a.overlay ?? false) - Number(b.overlay ?? false));
    this.#plan();
  }

  /** Leaves one zone out while something else draws it. @param {string | null} key */
  leaveOut(key) {
    if (key === this.#without) return;
    this.#without = key;
    this.#plan();
  }

  #themed() {
    this.#paints.clear();
    this.#plan();
  }

  #plan() {
    if (this.#planned) return;
    this.#planned = requestAnimationFrame(() => {
      this.#planned = 0;
      this.#draw();
    });
  }

  /** Draws in slices; a newer drawing ends this one. */
  async #draw() {
    this.#turn += 1;
    const turn = this.#turn;
    const frame = this.#frame();
    const canvas = this.#newCanvas();
    const ratio = window.devicePixelRatio || 1;
    Object.assign(canvas, { width: frame.width * ratio, height: frame.height * ratio });
    Object.assign(canvas.style, { width: `${frame.width}px`, height: `${frame.height}px` });
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    const named = [];
    let until = performance.now() + SLICE_MS;
    for (const zone of this.#zones) {
      if (performance.now() > until) {
        await breathe();
        if (turn !== this.#turn) return;
        until = performance.now() + SLICE_MS;
      }
      if (zone.key !== this.#without && this.#drawZone(context, zone, frame, ratio)) named.push(zone);
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#drawLabels(context, named, frame);
    DomUtil.setPosition(canvas, frame.corner);
    this.canvas.replaceWith(canvas);
    this.canvas = canvas;
  }

  /** What is drawn now: its place among the layers, in the world, and the scale. */
  #frame() {
    const size = this.leaflet.getSize();
    const margin = size.multiplyBy(MARGIN).round();
    const corner = this.leaflet.containerPointToLayerPoint([-margin.x, -margin.y]).round();
    const { lng, lat } = this.leaflet.layerPointToLatLng(corner);
    const zoom = this.leaflet.getZoom();
    return {
      corner,
      width: size.x + 2 * margin.x,
      height: size.y + 2 * margin.y,
      west: worldPoint([lng, lat]),
      scale: 2 ** (zoom - PATH_ZOOM),
      coarse: zoom < COARSE_BELOW_ZOOM,
    };
  }

  /** @returns {boolean} whether any of it can be seen */
  #drawZone(context, { shape, look }, { west, scale, width, height, coarse }, ratio) {
    const path = outlinePath(shape);
    const [x, y] = [0, 1].map((axis) => (path.origin[axis] - west[axis]) * scale);
    const [wide, high] = path.size.map((side) => side * scale);
    if (x > width || y > height || x + wide < 0 || y + high < 0) return false;
    const { fill, stroke } = this.#paint(context, look);
    const line = coarse ? path.coarse : path.fine;
    context.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * x, ratio * y);
    if (fill.setTransform) fill.setTransform(new DOMMatrix([1 / scale, 0, 0, 1 / scale, 0, 0]));
    context.fillStyle = fill;
    context.fill(line, "evenodd");
    context.strokeStyle = stroke;
    context.lineWidth = (wide < 24 ? 1 : 2) / scale;
    context.setLineDash(look.dash ? look.dash.split(" ").map((length) => Number(length) / scale) : []);
    context.stroke(line);
    return true;
  }

  /** Names where there is room for them; the first come keep their place. */
  #drawLabels(context, zones, { west, scale }) {
    if (!this.#paints.has("font")) this.#paints.set("font", getComputedStyle(this.map.element).fontFamily);
    Object.assign(context, {
      font: `600 13px ${this.#paints.get("font")}`,
      textAlign: "center",
      textBaseline: "middle",
      lineJoin: "round",
      lineWidth: 4,
      strokeStyle: this.#resolved("var(--map-halo)"),
      fillStyle: this.#resolved("var(--ink)"),
    });
    const taken = [];
    for (const { shape, label } of zones) {
      const path = outlinePath(shape);
      const room = path.label.width * scale;
      if (room < label.length * LABEL_ROOM_PX) continue;
      const x = (path.origin[0] - west[0] + path.label.x) * scale;
      const y = (path.origin[1] - west[1] + path.label.y) * scale;
      const half = label.length * 4 + LABEL_PAD_PX;
      const box = [x - half, y - 9, x + half, y + 9];
      if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
      taken.push(box);
      context.strokeText(label, x, y);
      context.fillText(label, x, y);
    }
  }

  #paint(context, { colour, pattern }) {
    const name = `${colour} ${pattern}`;
    let paint = this.#paints.get(name);
    if (!paint) {
      const fill = context.createPattern(patternTile(pattern, colour), "repeat");
      this.#paints.set(name, (paint = { fill, stroke: this.#resolved(outlineColour({ colour })) }));
    }
    return paint;
  }

  /** A colour of the style sheet as a canvas takes it. */
  #resolved(colour) {
    let resolved = this.#paints.get(colour);
    if (!resolved) {
      this.probe.style.color = colour;
      this.#paints.set(colour, (resolved = getComputedStyle(this.probe).color));
    }
    return resolved;
  }

  #newCanvas() {
    return /** @type {HTMLCanvasElement} */ (h("canvas.map-mass.leaflet-zoom-hide", { "aria-hidden": "true" }));
  }
}
