import { t } from "../../../platform/i18n.js";
import { listed } from "../../../platform/numbers.js";

/** Move, add and remove the corners of the chosen zone. @type {import("./index.js").Action} */
export default {
  name: "reshape",
  group: "change",
  icon: "M4 18l5-12 11 4M20 10m-2.5 0a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0M9 6m-2.5 0a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0M20 14v7M16.500 17.500h7",
  key: "E",
  isTool: true,
  needsChoice: true,
  run: (desk) => desk.useOnMap("reshape"),
  bar: ({ desk, tool, state }) => ({
    text: [
      t(state.holdsSide ? "desk.topology.bar.holdsSide" : `workbench.bar.reshape${state.holds ? ".holds" : ""}`),
      state.companions.length ? t("desk.topology.movesWith", { names: listed(state.companions) }) : "",
    ].join(" "),
    buttons: [
      ...(state.holds
        ? [
            ...(state.holdsSide ? [] : [{ name: "removeCorner", run: () => tool.remove?.() }]),
            { name: "putBack", run: () => tool.back?.() },
          ]
        : []),
      ...(state.holds && state.inHole ? [{ name: "removeHole", run: () => tool.removeRing() }] : []),
      { name: "done", primary: true, run: () => desk.editor.use("select") },
    ],
  }),
};
