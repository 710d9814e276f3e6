/**
 * Turns pointer events on the map into what tools understand: `over`, `tap`, and `grab` – `drag` – `drop`. A press
 * that no tool grabs is left to the map, which pans; a second finger always belongs to the map.
 */

const STILL_PX = { mouse: 4, pen: 6, touch: 10 };

/**
 * @typedef {{ free: boolean, coarse: boolean, byKey: boolean, more?: boolean }} Hand `free`: without snapping; `coarse`: a
 *   finger; `more`: Shift is held, so a pick adds to those before
 */

export class Gestures {
  /** @type {{ id: number, x: number, y: number, grabbed: boolean, moved: boolean } | null} */
  #press = null;
  #fingers = new Set();
  /** @type {(() => void) | null} */
  #next = null;
  #frame = 0;

  /**
   * @param {import("./canvas.js").EditCanvas} canvas
   * @param {() => import("./editor.js").Tool} tool the one in use
   * @param {() => void} used called when the pointer takes over from the keyboard
   */
  constructor(canvas, tool, used) {
    this.canvas = canvas;
    this.tool = tool;
    this.used = used;
    const { element } = canvas.map;
    element.addEventListener("pointerdown", (event) => this.#down(event), { capture: true });
    element.addEventListener("pointermove", (event) => this.#move(event));
    element.addEventListener("pointerup", (event) => this.#up(event));
    element.addEventListener("pointercancel", (event) => this.#cancel(event));
    element.addEventListener("pointerleave", () => this.#press ?? this.tool().leave?.());
    element.addEventListener("contextmenu", (event) => this.#press && event.preventDefault());
  }

  #down(event) {
    this.#fingers.add(event.pointerId);
    this.used();
    if (event.button !== 0) return;
    if (this.#fingers.size > 1) return this.#letGo();
    const grabbed = this.tool().grab?.(this.#place(event), hand(event)) ?? false;
    this.#press = { id: event.pointerId, x: event.clientX, y: event.clientY, grabbed, moved: false };
    if (!grabbed) return;
    this.canvas.leaflet.dragging.disable();
    this.canvas.leaflet.boxZoom.disable();
    this.canvas.map.element.setPointerCapture(event.pointerId);
  }

  #move(event) {
    if (this.#press && !event.buttons) this.#letGo();
    const press = this.#press;
    if (press && press.id !== event.pointerId) return;
    if (!press) {
      if (!event.buttons) this.#inNextFrame(() => this.tool().over?.(this.#place(event), hand(event)));
      this.used();
      return;
    }
    press.moved ||= Math.hypot(event.clientX - press.x, event.clientY - press.y) > (STILL_PX[event.pointerType] ?? 4);
    if (press.grabbed && press.moved) this.#inNextFrame(() => this.tool().drag?.(this.#place(event), hand(event)));
  }

  /** However often the pointer reports, tools work once per frame, on the newest place. */
  #inNextFrame(run) {
    this.#next = run;
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#next?.();
      this.#next = null;
    });
  }

  #up(event) {
    this.#fingers.delete(event.pointerId);
    const press = this.#press;
    if (!press || press.id !== event.pointerId) return;
    this.#end();
    if (press.grabbed && press.moved) this.tool().drop?.(this.#place(event), hand(event));
    else if (!press.moved) this.tool().tap?.(this.#place(event), hand(event));
  }

  #cancel(event) {
    this.#fingers.delete(event.pointerId);
    if (this.#press?.id === event.pointerId) this.#letGo();
  }

  #letGo() {
    if (this.#press?.grabbed) this.tool().back?.();
    this.#end();
  }

  #end() {
    this.#press = null;
    this.#next = null;
    this.canvas.leaflet.dragging.enable();
    this.canvas.leaflet.boxZoom.enable();
  }

  #place(event) {
    const { left, top } = this.canvas.map.element.getBoundingClientRect();
    return this.canvas.placeAt({ x: event.clientX - left, y: event.clientY - top });
  }
}

/** @param {PointerEvent} event @returns {Hand} */
function hand(event) {
  return { free: event.altKey, coarse: event.pointerType !== "mouse", byKey: false, more: event.shiftKey };
}
