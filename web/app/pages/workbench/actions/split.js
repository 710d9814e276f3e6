import { t } from "../../../platform/i18n.js";
import { outlineButtons } from "./outline-buttons.js";
import { proposalBar } from "./proposal-bar.js";

/** Divide the chosen zone by a line. @type {import("./index.js").Action} */
export default {
  name: "split",
  group: "zone",
  icon: "M4 5h16v14H4zM14 2L10 22",
  key: "X",
  isTool: true,
  needsChoice: true,
  run: (desk) => desk.useOnMap("split"),
  bar: ({ tool, state }) =>
    proposalBar(tool, state, () => ({
      text: t(`desk.topology.split.${state.times ? "divides" : state.corners > 1 ? "notYet" : state.corners ? "more" : "first"}`),
      buttons: outlineButtons(tool, state),
    })),
};
