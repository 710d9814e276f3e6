import { t } from "../../../platform/i18n.js";
import { outlineButtons } from "./outline-buttons.js";

/** Draw a hole in the chosen zone. @type {import("./index.js").Action} */
export default {
  name: "hole",
  group: "draw",
  icon: "M3 4h18v16H3zM9 9h6v6H9z",
  key: "H",
  isTool: true,
  needsChoice: true,
  run: (desk) => desk.useOnMap("hole"),
  bar: ({ tool, state }) => ({
    text: t(`workbench.bar.hole.${state.canClose ? "close" : state.corners ? "more" : "first"}`),
    buttons: outlineButtons(tool, state),
  }),
};
