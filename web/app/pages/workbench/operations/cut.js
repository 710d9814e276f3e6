import { announce } from "../../../platform/announce.js";
import { t } from "../../../platform/i18n.js";
import { area, listed } from "../../../platform/numbers.js";
import { fromGeoJson } from "../../../map/edit/shape.js";
import { keyed, neighboursOf, reshaped } from "./zones.js";

/** The chosen zone without what overlaps its neighbours. @type {(desk: import("../desk.js").Desk) => import("./index.js").Question | { refused: string }} */
export function cut(desk) {
  const { key, shape } = /** @type {any} */ (desk.editor.chosen);
  const neighbours = neighboursOf(desk, shape, [key]);
  if (!neighbours.length) return { refused: t("desk.topology.cut.none") };
  return {
    body: { geometry: keyed(key, shape).geometry, neighbours },
    keys: [key, ...neighbours.map((zone) => zone.key)],
    propose: ({ geometry, areaM2, removed, neighbours: noded }) => {
      const code = desk.workspace.draft(key)?.code;
      const after = fromGeoJson(geometry);
      const where = removed.map((one) => `${desk.workspace.draft(one.key)?.code} ${area(one.areaM2)}`);
      return {
        options: [{ shape: after, name: area(areaM2) }],
        chosen: 0,
        lost: [...shape, ...after],
        text: t("desk.topology.cut.text", { code, where: listed(where) }),
        accept: () => {
          desk.apply("desk.topology.step.cut", reshaped(desk, [...noded, { key, geometry }]), { values: { code } });
          announce(t("desk.topology.cut.done", { code, area: area(areaM2) }));
        },
      };
    },
  };
}
