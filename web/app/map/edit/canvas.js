import { latLng } from "leaflet";
import { fill, svg } from "../../platform/dom.js";
import { NOTHING } from "./drawing.js";
import { cornerAt, lonLatOf } from "./grid.js";
import { cross, disc, lever, plus, ring } from "./marks.js";
import { FINEST_CARRIED_PX, cornerPath, linePath, middlePath, shapePath } from "./paths.js";
import { countCorners } from "./shape.js";

/**
 * @typedef {import("./drawing.js").Drawing} Drawing
 * @typedef {import("./grid.js").Corner} Corner
 * @typedef {import("./shape.js").Shape} Shape
 */

/** Above this a shape on its way is drawn coarser. */
const MANY_CORNERS = 3000;
/** From line to line of a label. */
const LINE_PX = 17;
/** What outlives the tool that drew it. */
const LASTING = /** @type {(keyof Drawing)[]} */ (["ruler"]);
/** What moves with the shape. */
const MOVING = ["fill", "casing", "outline", "middles", "corners"];

/**
 * The sheet of glass over the map on which tools draw: one SVG in Leaflet's own coordinates, redrawn at most once per
 * frame. It takes no pointer events; tools find what is under the pointer by measuring.
 */
export class EditCanvas {
  /** @type {Drawing} */
  #drawing = NOTHING;
  #planned = false;
  /** Where corners stand at this zoom, in layer pixels. @type {WeakMap<Corner, { x: number, y: number }>} */
  #points = new WeakMap();
  /** Paths of shapes in this view. @type {WeakMap<Shape, { path: string, finest: number | undefined, moving: boolean }>} */
  #shapePaths = new WeakMap();
  /** What each path says now. @type {Record<string, string>} */
  #written = {};

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
    this.leaflet.on("zoomend viewreset moveend resize", () => {
      this.#shapePaths = new WeakMap();
      this.#plan();
    });
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

  /** Where a corner stands in the map's box, in pixels and parts of them. @param {Corner} corner */
  pointOf(corner) {
    const point = this.leaflet.project(toLatLng(corner)).subtract(this.leaflet.getPixelOrigin());
    return this.leaflet.layerPointToContainerPoint(point);
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

  /** Once for all that is shown in one go, and still in the frame in which a tool has worked. */
  #plan() {
    if (this.#planned) return;
    this.#planned = true;
    queueMicrotask(() => {
      this.#planned = false;
      this.#draw();
    });
  }

  #draw() {
    const { shape, fill: paint, faulty, line, crosshair, carrying, mine, theirs, repair, label } = this.#drawing;
    const { companions, preview, motion, pivot, ruler } = this.#drawing;
    const project = (corner) => this.#layerPoint(corner);
    const path = (drawn) => (drawn ? this.#pathOf(drawn, project) : "");
    const outline = path(shape);
    this.#set("fill", outline);
    this.#set("casing", carrying ? "" : outline);
    this.#set("outline", outline);
    this.#set("companions", path(companions));
    this.#set("mine", path(mine));
    this.#set("theirs", path(theirs));
    this.#set("repair", path(repair));
    this.#set("preview", path(preview));
    this.#set("pivot", pivot ? lever(project(pivot.centre), project(pivot.knob), this.coarse ? 12 : 7) : "");
    this.#move(motion ? this.#transform(motion, project) : null);
    this.#drawRuler(ruler, project);
    this.#set("lineCasing", line ? linePath(line, project) : "");
    this.#set("line", line ? linePath(line, project) : "");
    if (!carrying) this.#drawHandles(project);
    this.#drawMarks(project);
    this.#set("crosshair", crosshair ? plus(project(crosshair)) : "");
    this.#set("crosshairCasing", crosshair ? plus(project(crosshair)) : "");
    this.sheet.classList.toggle("faulty", faulty);
    this.paths.fill.setAttribute("fill", paint ?? "none");
    this.#setLabel(this.label, label && { text: label.text, point: project(label.corner) });
  }

  #drawMarks(project) {
    const { line, next, held, snap, fault } = this.#drawing;
    const rubber = line?.length && next ? [line.at(-1), next, ...(line.length > 1 ? [line[0]] : [])] : [];
    this.#set("next", linePath(rubber, project));
    this.#set("held", held ? disc(project(held), this.coarse ? 15 : 8) : "");
    this.#set("snap", snap ? ring(project(snap.corner), snap.kind === "corner" ? 10 : 7, snap.kind) : "");
    this.#set("fault", fault ? cross(project(fault), 11) : "");
  }

  /** Only what can be seen, and coarser while much is on its way; a shape that stays is not written again. */
  #pathOf(shape, project) {
    const { carrying, motion } = this.#drawing;
    const finest = carrying && !motion && countCorners(shape) > MANY_CORNERS ? FINEST_CARRIED_PX : undefined;
    const known = this.#shapePaths.get(shape);
    if (known && known.finest === finest && known.moving === Boolean(motion)) return known.path;
    const path = shapePath(shape, project, { view: motion ? undefined : this.#view(1), finest });
    this.#shapePaths.set(shape, { path, finest, moving: Boolean(motion) });
    return path;
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
    if (this.#written[name] === d) return;
    this.#written[name] = d;
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

  /** What can be seen, in layer pixels, with a margin; `more` times its size on every side. */
  #view(more = 0) {
    const { x: width, y: height } = this.leaflet.getSize();
    const { x, y } = this.leaflet.containerPointToLayerPoint([0, 0]);
    const [across, down] = [20 + more * width, 20 + more * height];
    return [x - across, y - down, x + width + across, y + height + down];
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
