/** The rail of tools left of the map, and the bar over it that says what the tool in use expects. */
import { fill, h, svg } from "../platform/dom.js";
import { t } from "../platform/i18n.js";

const ICONS = {
  select: "M5 3l14 8-6 1.5L10 19z",
  draw: "M4 17L8 5l11 3-3 12zM4 17m-2 0a2 2 0 1 0 4 0 2 2 0 1 0-4 0M8 5m-2 0a2 2 0 1 0 4 0 2 2 0 1 0-4 0M19 8m-2 0a2 2 0 1 0 4 0 2 2 0 1 0-4 0",
  reshape:
    "M4 18l5-12 11 4M20 10m-2.5 0a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0M9 6m-2.5 0a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0M20 14v7M16.500 17.500h7",
  hole: "M3 4h18v16H3zM9 9h6v6H9z",
  corners: "M4 5h16M4 12h16M4 19h16M9 5v14",
  delete: "M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13M10 11v6M14 11v6",
  undo: "M9 6L4 11l5 5M4 11h10a5 5 0 0 1 0 10h-3",
  redo: "M15 6l5 5-5 5M20 11H10a5 5 0 0 0 0 10h3",
  snap: "M6 4v8a6 6 0 0 0 12 0V4h-4v8a2 2 0 0 1-4 0V4zM6 8h4M14 8h4",
  keys: "M3 7h18v10H3zM6 10h1M10 10h1M14 10h1M18 10h.5M8 14h8",
};

const mac = /mac|iphone|ipad/i.test(navigator.platform);
const KEYS = {
  select: "V",
  draw: "D",
  reshape: "E",
  hole: "H",
  delete: "Delete",
  undo: mac ? "⌘Z" : "Ctrl+Z",
  redo: mac ? "⇧⌘Z" : "Ctrl+Shift+Z",
  snap: "S",
  keys: "?",
};

export class Toolbar {
  /**
   * @param {HTMLElement} rail
   * @param {HTMLElement} bar
   * @param {Record<string, () => void>} actions one for each tool and button
   */
  constructor(rail, bar, actions) {
    this.bar = bar;
    this.actions = actions;
    this.buttons = Object.fromEntries(Object.keys(ICONS).map((name) => [name, this.#button(name)]));
    const { select, draw, reshape, hole, corners, delete: remove, undo, redo, snap, keys } = this.buttons;
    fill(rail, group(select, draw, reshape, hole), group(corners, remove), group(undo, redo), group(snap, keys));
    rail.addEventListener("keydown", (event) => this.#arrows(event));
    for (const button of [draw, reshape, hole, corners, remove, undo, redo, snap, keys]) button.tabIndex = -1;
  }

  /** @param {string} name of the tool in use */
  showTool(name) {
    for (const tool of ["select", "draw", "reshape", "hole"])
      this.buttons[tool].setAttribute("aria-pressed", String(tool === name));
  }

  /** @param {boolean} on */
  showSnapping(on) {
    this.buttons.snap.setAttribute("aria-pressed", String(on));
  }

  /** @param {Record<string, boolean>} enabled by button */
  enable(enabled) {
    for (const [name, on] of Object.entries(enabled)) this.buttons[name].setAttribute("aria-disabled", String(!on));
  }

  /**
   * What to do now, with buttons for it.
   * @param {string | null} text null hides the bar
   * @param {{ name: string, primary?: boolean, disabled?: boolean, run: () => void }[]} [buttons]
   */
  showBar(text, buttons = []) {
    this.bar.hidden = !text;
    this.refusal = null;
    fill(
      this.bar,
      text ? h("p", text) : null,
      buttons.length
        ? h(
            "div.actions",
            buttons.map(({ name, primary, disabled, run }) =>
              h(
                `button.small${primary ? ".primary" : ""}`,
                { type: "button", onclick: run, "aria-disabled": disabled ? "true" : null },
                t(`workbench.bar.${name}`),
              ),
            ),
          )
        : null,
    );
  }

  /** Why something was not done, until the next step. @param {string} text */
  showRefusal(text) {
    this.refusal?.remove();
    this.refusal = h("p.error", text);
    this.bar.hidden = false;
    this.bar.prepend(this.refusal);
  }

  hideRefusal() {
    this.refusal?.remove();
    this.refusal = null;
    this.bar.hidden = !this.bar.childElementCount;
  }

  #button(name) {
    const key = KEYS[name];
    const label = t(`workbench.tool.${name}`);
    return h(
      "button.desk-tool",
      {
        type: "button",
        onclick: () => this.#run(name),
        title: key ? `${t(`workbench.tool.${name}.what`)} (${key})` : t(`workbench.tool.${name}.what`),
        "aria-keyshortcuts": key
          ? key.replace("Ctrl", "Control").replace("⇧⌘", "Shift+Meta+").replace("⌘", "Meta+")
          : null,
      },
      svg(
        "svg",
        { viewBox: "0 0 24 24", width: 22, height: 22, "aria-hidden": "true", focusable: "false" },
        svg("path", { d: ICONS[name] }),
      ),
      h("span", label),
      key?.length === 1 ? h("kbd", { "aria-hidden": "true" }, key) : null,
    );
  }

  #run(name) {
    if (this.buttons[name].getAttribute("aria-disabled") !== "true") this.actions[name]();
  }

  /** One tab stop for the rail, arrows inside it. */
  #arrows(event) {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const all = Object.values(this.buttons);
    const from = all.indexOf(/** @type {any} */ (document.activeElement));
    if (!step || from < 0) return;
    event.preventDefault();
    const ordered = [...event.currentTarget.querySelectorAll("button")];
    const next = ordered[(ordered.indexOf(all[from]) + step + ordered.length) % ordered.length];
    for (const button of ordered) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  }
}

function group(...buttons) {
  return h("div.desk-tools", buttons);
}
