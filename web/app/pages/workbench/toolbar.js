/** The rail of tools left of the map, and the bar over it that says what the tool in use expects. */
import { fill, h, svg } from "../../platform/dom.js";
import { t } from "../../platform/i18n.js";
import { keyShortcut, keyText } from "../../platform/keys.js";
import { proposalBar } from "./actions/proposal-bar.js";
import { GROUPS } from "./groups.js";

/** Bars of tools that no button of the rail takes. @type {Record<string, NonNullable<import("./actions/index.js").Action["bar"]>>} */
const BARS = { repair: ({ tool, state }) => proposalBar(tool, state) };
/** Groups that a published plan does not allow. */
const CHANGING = ["draw", "change", "zone"];

export class Toolbar {
  /**
   * @param {HTMLElement} rail
   * @param {HTMLElement} bar
   * @param {import("./desk.js").Desk} desk
   * @param {import("./actions/index.js").Action[]} actions
   */
  constructor(rail, bar, desk, actions) {
    this.rail = rail;
    this.bar = bar;
    this.desk = desk;
    this.actions = actions;
    this.buttons = new Map(actions.map((action) => [action.name, this.#button(action)]));
    fill(rail, GROUPS.map((group) => this.#group(actions.filter((action) => action.group === group))).filter(Boolean));
    rail.addEventListener("keydown", (event) => this.#arrows(event));
    [...this.buttons.values()].slice(1).forEach((button) => (button.tabIndex = -1));
  }

  /** Brings every button up to date with the desk. */
  refresh() {
    const { editor } = this.desk;
    for (const action of this.actions) {
      const button = this.#of(action);
      const allowed = this.desk.editable || action.reads || !CHANGING.includes(action.group);
      const enabled = !this.desk.opening && allowed && (!action.needsChoice || Boolean(editor.chosen)) && (action.enabled?.(this.desk) ?? true);
      button.setAttribute("aria-disabled", String(!enabled));
      if (action.isTool) button.setAttribute("aria-pressed", String(editor.tool.name === action.name));
      if (action.pressed) button.setAttribute("aria-pressed", String(action.pressed(this.desk)));
    }
  }

  /** What the tool in use expects now, with a button for every key. */
  showTool() {
    const { tool } = this.desk.editor;
    const bar = this.actions.find(({ name }) => name === tool.name)?.bar;
    const told = (bar ?? BARS[tool.name])?.({ desk: this.desk, tool, state: tool.state });
    if (!told) return this.showBar(null);
    this.showBar(told.text, told.buttons, told.content);
    if (bar) this.bar.append(howLink(tool.name));
  }

  /**
   * What to do now, with buttons for it. Fields that stay the same keep their focus.
   * @param {string | null} text null hides the bar
   * @param {import("./actions/index.js").BarButton[]} [buttons]
   * @param {Node[]} [content]
   */
  showBar(text, buttons = [], content = []) {
    this.bar.hidden = !text;
    this.refusal = null;
    const focused = this.bar.contains(document.activeElement) ? /** @type {any} */ (document.activeElement) : null;
    fill(
      this.bar,
      text ? h("p", text) : null,
      content.length ? h("div.bar-fields", content) : null,
      buttons.length ? h("div.actions", buttons.map(barButton)) : null,
    );
    if (focused && focused !== document.activeElement) this.#focusAgain(focused);
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

  #of({ name }) {
    return /** @type {HTMLElement} */ (this.buttons.get(name));
  }

  #group(actions) {
    return actions.length
      ? h(
          "div.desk-tools",
          actions.map((action) => this.#of(action)),
        )
      : null;
  }

  #button(action) {
    const { name, icon, key } = action;
    const what = t(`workbench.tool.${name}.what`);
    return h(
      "button.desk-tool",
      {
        type: "button",
        "data-action": name,
        "aria-disabled": "true",
        onclick: () => this.#run(action),
        title: key ? `${what} (${keyText(key)})` : what,
        "aria-keyshortcuts": key ? keyShortcut(key) : null,
      },
      svg(
        "svg",
        { viewBox: "0 0 24 24", width: 22, height: 22, "aria-hidden": "true", focusable: "false" },
        svg("path", { d: icon }),
      ),
      h("span", t(`workbench.tool.${name}`)),
      key?.length === 1 ? h("kbd", { "aria-hidden": "true" }, key) : null,
    );
  }

  #run(action) {
    if (this.#of(action).getAttribute("aria-disabled") !== "true") action.run(this.desk);
  }

  #focusAgain({ id, name, textContent }) {
    const same = [...this.bar.querySelectorAll("button, input, select")].find(
      (/** @type {any} */ element) =>
        (id && element.id === id) || (!id && element.name === name && element.textContent === textContent),
    );
    /** @type {HTMLElement | undefined} */ (same)?.focus();
  }

  /** One tab stop for the rail, arrows inside it. */
  #arrows(event) {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const all = [...this.rail.querySelectorAll("button")];
    const from = all.indexOf(/** @type {any} */ (document.activeElement));
    if (!step || from < 0) return;
    event.preventDefault();
    const next = all[(from + step + all.length) % all.length];
    for (const button of all) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  }
}

/** The tool's recipe, in a tab of its own so that the desk stays as it is. @param {string} name */
function howLink(name) {
  return h(
    "a.bar-how",
    { href: `/help#tool-${name}`, target: "_blank", rel: "noopener" },
    t("workbench.bar.how"),
    h("span.unseen", ` ${t(`workbench.tool.${name}`)}, ${t("workbench.newTab")}`),
  );
}

function barButton({ name, label, primary, disabled, run }) {
  return h(
    `button.small${primary ? ".primary" : ""}`,
    { type: "button", onclick: () => disabled || run(), "aria-disabled": disabled ? "true" : null },
    label ?? t(`workbench.bar.${name}`),
  );
}
