import { AppElement, register } from "../platform/element.js";
import { h } from "../platform/dom.js";
import { t } from "../platform/i18n.js";

const HEIGHTS = ["peek", "half", "full"];
const DRAG_PX = 40;

/**
 * The panel beside the map: a floating column on wide screens, a bottom sheet with three heights on phones. The sheet's
 * handle is a button; dragging it is only a shortcut.
 *
 *   <ui-panel label="…">content</ui-panel>        attributes: label, height (peek, half, full)
 *
 * Emits `ui-panel:resized` with `{ left, bottom }`, the pixels of the map it covers.
 */
class UiPanel extends AppElement {
  static observedAttributes = ["height"];

  build() {
    this.setAttribute("role", "region");
    this.setAttribute("aria-label", this.getAttribute("label") ?? "");
    this.body = h("div.panel-body", [...this.childNodes]);
    this.handle = h(
      "button.panel-handle",
      { type: "button", "aria-expanded": "false", onclick: () => this.#next() },
      h("span.panel-grip", { "aria-hidden": "true" }),
      h("span.unseen"),
    );
    this.replaceChildren(this.handle, this.body);
    this.height = this.getAttribute("height") ?? "peek";
  }

  connected() {
    this.listen(this.handle, "pointerdown", (event) => this.#drag(event));
    this.listen(this.handle, "keydown", (event) => this.#keys(event));
    this.listen(this.body, "focusin", () => this.open());
    this.listen(window, "resize", () => this.#tell());
    this.#tell();
  }

  attributeChangedCallback() {
    if (this.handle) this.#tell();
  }

  get height() {
    return this.getAttribute("height") ?? "peek";
  }

  /** @param {string} height */
  set height(height) {
    this.setAttribute("height", height);
  }

  /** Opens the sheet at least half way, for content that somebody has just asked for. */
  open() {
    if (this.height === "peek") this.height = "half";
  }

  /** Pixels of the map that lie under the panel. */
  get covered() {
    const sheet = matchMedia("(width < 900px)").matches;
    const { width } = this.getBoundingClientRect();
    if (!sheet) return { left: width + 16, bottom: 0 };
    const room = this.parentElement?.clientHeight ?? window.innerHeight;
    return { left: 0, bottom: this.height === "peek" ? 96 : Math.min(room / 2, room - 160) };
  }

  #next() {
    if (this.dragged) return;
    this.height = HEIGHTS[(HEIGHTS.indexOf(this.height) + 1) % HEIGHTS.length];
  }

  #step(by) {
    const at = HEIGHTS.indexOf(this.height) + by;
    this.height = HEIGHTS[Math.max(0, Math.min(HEIGHTS.length - 1, at))];
  }

  #keys(event) {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    this.#step(by);
  }

  #drag(start) {
    this.dragged = false;
    this.handle.setPointerCapture(start.pointerId);
    const end = (event) => {
      this.handle.removeEventListener("pointerup", end);
      const moved = start.clientY - event.clientY;
      this.dragged = Math.abs(moved) > DRAG_PX;
      if (this.dragged) this.#step(Math.sign(moved) * (Math.abs(moved) > 300 ? 2 : 1));
    };
    this.handle.addEventListener("pointerup", end);
  }

  #tell() {
    this.handle.setAttribute("aria-expanded", String(this.height !== "peek"));
    /** @type {HTMLElement} */ (this.handle.lastElementChild).textContent = t(`shell.panel.${this.height}`);
    this.emit("resized", this.covered);
  }
}

register("ui-panel", UiPanel);
