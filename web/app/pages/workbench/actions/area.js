import { h } from "../../../platform/dom.js";
import { t } from "../../../platform/i18n.js";

/** Pick the zones in a box or an outline. @type {import("./index.js").Action} */
export default {
  name: "area",
  group: "draw",
  reads: true,
  icon: "M4 4h4M12 4h4M20 4v4M20 12v4M4 8v4M4 16v4h4M11 11l9 4-4 1.500-1.500 4z",
  key: "A",
  isTool: true,
  run: (desk) => desk.useOnMap("area"),
  bar: ({ tool, state: { corners, canClose, form, rule } }) => ({
    text: t(`desk.table.bar.${form}.${corners ? "more" : "first"}`),
    content: [
      choice("form", ["box", "outline"], form, (value) => tool.setForm(value)),
      choice("rule", ["touching", "inside"], rule, (value) => tool.setRule(value)),
    ],
    buttons: [
      ...(form === "outline" ? [{ name: "finish", primary: true, disabled: !canClose, run: () => tool.finish() }] : []),
      { name: "back", disabled: !corners, run: () => tool.back() },
      { name: "cancel", run: () => tool.editor.use("select") },
    ],
  }),
};

function choice(name, values, chosen, choose) {
  return h(
    "label.bar-choice",
    h("span.unseen", t(`desk.table.bar.${name}`)),
    h(
      "select",
      { name: `area-${name}`, onchange: ({ target }) => choose(target.value) },
      values.map((value) => h("option", { value, selected: value === chosen }, t(`desk.table.bar.${name}.${value}`))),
    ),
  );
}
