/** What the map shows of the desk: its zones, dashed while not saved, the plan's border, and two versions side by side. */
import { addFeatureLayer, boxOf } from "../../map/index.js";
import { cornerAt } from "../../map/edit/grid.js";
import { fromGeoJson, toGeoJson } from "../../map/edit/shape.js";
import { t } from "../../platform/i18n.js";
import { patternFill } from "../../ui/patterns.js";
import { isDirty } from "./workspace.js";
import { kindOf } from "./zone.js";

const UNSAVED_DASH = "7 5";
const CLOSE_UP_ZOOM = 18;
const UNKNOWN = { colour: "#607d8b", pattern: "plain", name: "" };

export class DeskMap {
  /** @type {import("../../map/edit/snap.js").SnapTarget[]} what corners snap to besides zones */
  #others = [];

  /** @param {any} map @param {import("../../map/edit/editor.js").ZoneEditor} editor @param {Map<string, any>} kinds looks by strategy and kind of overlay */
  constructor(map, editor, kinds) {
    this.map = map;
    this.editor = editor;
    this.kinds = kinds;
    this.border = addFeatureLayer(map, {
      id: "plan",
      order: 5,
      interactive: false,
      look: () => ({ colour: "#0b5a6f", pattern: "plain", dash: "10 6" }),
      name: ({ properties }) => properties.name,
    });
  }

  /** @param {import("./workspace.js").Workspace} workspace */
  showZones(workspace) {
    this.editor.setZones(
      workspace.present.map((entry) => this.#edited(entry)),
      this.#others,
    );
  }

  /** @param {any} plan */
  showBorder({ id, name, geometry }) {
    this.border.setFeatures(geometry ? [{ type: "Feature", id, geometry, properties: { name } }] : []);
    this.#others = geometry ? [{ key: "border", source: "border", name: t("workbench.planBorder"), shape: fromGeoJson(geometry) }] : [];
  }

  /** Both outlines of a conflict. @param {any} mine @param {any} theirs null if there is none */
  compare(mine, theirs) {
    if (this.editor.tool.name !== "select") this.editor.use("select");
    this.editor.canvas.show({ mine, theirs });
    this.reveal(theirs ? [...mine, ...theirs] : mine);
  }

  /** A fault's or a warning's place from near. @param {[number, number]} place longitude and latitude */
  showPlace([lon, lat]) {
    this.map.setView({ lon, lat, zoom: Math.max(this.map.view.zoom, CLOSE_UP_ZOOM) }, { animate: true });
    this.markPlace([lon, lat]);
  }

  /** @param {[number, number]} place longitude and latitude */
  markPlace(place) {
    this.editor.canvas.show({ fault: cornerAt(place) });
  }

  /** @param {import("../../map/edit/shape.js").Shape} shape */
  reveal(shape) {
    this.map.reveal(boxOf(toGeoJson(shape)));
  }

  /** Several shapes in one view. @param {import("../../map/edit/shape.js").Shape[]} shapes */
  showShapes(shapes) {
    if (shapes.length) this.map.showBox(boxOf(toGeoJson(shapes.flat())));
  }

  #edited(entry) {
    const { code, name, shape, overlay } = entry.draft;
    const { colour, pattern, name: kind } = this.kinds.get(kindOf(entry.draft)) ?? UNKNOWN;
    return {
      key: entry.key,
      shape,
      label: code,
      name: `${code} ${name}`,
      kind,
      look: { colour, pattern, dash: isDirty(entry) ? UNSAVED_DASH : undefined },
      fill: patternFill(pattern, colour),
      overlay: Boolean(overlay),
    };
  }
}
