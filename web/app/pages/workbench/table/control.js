/** A control for one field of a zone, wherever it is edited outside the form: in a cell or for many zones. */
import { h } from "../../../platform/dom.js";
import { number } from "../../../platform/numbers.js";
import { RULES, typed } from "../fields.js";
import { codeText } from "./columns.js";

/** @param {string} name @param {import("../fields.js").Code[] | undefined} codes @param {any} value @param {Record<string, unknown>} props @returns {any} */
export function controlOf(name, codes, value, props) {
  const rule = RULES[name];
  if (codes) {
    return h(
      "select",
      props,
      rule.required ? null : h("option", { value: "" }, "–"),
      codes.map((code) => h("option", { value: code.code, selected: code.code === value }, codeText(code))),
    );
  }
  const numeric = rule.kind === "number";
  return h("input", {
    type: "text",
    autocomplete: "off",
    inputmode: numeric ? (rule.decimals ? "decimal" : "numeric") : null,
    value: typed(name, value, (figure) => number(figure, 3)),
    ...props,
  });
}
