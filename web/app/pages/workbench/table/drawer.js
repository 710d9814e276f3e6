/**
 * The drawer below the map: open or closed, and as high as the planner likes it, which it remembers. On a phone it is
 * a sheet over the whole desk, and what lies under it cannot be reached meanwhile.
 */
import { fill, h } from "../../../platform/dom.js";
import { t } from "../../../platform/i18n.js";

const STORED = "byggbar-drawer";
const HEIGHTS = { least: 20, usual: 40, tall: 70, step: 5 };
const phone = matchMedia("(width < 900px)");

export class Drawer extends EventTarget {
  /** @param {HTMLElement} element */
  constructor(element) {
    super();
    this.element = element;
    this.height = HEIGHTS.usual;
    this.handle = h("button.drawer-handle", {
      type: "button",
      onkeydown: (event) => this.#keys(event),
      onpointerdown: (event) => this.#grab(event),
      onclick: () => this.#clicked(),
    });
    this.body = h("div.drawer-body");
    fill(element, this.handle, this.body);
    this.setHeight(Number(stored()) || HEIGHTS.usual);
    phone.addEventListener("change", () => this.#shield());
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /** Whether it covers the map. */
  get isSheet() {
    return phone.matches;
  }

  /** @param {boolean} open */
  toggle(open = !this.isOpen) {
    if (open === this.isOpen) return;
    this.element.hidden = !open;
    this.#shield();
    this.dispatchEvent(new Event("toggled"));
  }

  /** @param {number} percent of the window's height */
  setHeight(percent) {
    this.height = Math.max(HEIGHTS.least, Math.min(HEIGHTS.tall, Math.round(percent)));
    this.element.style.setProperty("--height", `${this.height}dvh`);
    const text = t("desk.table.height", { percent: this.height });
    this.handle.setAttribute("aria-label", text);
    this.handle.title = t("desk.table.heightWhat");
    try {
      localStorage.setItem(STORED, String(this.height));
    } catch {
      // A browser that keeps nothing starts at the usual height.
    }
  }

  #keys(event) {
    const by = { ArrowUp: HEIGHTS.step, ArrowDown: -HEIGHTS.step }[event.key];
    if (!by) return;
    event.preventDefault();
    this.setHeight(this.height + by);
  }

  #clicked() {
    if (this.dragged) this.dragged = false;
    else this.setHeight(this.height > HEIGHTS.usual ? HEIGHTS.usual : HEIGHTS.tall);
  }

  #grab(down) {
    this.dragged = false;
    this.handle.setPointerCapture(down.pointerId);
    const bottom = this.element.getBoundingClientRect().bottom;
    const move = (event) => {
      if (Math.abs(event.clientY - down.clientY) > 3) this.dragged = true;
      if (this.dragged) this.setHeight(((bottom - event.clientY) / window.innerHeight) * 100);
    };
    this.handle.addEventListener("pointermove", move);
    this.handle.addEventListener("lostpointercapture", () => this.handle.removeEventListener("pointermove", move), {
      once: true,
    });
  }

  #shield() {
    const covers = this.isOpen && this.isSheet;
    for (const other of this.element.parentElement?.children ?? []) {
      if (other !== this.element && other.tagName !== "DIALOG") other.toggleAttribute("inert", covers);
    }
  }
}

function stored() {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}
