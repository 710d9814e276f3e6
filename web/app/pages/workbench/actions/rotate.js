import { t } from "../../../platform/i18n.js";
import { numberField } from "../bar-field.js";

/** Turn the chosen zone about its centre. @type {import("./index.js").Action} */
export default {
  name: "rotate",
  group: "change",
  icon: "M19 12a7 7 0 1 1-2.500-5.400M17 2v5h-5",
  key: "T",
  isTool: true,
  needsChoice: true,
  run: (desk) => desk.useOnMap("rotate"),
  bar: ({ desk, tool, state }) => ({
    text: t("workbench.bar.rotate"),
    content: [
      numberField(desk, "degrees", {
        unit: "°",
        decimals: 2,
        set: (value) => tool.setNumber("degrees", value),
        enter: () => tool.finish(),
      }),
    ],
    buttons: [
      { name: "turn", primary: true, disabled: !state.canClose, run: () => tool.finish() },
      { name: "putBack", disabled: !state.canClose, run: () => tool.back() },
      { name: "done", run: () => desk.editor.use("select") },
    ],
  }),
};
