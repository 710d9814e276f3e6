/**
 * Shapes by keyboard. The map is one stop in the tab order; arrows go from shape to shape in the direction pressed,
 * Enter opens, Shift with an arrow moves the map, + and − zoom, Home goes back to the start.
 */

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const PAN_PX = 120;

export class ShapeKeyboard {
  /** @type {Set<Shape>} */
  #shapes = new Set();
  /** @type {Shape | null} */
  #current = null;
  #enabled = true;
  /** Reaches what has no element yet. @type {{ reach: (from: { x: number, y: number }, direction: number[]) => Promise<{ cost: number, take: () => Shape } | null> } | null} */
  beyond = null;

  /** @param {import("./plan-map.js").PlanMap} map */
  constructor(map) {
    this.map = map;
    map.element.addEventListener("keydown", (event) => this.#pressed(event));
    map.leaflet.on("moveend layeradd layerremove", () => this.#planStop());
    this.planned = 0;
    this.#setStop();
  }

  /**
   * @typedef {object} Shape
   * @property {SVGElement | HTMLElement} element
   * @property {() => { x: number, y: number }} centre in pixels of the map's box
   * @property {() => void} open
   */

  /** @param {Shape} shape */
  add(shape) {
    this.#shapes.add(shape);
    shape.element.setAttribute("tabindex", "-1");
    shape.element.addEventListener("focus", () => (this.#current = shape));
    this.#planStop();
  }

  /** @param {Shape} shape */
  remove(shape) {
    this.#shapes.delete(shape);
    if (this.#current === shape) this.#current = null;
    this.#planStop();
  }

  /** While a drawing tool is at work the map itself is the stop, and shapes are out of reach. @param {boolean} enabled */
  enable(enabled) {
    this.#enabled = enabled;
    this.#setStop();
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const onShape = [...this.#shapes].some((shape) => shape.element === event.target);
    if (!onShape || event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.#handle(event)) event.preventDefault();
  }

  #handle(event) {
    const direction = DIRECTIONS[event.key];
    if (direction && event.shiftKey) this.map.leaflet.panBy(direction.map((d) => d * PAN_PX));
    else if (direction) this.#step(direction);
    else if (event.key === "Enter" || event.key === " ") this.#current?.open();
    else if (event.key === "+") this.map.leaflet.zoomIn();
    else if (event.key === "-") this.map.leaflet.zoomOut();
    else if (event.key === "Home") this.map.goHome();
    else return false;
    return true;
  }

  /** The nearest shape that way; sideways distance counts double, so that arrows feel straight. */
  async #step(direction) {
    const from = this.#current?.centre();
    if (!from) return;
    const near = this.#nearest(from, direction);
    const far = this.beyond && (await this.beyond.reach(from, direction));
    if (far && far.cost < near.cost) this.#moveTo(far.take());
    else if (near.shape) this.#moveTo(near.shape);
    else this.map.leaflet.panBy(direction.map((d) => d * PAN_PX));
  }

  #nearest(from, [dx, dy]) {
    let best = { shape: /** @type {Shape | null} */ (null), cost: Infinity };
    for (const shape of this.#inView()) {
      if (shape === this.#current) continue;
      const { x, y } = shape.centre();
      const along = (x - from.x) * dx + (y - from.y) * dy;
      const cost = along + 2 * Math.abs((x - from.x) * dy - (y - from.y) * dx);
      if (along > 1 && cost < best.cost) best = { shape, cost };
    }
    return best;
  }

  #moveTo(shape) {
    this.#current = shape;
    this.#setStop();
    shape.element.focus({ preventScroll: true });
  }

  #planStop() {
    cancelAnimationFrame(this.planned);
    this.planned = requestAnimationFrame(() => this.#setStop());
  }

  /** Exactly one element of the map can be reached by Tab: the current shape, else the first in view, else the map. */
  #setStop() {
    const inView = this.#enabled ? this.#inView() : [];
    const stop = this.#current && (inView.includes(this.#current) || this.#hasFocus()) ? this.#current : inView[0];
    for (const shape of this.#shapes)
      shape.element.setAttribute("tabindex", shape === stop && this.#enabled ? "0" : "-1");
    this.map.element.tabIndex = stop && this.#enabled ? -1 : 0;
    this.#current = stop ?? null;
  }

  #hasFocus() {
    return document.activeElement === this.#current?.element;
  }

  #inView() {
    const { x: width, y: height } = this.map.leaflet.getSize();
    return [...this.#shapes].filter((shape) => {
      const { x, y } = shape.centre();
      return shape.element.isConnected && x >= 0 && y >= 0 && x <= width && y <= height;
    });
  }
}
