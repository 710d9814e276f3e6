import { t } from "../../../platform/i18n.js";
import { densityField } from "./density-field.js";
import { legFields } from "./leg-fields.js";
import { outlineButtons } from "./outline-buttons.js";

/** Draw a zone corner by corner. @type {import("./index.js").Action} */
export default {
  name: "draw",
  group: "draw",
  icon: "M4 17L8 5l11 3-3 12zM4 17m-2 0a2 2 0 1 0 4 0 2 2 0 1 0-4 0M8 5m-2 0a2 2 0 1 0 4 0 2 2 0 1 0-4 0M19 8m-2 0a2 2 0 1 0 4 0 2 2 0 1 0-4 0",
  key: "D",
  isTool: true,
  run: (desk) => desk.useOnMap("draw"),
  bar: ({ desk, tool, state }) => ({
    text: t(`workbench.bar.draw.${state.canClose ? "close" : state.corners ? "more" : "first"}`),
    content: [...(state.corners ? legFields(desk, tool) : []), densityField(desk)],
    buttons: outlineButtons(tool, state),
  }),
};
