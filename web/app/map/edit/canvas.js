import { latLng } from "leaflet";
import { fill, svg } from "../../platform/dom.js";
import { cornerAt, lonLatOf } from "./grid.js";
import { cornerPath, linePath, middlePath, shapePath } from "./paths.js";

/**
 * @typedef {import("./grid.js").Corner} Corner
 * @typedef {import("./shape.js").Shape} Shape
 *
 * @typedef {object} Drawing everything the editor shows over the map; null shows nothing
 * @property {Shape | null} shape the one being worked on
 * @property {string | null} fill paint of that shape
 * @property {boolean} faulty whether its sides cross
 * @property {boolean} handles whether its corners can be taken
 * @property {boolean} carrying a corner is on its way: handles stay as they were, and drawing is kept light
 * @property {Corner | null} held the corner in the planner's hand, or under the pointer
 * @property {readonly Corner[] | null} line an outline being drawn
 * @property {Corner | null} next where its next corner would go
 * @property {{ kind: string, corner: Corner } | null} snap
 * @property {Corner | null} crosshair
 * @property {Corner | null} fault
 * @property {Shape | null} companions zones whose borders move with the shape's
 * @property {Shape | null} mine one side of a comparison
 * @property {Shape | null} theirs the other
 * @property {Shape | null} repair what the server offers
 * @property {Shape | null} preview what a tool would make
 * @property {Motion | null} motion of the shape, which is drawn as if already moved or turned
 * @property {{ centre: Corner, knob: Corner } | null} pivot a handle to turn the shape with
 * @property {Ruler | null} ruler a measured line; stays while other tools are used
 * @property {{ corner: Corner, text: string } | null} label lines of text
 *
 * @typedef {{ from: Corner, to: Corner } | { about: Corner, degrees: number }} Motion degrees clockwise
 * @typedef {{ line: readonly Corner[], closed: boolean, text: string, areaM2?: number, lengthM: number, bare?: boolean }} Ruler
 */

/** @type {Drawing} */
const NOTHING = {
  shape: null,
  fill: null,
  faulty: false,
  handles: false,
  carrying: false,
  held: null,
  line: null,
  next: null,
  snap: null,
  crosshair: null,
  fault: null,
  companions: null,
  mine: null,
  theirs: null,
  repair: null,
  preview: null,
  motion: null,
  pivot: null,
  ruler: null,
  label: null,
};
/** From line to line of a label. */
const LINE_PX = 17;
/** What outlives the tool that drew it. */
const LASTING = /** @type {(keyof Drawing)[]} */ (["ruler"]);
/** What moves with the shape. */
const MOVING = ["fill", "casing", "outline", "middles", "corners"];

/**
 * The sheet of glass over the map on which tools draw: one SVG in Leaflet's own coordinates, redrawn as a whole once
 * per frame. It takes no pointer events; tools find what is under the pointer by measuring.
 */
export class EditCanvas {
  /** @type {Drawing} */
  #drawing = NOTHING;
  #planned = 0;
  /** Where corners stand at this zoom, in layer pixels. @type {WeakMap<Corner, { x: number, y: number }>} */
  #points = new WeakMap();

