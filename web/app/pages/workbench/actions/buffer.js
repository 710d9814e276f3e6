import { t } from "../../../platform/i18n.js";
import { choiceField, numberField } from "../bar-field.js";
import { densityField } from "./density-field.js";
import { outlineButtons } from "./outline-buttons.js";

/** Draw a zone at a distance around a line or a point. @type {import("./index.js").Action} */
export default {
  name: "buffer",
  group: "draw",
  icon: "M6 18L18 6M3.500 15.500L15.500 3.500a3.500 3.500 0 0 1 5 5L8.500 20.500a3.500 3.500 0 0 1-5-5z",
  key: "B",
  isTool: true,
  run: (desk) => desk.useOnMap("buffer"),
  bar: ({ desk, tool, state }) => ({
    text: t(`workbench.bar.buffer.${state.corners ? "more" : "first"}`),
    content: [
      numberField(desk, "metres", {
        unit: "m",
        set: (value) => tool.setNumber("metres", value),
        enter: () => state.canClose && tool.finish(),
      }),
      choiceField("end", ["round", "flat"], state.end, (end) => tool.setEnd(end)),
      densityField(desk),
    ],
    buttons: outlineButtons(tool, state),
  }),
};
