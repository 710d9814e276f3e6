/**
 * The keyboard's pointer. While the map has focus, arrows move a crosshair and the tool in use is told as if a mouse
 * were there: Enter taps, Space jumps to the nearest corner, Alt with an arrow walks along an outline, Delete
 * removes, Escape steps back. All keys work only while the map has focus.
 */

/** Pixels that an arrow goes, and with Shift. */
export const STEP_PX = 16;
export const FINE_PX = 1;
const MARGIN_PX = 40;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Crosshair {
  /** @type {import("./grid.js").Corner | null} */
  place = null;

  /**
   * @param {import("./canvas.js").EditCanvas} canvas
   * @param {import("./editor.js").ZoneEditor} editor
   */
  constructor(canvas, editor) {
    this.canvas = canvas;
    this.editor = editor;
    const { element } = canvas.map;
    element.addEventListener("keydown", (event) => event.target === element && this.#pressed(event));
    element.addEventListener("focus", () => element.matches(":focus-visible") && this.#appear());
    element.addEventListener("blur", () => this.hide());
  }

  hide() {
    if (!this.place) return;
    this.place = null;
    this.canvas.show({ crosshair: null });
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.ctrlKey || event.metaKey) return;
    const run = this.#action(event);
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    this.#appear();
    run();
  }

  #action(event) {
    const arrow = ARROWS[event.key];
    const hand = { free: event.altKey, coarse: false, byKey: true, more: event.shiftKey };
    const { tool } = this.editor;
    if (arrow && event.altKey) return () => this.#jump(tool.walk?.(this.place, arrow[0] + arrow[1]));
    if (arrow && tool.arrow) return () => this.#follow(tool.arrow(arrow, event.shiftKey));
    if (arrow) return () => this.#move(arrow, event.shiftKey ? FINE_PX : STEP_PX, hand);
    switch (event.key) {
      case "Enter":
        return () => tool.tap?.(this.place, hand);
      case " ":
        return () => this.#jump(tool.nearest?.(this.place));
      case "Delete":
      case "Backspace":
        return () => tool.remove?.(this.place);
      case "Escape":
        return () => this.editor.stepBack();
      case "+":
        return () => this.canvas.leaflet.zoomIn();
      case "-":
        return () => this.canvas.leaflet.zoomOut();
      default:
        return event.altKey ? null : this.editor.shortcut(event.key);
    }
  }

  #appear() {
    if (this.place) return;
    this.place = this.canvas.centre;
    this.canvas.show({ crosshair: this.place });
  }

  #move([dx, dy], pixels, hand) {
    const { x, y } = this.canvas.pointOf(/** @type {any} */ (this.place));
    const target = { x: x + dx * pixels, y: y + dy * pixels };
    const place = this.canvas.placeAt(target);
    this.#keepInView(target);
    this.#goTo(place);
    this.editor.tool.over?.(place, hand);
  }

  #jump(corner) {
    if (!corner) return;
    this.#keepInView(this.canvas.pointOf(corner), true);
    this.#goTo(corner);
    this.editor.tool.over?.(corner, { free: false, coarse: false, byKey: true });
  }

  /** A tool that moves things by itself says where the crosshair comes to lie. */
  #follow(place) {
    this.#keepInView(this.canvas.pointOf(place));
    this.#goTo(place);
  }

  #goTo(place) {
    this.place = place;
    this.canvas.show({ crosshair: place });
  }

  /** Moves the map when the crosshair nears its edge; a jump out of view centres it. */
  #keepInView({ x, y }, jump = false) {
    const size = this.canvas.leaflet.getSize();
    const out = x < MARGIN_PX || y < MARGIN_PX || x > size.x - MARGIN_PX || y > size.y - MARGIN_PX;
    if (!out) return;
    const reach = jump ? 1 : 0.5;
    this.canvas.leaflet.panBy([(x - size.x / 2) * reach, (y - size.y / 2) * reach], { animate: false });
  }
}