  /** @param {import("../plan-map.js").PlanMap} map */
  constructor(map) {
    this.map = map;
    this.leaflet = map.leaflet;
    this.coarse = matchMedia("(pointer: coarse)").matches;
    const part = (name) => svg(`path.edit-${name}`);
    this.paths = {
      theirs: part("theirs"),
      mine: part("mine"),
      fill: part("fill"),
      companions: part("companions"),
      casing: part("casing"),
      outline: part("outline"),
      lineCasing: part("line-casing"),
      line: part("line"),
      next: part("next"),
      middles: part("middles"),
      corners: part("corners"),
      held: part("held"),
      repair: part("repair"),
      preview: part("preview"),
      rulerCasing: part("ruler-casing"),
      ruler: part("ruler"),
      rulerPoints: part("ruler-points"),
      pivot: part("pivot"),
      fault: part("fault"),
      snap: part("snap"),
      crosshairCasing: part("crosshair-casing"),
      crosshair: part("crosshair"),
    };
    this.label = svg("text.edit-label", { "text-anchor": "middle" });
    this.rulerLabel = svg("text.edit-label", { "text-anchor": "middle" });
    this.sheet = svg(
      "svg.edit-canvas.leaflet-zoom-hide",
      { "aria-hidden": "true", width: 1, height: 1 },
      Object.values(this.paths),
      this.rulerLabel,
      this.label,
    );
    /** @type {HTMLElement} */ (this.leaflet.getPane("tools")).append(this.sheet);
    this.leaflet.on("zoom zoomend viewreset", () => (this.#points = new WeakMap()));
    this.leaflet.on("zoomend viewreset moveend resize", () => this.#plan());
  }

  /** Changes some of what is drawn. @param {Partial<Drawing>} drawing */
  show(drawing) {
    this.#drawing = { ...this.#drawing, ...drawing };
    this.#plan();
  }

  /** Takes everything away, except what is named. @param {(keyof Drawing)[]} kept */
  clear(kept = []) {
    const rest = Object.fromEntries([...LASTING, ...kept].map((name) => [name, this.#drawing[name]]));
    this.#drawing = { ...NOTHING, ...rest };
    this.#plan();
  }

  get drawing() {
    return this.#drawing;
  }

  /** The place under a point of the map's box. @param {{ x: number, y: number }} point @returns {Corner} */
  placeAt({ x, y }) {
    const { lng, lat } = this.leaflet.containerPointToLatLng([x, y]);
    return cornerAt([lng, lat]);
  }

  /** Where a corner stands in the map's box, in pixels. @param {Corner} corner */
  pointOf(corner) {
    return this.leaflet.latLngToContainerPoint(toLatLng(corner));
  }

  /** The ring of an upright box on the screen between two opposite corners. @param {Corner} a @param {Corner} b @returns {Corner[]} */
  boxBetween(a, b) {
    const [p, q] = [this.pointOf(a), this.pointOf(b)];
    return [a, this.placeAt({ x: q.x, y: p.y }), b, this.placeAt({ x: p.x, y: q.y })];
  }

  /** Pixels as metres on the ground, at this zoom and place. @param {number} pixels */
  metres(pixels) {
    const { lat } = this.leaflet.getCenter();
    return (pixels * 40_075_016.686 * Math.cos((lat * Math.PI) / 180)) / (256 * 2 ** this.leaflet.getZoom());
  }

  /** The middle of the map that no panel hides. @returns {Corner} */
  get centre() {
    const { lon, lat } = this.map.view;
    return cornerAt([lon, lat]);
  }

  #plan() {
    if (this.#planned) return;
    this.#planned = requestAnimationFrame(() => {
      this.#planned = 0;
      this.#draw();
    });
  }

  #draw() {
    const { shape, fill: paint, faulty, held, line, next, snap, crosshair, carrying, fault, mine, theirs, repair, label } =
      this.#drawing;
    const { companions, preview, motion, pivot, ruler } = this.#drawing;
    const project = (corner) => this.#layerPoint(corner);
    const outline = shape ? shapePath(shape, project) : "";
    const rubber =
      line?.length && next ? linePath([line.at(-1), next, ...(line.length > 1 ? [line[0]] : [])], project) : "";
    this.#set("fill", outline);
    this.#set("casing", carrying ? "" : outline);
    this.#set("outline", outline);
    this.#set("companions", companions ? shapePath(companions, project) : "");
    this.#set("mine", mine ? shapePath(mine, project) : "");
    this.#set("theirs", theirs ? shapePath(theirs, project) : "");
    this.#set("repair", repair ? shapePath(repair, project) : "");
    this.#set("preview", preview ? shapePath(preview, project) : "");
    this.#set("pivot", pivot ? lever(project(pivot.centre), project(pivot.knob), this.coarse ? 12 : 7) : "");
    this.#move(motion ? this.#transform(motion, project) : null);
    this.#drawRuler(ruler, project);
    this.#set("lineCasing", line ? linePath(line, project) : "");
    this.#set("line", line ? linePath(line, project) : "");
    this.#set("next", rubber);
    if (!carrying) this.#drawHandles(project);
    this.#set("held", held ? disc(project(held), this.coarse ? 15 : 8) : "");
    this.#set("snap", snap ? ring(project(snap.corner), snap.kind === "corner" ? 10 : 7, snap.kind) : "");
    this.#set("fault", fault ? cross(project(fault), 11) : "");
    this.#set("crosshair", crosshair ? plus(project(crosshair)) : "");
    this.#set("crosshairCasing", crosshair ? plus(project(crosshair)) : "");
    this.sheet.classList.toggle("faulty", faulty);
    this.paths.fill.setAttribute("fill", paint ?? "none");
    this.#setLabel(this.label, label && { text: label.text, point: project(label.corner) });
  }

  #drawRuler(ruler, project) {
    const path = ruler ? `${linePath(ruler.line, project)}${ruler.closed ? "z" : ""}` : "";
    this.#set("ruler", path);
    this.#set("rulerCasing", path);
    this.#set("rulerPoints", ruler ? ruler.line.map((corner) => disc(project(corner), 3.5)).join("") : "");
    this.#setLabel(this.rulerLabel, ruler?.line.length ? { text: ruler.text, point: project(ruler.line.at(-1)) } : null);
  }

  #transform(motion, project) {
    if ("about" in motion) {
      const { x, y } = project(motion.about);
      return `rotate(${motion.degrees} ${x} ${y})`;
    }
    const [from, to] = [project(motion.from), project(motion.to)];
    return `translate(${to.x - from.x} ${to.y - from.y})`;
  }

  #move(transform) {
    for (const name of MOVING) {
      if (transform) this.paths[name].setAttribute("transform", transform);
      else this.paths[name].removeAttribute("transform");
    }
  }

