/**
 * Fields in the bar over the map, tied to numbers of the tool in use: what is typed drives the shape at once, and what
 * the pointer does is written into them. Every field is made once, so that typing survives the bar being refreshed.
 */
import { h } from "../../platform/dom.js";
import { t } from "../../platform/i18n.js";
import { number } from "../../platform/numbers.js";

/** @type {Map<string, { element: HTMLElement, input: HTMLInputElement, decimals: number }>} */
const fields = new Map();
/** @type {WeakSet<EventTarget>} */
const followed = new WeakSet();

/**
 * @param {import("./desk.js").Desk} desk
 * @param {string} name of the number; its label is `desk.draw.field.<name>`
 * @param {{ unit: string, decimals?: number, value?: number | null, set: (value: number | null) => void, enter?: () => void }} options
 *   `enter` is what the Enter key does besides going back to the map
 */
export function numberField(desk, name, { unit, decimals = 2, value, set, enter }) {
  follow(desk.editor);
  const known = fields.get(name) ?? build(desk, name, decimals, unit);
  known.set = set;
  known.enter = enter;
  if (value !== undefined && document.activeElement !== known.input) known.input.value = written(value, decimals);
  return known.element;
}

/**
 * A choice of a few words; `desk.draw.field.<name>` and `desk.draw.choice.<name>.<value>`.
 * @param {string} name
 * @param {string[]} values
 * @param {string} chosen
 * @param {(value: any) => void} set
 */
export function choiceField(name, values, chosen, set) {
  return h(
    "label.bar-field",
    h("span", t(`desk.draw.field.${name}`)),
    h(
      "select",
      { name, onchange: (event) => set(event.target.value) },
      values.map((value) => h("option", { value, selected: value === chosen }, t(`desk.draw.choice.${name}.${value}`))),
    ),
  );
}

/** A number as people type it, or null. @param {string} text */
export function readNumber(text) {
  const clean = text.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".").replace("\u2212", "-");
  const value = clean === "" ? NaN : Number(clean);
  return Number.isFinite(value) ? value : null;
}

function build(desk, name, decimals, unit) {
  const input = /** @type {HTMLInputElement} */ (
    h("input", {
      id: `bar-${name}`,
      name,
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      oninput: () => field.set(readNumber(input.value)),
      onkeydown: (event) => {
        if (event.key !== "Enter" && event.key !== "Escape") return;
        event.preventDefault();
        if (event.key === "Enter") {
          field.set(readNumber(input.value));
          field.enter?.();
        }
        desk.map.element.focus({ preventScroll: true });
      },
    })
  );
  const element = h(
    "label.bar-field",
    { for: `bar-${name}` },
    h("span", t(`desk.draw.field.${name}`)),
    input,
    h("span.soft", unit),
  );
  const field = /** @type {any} */ ({ element, input, decimals });
  fields.set(name, field);
  return field;
}

function follow(editor) {
  if (followed.has(editor)) return;
  followed.add(editor);
  editor.addEventListener("numbers", (event) => {
    for (const [name, value] of Object.entries(/** @type {CustomEvent} */ (event).detail)) {
      const field = fields.get(name);
      if (field && document.activeElement !== field.input) field.input.value = written(value, field.decimals);
    }
  });
}

function written(value, decimals) {
  return value === null ? "" : number(value, decimals);
}
