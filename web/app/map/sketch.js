import { circleMarker, featureGroup, latLng, polygon, polyline } from "leaflet";
import { h } from "../platform/dom.js";
import { plural, t } from "../platform/i18n.js";
import { announce } from "../platform/announce.js";

const LEAST = { point: 1, line: 2, polygon: 3 };
const CLOSE_ENOUGH_PX = 12;

/**
 * Lets somebody place a point, line or area: by clicking, by touch, or by keyboard with a crosshair that stands still
 * while the arrows move the map. Every step has a button as well; nothing needs dragging or a double-click.
 *
 * @param {import("./plan-map.js").PlanMap} map
 * @param {object} options
 * @param {"point" | "line" | "polygon"} options.kind
 * @param {(geometry: any | null) => void} [options.onChange] GeoJSON so far, null while too short
 * @param {(geometry: any) => void} options.onDone
 * @param {() => void} [options.onCancel]
 * @returns {Sketch}
 */
export function startSketch(map, options) {
  return new Sketch(map, options);
}

class Sketch {
  /** @type {[number, number][]} longitude, latitude */
  #positions = [];
  #life = new AbortController();

  constructor(map, { kind, onChange, onDone, onCancel }) {
    this.map = map;
    this.kind = kind;
    this.onChange = onChange;
    this.onDone = onDone;
    this.onCancel = onCancel;
    this.drawn = featureGroup().addTo(map.leaflet);
    this.crosshair = h("div.map-crosshair", { "aria-hidden": "true" });
    this.bar = this.#makeBar();
    map.element.append(this.crosshair);
    map.element.after(this.bar);
    map.element.classList.add("sketching");
    map.keyboard.enable(false);
    map.leaflet.doubleClickZoom.disable();
    map.addEventListener("clicked", (event) => this.#clicked(event.detail), { signal: this.#life.signal });
    map.element.addEventListener("keydown", (event) => this.#pressed(event), { signal: this.#life.signal });
    map.element.focus({ preventScroll: true });
    announce(t(`map.sketch.start.${kind}`));
    this.#draw();
  }

  /** Ends without a result; the page's own cancel button may call this too. */
  cancel() {
    this.#end();
    announce(t("map.sketch.cancelled"));
    this.onCancel?.();
  }

  get geometry() {
    const positions = this.#positions;
    if (positions.length < LEAST[this.kind]) return null;
    if (this.kind === "point") return { type: "Point", coordinates: positions[0] };
    if (this.kind === "line") return { type: "LineString", coordinates: positions };
    return { type: "Polygon", coordinates: [[...positions, positions[0]]] };
  }

  #makeBar() {
    const button = (key, run, kind = "") =>
      h(`button.small${kind}`, { type: "button", onclick: run }, t(`map.sketch.${key}`));
    this.undoButton = button("undo", () => this.#undo());
    this.doneButton = button("done", () => this.#finish(), ".primary");
    return h(
      "div.map-sketch-bar.no-print",
      { role: "group", "aria-label": t("map.sketch.tools") },
      h("p", t(`map.sketch.hint.${this.kind}`)),
      h(
        "div.actions",
        button("addHere", () => this.#add(this.#centre())),
        this.kind === "point" ? null : this.undoButton,
        this.doneButton,
        button("cancel", () => this.cancel()),
      ),
    );
  }

  #clicked({ lon, lat }) {
    if (this.kind === "polygon" && this.#positions.length >= 3 && this.#nearFirst(lon, lat)) this.#finish();
    else this.#add([lon, lat]);
  }

  #pressed(event) {
    if (event.target !== this.map.element) return;
    const run = { Enter: () => this.#add(this.#centre()), Backspace: () => this.#undo(), Escape: () => this.cancel() }[
      event.key
    ];
    if (!run) return;
    event.preventDefault();
    run();
  }

  #add(position) {
    // A second press on the same spot is no second corner.
    if (String(position) === String(this.#positions.at(-1))) return;
    if (this.kind === "point") this.#positions = [position];
    else this.#positions.push(position);
    announce(this.kind === "point" ? t("map.sketch.placed") : plural("map.sketch.points", this.#positions.length));
    this.#draw();
  }

  #undo() {
    this.#positions.pop();
    announce(plural("map.sketch.points", this.#positions.length));
    this.#draw();
  }

  #finish() {
    const { geometry } = this;
    if (!geometry) return announce(t(`map.sketch.tooShort.${this.kind}`));
    this.#end();
    this.onDone(geometry);
  }

  #draw() {
    const { geometry } = this;
    const path = this.#positions.map(([lon, lat]) => latLng(lat, lon));
    const options = { renderer: this.map.renderer("tools"), interactive: false };
    this.drawn.clearLayers();
    const draw = this.kind === "polygon" ? polygon : polyline;
    if (this.kind !== "point")
      draw(path, { ...options, className: `sketch-line sketch-${this.kind}` }).addTo(this.drawn);
    for (const at of path) circleMarker(at, { ...options, radius: 6, className: "sketch-corner" }).addTo(this.drawn);
    this.doneButton.toggleAttribute("disabled", !geometry);
    this.undoButton.toggleAttribute("disabled", !path.length);
    this.onChange?.(geometry);
  }

  #centre() {
    const { lon, lat } = this.map.view;
    return [lon, lat];
  }

  #nearFirst(lon, lat) {
    const at = (position) => this.map.leaflet.latLngToContainerPoint(latLng(position[1], position[0]));
    return at([lon, lat]).distanceTo(at(this.#positions[0])) <= CLOSE_ENOUGH_PX;
  }

  #end() {
    this.#life.abort();
    this.drawn.remove();
    this.crosshair.remove();
    this.bar.remove();
    this.map.element.classList.remove("sketching");
    this.map.leaflet.doubleClickZoom.enable();
    this.map.keyboard.enable(true);
  }
}
