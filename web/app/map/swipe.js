import { h } from "../platform/dom.js";

const STEP = 10;

/**
 * Two feature layers side by side: one shows left of a divider, the other right of it. The divider is a slider, so it
 * is dragged by its handle, moved by arrow keys, and stepped by buttons.
 */
export class Swipe {
  #life = new AbortController();
  #moved = () => this.#clip();

  /**
   * @param {import("./plan-map.js").PlanMap} map
   * @param {object} options
   * @param {{ pane: string }} options.left a layer by its pane
   * @param {{ pane: string }} options.right
   * @param {{ slider: string, left: string, right: string, moreLeft: string, moreRight: string }} options.words
   */
  constructor(map, { left, right, words }) {
    this.map = map;
    this.left = map.leaflet.getPane(left.pane);
    this.right = map.leaflet.getPane(right.pane);
    this.slider = /** @type {HTMLInputElement} */ (h("input.map-swipe-slider", {
      type: "range", min: 0, max: 100, value: 50, "aria-label": words.slider,
    }));
    this.line = h("div.map-swipe-line", { "aria-hidden": "true" },
      h("span.map-swipe-side", words.left), h("span.map-swipe-side", words.right));
    const step = (by, text) => h("button.small", { type: "button", onclick: () => this.#step(by) }, text);
    this.buttons = h("div.map-swipe-buttons", step(STEP, words.moreLeft), step(-STEP, words.moreRight));
    this.bar = h("div.map-swipe.no-print", this.line, this.slider, this.buttons);
    map.element.after(this.bar);
    this.slider.addEventListener("input", this.#moved, { signal: this.#life.signal });
    map.leaflet.on("move zoomend viewreset resize", this.#moved);
    this.#clip();
  }

  /** Both layers show whole again. */
  end() {
    this.#life.abort();
    this.map.leaflet.off("move zoomend viewreset resize", this.#moved);
    this.bar.remove();
    for (const pane of [this.left, this.right]) pane.style.clipPath = "";
  }

  #step(by) {
    this.slider.value = String(Number(this.slider.value) + by);
    this.#clip();
  }

  /** Panes move with the map, so the halves of the view are told in the panes' own pixels. */
  #clip() {
    const share = Number(this.slider.value) / 100;
    const size = this.map.leaflet.getSize();
    const from = this.map.leaflet.containerPointToLayerPoint([0, 0]);
    const to = from.add(size);
    const middle = from.x + size.x * share;
    this.left.style.clipPath = rectangle(from.x, from.y, middle, to.y);
    this.right.style.clipPath = rectangle(middle, from.y, to.x, to.y);
    this.line.style.insetInlineStart = `${share * 100}%`;
  }
}

function rectangle(left, top, right, bottom) {
  return `polygon(${left}px ${top}px, ${right}px ${top}px, ${right}px ${bottom}px, ${left}px ${bottom}px)`;
}
