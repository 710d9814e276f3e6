import { t } from "../../../platform/i18n.js";
import { outlineButtons } from "./outline-buttons.js";

/** Draw the plan's border. @type {import("./index.js").Action} */
export default {
  name: "border",
  group: "plan",
  icon: "M4 4h5M13 4h7v5M20 13v7h-7M9 20H4v-7M4 9V4",
  isTool: true,
  enabled: ({ plan }) => Boolean(plan) && !plan.published,
  run: (desk) => desk.useOnMap("border"),
  bar: ({ tool, state }) => ({
    text: t(`workbench.bar.draw.${state.canClose ? "close" : state.corners ? "more" : "first"}`),
    buttons: outlineButtons(tool, state),
  }),
};
