/** What the desk draws with besides corner by corner: more tools, what they snap to, and what has been measured. */
import { BufferTool } from "../../map/edit/buffer-tool.js";
import { DrawTool } from "../../map/edit/draw-tool.js";
import { MeasureTool } from "../../map/edit/measure-tool.js";
import { MoveTool } from "../../map/edit/move-tool.js";
import { RectangleTool } from "../../map/edit/rectangle-tool.js";
import { RotateTool } from "../../map/edit/rotate-tool.js";
import { lonLatOf } from "../../map/edit/grid.js";
import { fromGeoJson } from "../../map/edit/shape.js";
import { request } from "../../platform/api.js";
import { showMeasured } from "./measured.js";
import { SnapSources } from "./snap-sources.js";
import { SnapView } from "./views/snap-view.js";

/** @param {import("./desk.js").Desk} desk */
export function addDrawingTools(desk) {
  const { editor } = desk;
  const measure = new MeasureTool(editor);
  for (const tool of [
    new RectangleTool(editor),
    new BufferTool(editor, (question) => bufferOf(desk.plan.id, question)),
    new DrawTool(editor, "part"),
    new MoveTool(editor),
    new RotateTool(editor),
    measure,
  ])
    editor.addTool(tool);
  showMeasured(desk, () => measure.dismiss());
  desk.panel.addView("snap-to", new SnapView(desk, new SnapSources(desk)));
}

/** @param {number} plan @param {import("../../map/edit/buffer-tool.js").BufferQuestion} question */
async function bufferOf(plan, { line, metres, end }) {
  const coordinates = line.map((corner) => lonLatOf(corner));
  const geometry = line.length > 1 ? { type: "LineString", coordinates } : { type: "Point", coordinates: coordinates[0] };
  const answer = await request("POST", `/api/plans/${plan}/operations/buffer`, { body: { geometry, metres, end } });
  return fromGeoJson(answer.data.geometry);
}
