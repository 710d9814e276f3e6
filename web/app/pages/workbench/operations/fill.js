import { announce } from "../../../platform/announce.js";
import { t } from "../../../platform/i18n.js";
import { area, quantity } from "../../../platform/numbers.js";
import { lonLatOf } from "../../../map/edit/grid.js";
import { fromGeoJson, ringBox } from "../../../map/edit/shape.js";
import { keyed, reshaped } from "./zones.js";

/** A plan of this size is sent whole; of a larger one what the map shows, and as much again around it. */
const WHOLE_PLAN = 300;

/** A gap between zones: added to the neighbour the planner chooses, or a zone of its own. @type {(desk: import("../desk.js").Desk, question: any) => import("./index.js").Question} */
export function fill(desk, { at }) {
  const zones = around(desk).map(({ key, shape }) => keyed(key, shape));
  return {
    body: { at: lonLatOf(at), zones, border: Boolean(desk.plan.geometry) },
    keys: zones.map(({ key }) => key),
    propose: ({ gap, areaM2, candidates, neighbours: noded }) => ({
      options: [
        ...candidates.map(({ key, sharedM, geometry }) => ({
          key,
          shape: fromGeoJson(geometry),
          name: t("desk.topology.fill.toZone", { code: desk.workspace.draft(key)?.code, length: quantity(sharedM, "m") }),
        })),
        { shape: fromGeoJson(gap), name: t("desk.topology.fill.newZone") },
      ],
      chosen: 0,
      text: t("desk.topology.fill.text", { area: area(areaM2) }),
      accept: (chosen) => take(desk, candidates[chosen], gap, noded),
    }),
  };
}

function take(desk, candidate, gap, noded) {
  if (!candidate) return desk.addZone(fromGeoJson(gap), reshaped(desk, noded));
  const { code } = desk.workspace.draft(candidate.key);
  const others = noded.filter(({ key }) => key !== candidate.key);
  desk.apply("desk.topology.step.fill", reshaped(desk, [...others, candidate]), { values: { code } });
  desk.choose(candidate.key);
  announce(t("desk.topology.fill.done", { code }));
}

function around(desk) {
  const all = [...desk.editor.zones.values()].filter(({ overlay }) => !overlay);
  if (all.length <= WHOLE_PLAN) return all;
  const { canvas } = desk.editor;
  const { x: width, y: height } = canvas.leaflet.getSize();
  const corners = [-1, 2].flatMap((x) => [-1, 2].map((y) => canvas.placeAt({ x: x * width, y: y * height })));
  const [west, south, east, north] = ringBox(corners);
  return all.filter(({ shape }) =>
    shape.some(([shell]) => {
      const [w, s, e, n] = ringBox(shell);
      return w <= east && west <= e && s <= north && south <= n;
    }),
  );
}
