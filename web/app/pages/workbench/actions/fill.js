import { t } from "../../../platform/i18n.js";
import { proposalBar } from "./proposal-bar.js";

/** Fill a gap between zones. @type {import("./index.js").Action} */
export default {
  name: "fill",
  group: "zone",
  icon: "M3 4h18v16H3zM12 8l4.500 4-4.500 4-4.500-4zM12 10.500v3M10.500 12h3",
  key: "I",
  isTool: true,
  run: (desk) => desk.useOnMap("fill"),
  bar: ({ desk, tool, state }) =>
    proposalBar(tool, state, () => ({
      text: t("desk.topology.fill.first"),
      buttons: [{ name: "done", primary: true, run: () => desk.editor.use("select") }],
    })),
};
