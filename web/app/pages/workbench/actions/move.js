import { t } from "../../../platform/i18n.js";
import { numberField } from "../bar-field.js";

/** Move the chosen zone as a whole. @type {import("./index.js").Action} */
export default {
  name: "move",
  group: "change",
  icon: "M12 3v18M3 12h18M12 3l-3 3M12 3l3 3M12 21l-3-3M12 21l3-3M3 12l3-3M3 12l3 3M21 12l-3-3M21 12l-3 3",
  key: "M",
  isTool: true,
  needsChoice: true,
  run: (desk) => desk.useOnMap("move"),
  bar: ({ desk, tool, state }) => {
    const field = (name) =>
      numberField(desk, name, {
        unit: "m",
        decimals: 3,
        set: (value) => tool.setNumber(name, value),
        enter: () => tool.finish(),
      });
    return {
      text: t(state.holds ? "workbench.bar.move.holds" : "workbench.bar.move"),
      content: [field("east"), field("north")],
      buttons: [
        { name: "putDown", primary: true, disabled: !state.canClose, run: () => tool.finish() },
        { name: "putBack", disabled: !state.canClose, run: () => tool.back() },
        { name: "done", run: () => desk.editor.use("select") },
      ],
    };
  },
};
