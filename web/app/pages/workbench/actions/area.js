import { t } from "../../../platform/i18n.js";
import { choiceField } from "../bar-field.js";

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
      choiceField("areaForm", ["box", "outline"], form, (value) => tool.setForm(value)),
      choiceField("areaRule", ["touching", "inside"], rule, (value) => tool.setRule(value)),
    ],
    buttons: [
      ...(form === "outline" ? [{ name: "finish", primary: true, disabled: !canClose, run: () => tool.finish() }] : []),
      { name: "back", disabled: !corners, run: () => tool.back() },
      { name: "cancel", run: () => tool.editor.use("select") },
    ],
  }),
};