  #drawHandles(project) {
    const { shape, handles, line } = this.#drawing;
    const corners = handles && shape ? cornersOf(shape) : (line ?? []);
    this.#set("corners", cornerPath(corners, project, this.#view(), this.coarse));
    this.#set("middles", handles && shape ? middlePath(shape, project, this.#view(), this.coarse) : "");
  }

  #layerPoint(corner) {
    let point = this.#points.get(corner);
    if (!point) {
      point = this.leaflet.latLngToLayerPoint(toLatLng(corner));
      this.#points.set(corner, point);
    }
    return point;
  }

  #set(name, d) {
    this.paths[name].setAttribute("d", d);
  }

  /** Lines of text above a point. */
  #setLabel(element, label) {
    const lines = label?.text.split("\n") ?? [];
    const x = Math.round(label?.point.x ?? 0);
    const y = Math.round(label?.point.y ?? 0) - (this.coarse ? 48 : 22) - (lines.length - 1) * LINE_PX;
    fill(
      element,
      lines.map((line, i) => svg("tspan", { x, y: y + i * LINE_PX }, line)),
    );
  }

  /** What can be seen, in layer pixels, with a margin. */
  #view() {
    const { x: width, y: height } = this.leaflet.getSize();
    const { x, y } = this.leaflet.containerPointToLayerPoint([0, 0]);
    return [x - 20, y - 20, x + width + 20, y + height + 20];
  }
}

function* cornersOf(shape) {
  for (const part of shape) for (const corners of part) yield* corners;
}

/** @param {Corner} corner */
function toLatLng(corner) {
  const [lon, lat] = lonLatOf(corner);
  return latLng(lat, lon);
}

const disc = ({ x, y }, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
const ring = (point, r, kind) =>
  kind === "corner" ? disc(point, r) : `M${point.x} ${point.y - r}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`;
const lever = (centre, knob, r) =>
  `M${centre.x - 6} ${centre.y}h12m-6-6v12M${centre.x} ${centre.y}L${knob.x} ${knob.y}${disc(knob, r)}`;
const cross = ({ x, y }, r) => `${disc({ x, y }, r + 5)}M${x - r / 2} ${y - r / 2}l${r} ${r}m0 ${-r}l${-r} ${r}`;
const plus = ({ x, y }) => `M${x - 22} ${y}h16m12 0h16M${x} ${y - 22}v16m0 12v16`;
