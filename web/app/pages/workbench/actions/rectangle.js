import { t } from "../../../platform/i18n.js";
import { choiceField, numberField } from "../bar-field.js";
import { densityField } from "./density-field.js";
import { outlineButtons } from "./outline-buttons.js";

/** Draw a zone with right angles, by pointer or by numbers. @type {import("./index.js").Action} */
export default {
  name: "rectangle",
  group: "draw",
  icon: "M4 6h16v12H4zM4 6m-2 0a2 2 0 1 0 4 0 2 2 0 1 0-4 0M20 18m-2 0a2 2 0 1 0 4 0 2 2 0 1 0-4 0",
  key: "R",
  isTool: true,
  run: (desk) => desk.useOnMap("rectangle"),
  bar: ({ desk, tool, state }) => {
    const field = (name, unit) =>
      numberField(desk, name, {
        unit,
        set: (value) => tool.setNumber(name, value),
        enter: () => state.placed && tool.finish(),
      });
    const stage = state.placed ? "placed" : `${state.mode}.${state.corners}`;
    return {
      text: t(`workbench.bar.rectangle.${stage}`),
      content: [
        choiceField("mode", ["diagonal", "side"], state.mode, (mode) => tool.setMode(mode)),
        field("width", "m"),
        field("height", "m"),
        field("angle", "°"),
        densityField(desk),
      ],
      buttons: outlineButtons(tool, state),
    };
  },
};
