/** What the desk draws with besides corner by corner: more tools, and what has been measured. */
import { DrawTool } from "../../map/edit/draw-tool.js";
import { MeasureTool } from "../../map/edit/measure-tool.js";
import { MoveTool } from "../../map/edit/move-tool.js";
import { RectangleTool } from "../../map/edit/rectangle-tool.js";
import { RotateTool } from "../../map/edit/rotate-tool.js";
import { showMeasured } from "./measured.js";

/** @param {import("./desk.js").Desk} desk */
export function addDrawingTools(desk) {
  const { editor } = desk;
  const measure = new MeasureTool(editor);
  for (const tool of [
    new RectangleTool(editor),
    new DrawTool(editor, "part"),
    new MoveTool(editor),
    new RotateTool(editor),
    measure,
  ])
    editor.addTool(tool);
  showMeasured(desk, () => measure.dismiss());
}
