import { t } from "../../../platform/i18n.js";
import { legFields } from "./leg-fields.js";
import { outlineButtons } from "./outline-buttons.js";

/** Draw one more part of the chosen zone. @type {import("./index.js").Action} */
export default {
  name: "part",
  group: "draw",
  icon: "M3 5h8v8H3zM14 14h7v7h-7zM17.500 3v7M14 6.500h7",
  key: "P",
  isTool: true,
  needsChoice: true,
  run: (desk) => desk.useOnMap("part"),
  bar: ({ desk, tool, state }) => ({
    text: t(`workbench.bar.part.${state.canClose ? "close" : state.corners ? "more" : "first"}`),
    content: state.corners ? legFields(desk, tool) : [],
    buttons: outlineButtons(tool, state),
  }),
};
