import { t } from "../../../platform/i18n.js";

/** Measure lengths and areas on the map, without drawing a zone. @type {import("./index.js").Action} */
export default {
  name: "measure",
  group: "aid",
  icon: "M3 16L16 3l5 5L8 21zM7 12l2 2M10 9l2.500 2.500M13 6l2 2",
  key: "L",
  isTool: true,
  run: (desk) => desk.useOnMap("measure"),
  bar: ({ tool, state }) => ({
    text: t(`workbench.bar.measure.${state.corners ? "more" : "first"}`),
    buttons: [
      { name: "closeArea", disabled: !state.canClose, run: () => tool.finish() },
      { name: "back", disabled: !state.corners, run: () => tool.back() },
      { name: "done", primary: true, run: () => tool.editor.use("select") },
    ],
  }),
};
