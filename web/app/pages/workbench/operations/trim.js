import { announce } from "../../../platform/announce.js";
import { t } from "../../../platform/i18n.js";
import { area } from "../../../platform/numbers.js";
import { fromGeoJson } from "../../../map/edit/shape.js";
import { keyed, reshaped } from "./zones.js";

/** The chosen zone without what lies outside the plan's border. @type {(desk: import("../desk.js").Desk) => import("./index.js").Question} */
export function trim(desk) {
  const { key, shape } = /** @type {any} */ (desk.editor.chosen);
  return {
    body: { geometry: keyed(key, shape).geometry },
    keys: [key],
    propose: ({ geometry, areaM2, removedM2 }) => {
      const code = desk.workspace.draft(key)?.code;
      const after = fromGeoJson(geometry);
      return {
        options: [{ shape: after, name: area(areaM2) }],
        chosen: 0,
        lost: [...shape, ...after],
        text: t("desk.topology.trim.text", { code, area: area(removedM2) }),
        accept: () => {
          desk.apply("desk.topology.step.trim", reshaped(desk, [{ key, geometry }]), { values: { code } });
          announce(t("desk.topology.trim.done", { code, area: area(areaM2) }));
        },
      };
    },
  };
}
