import { announce } from "../../../platform/announce.js";
import { t } from "../../../platform/i18n.js";
import { area, listed } from "../../../platform/numbers.js";
import { fromGeoJson } from "../../../map/edit/shape.js";
import { Joining } from "./joining.js";
import { keyed, neighboursOf, reshaped } from "./zones.js";

/** The picked zones made one. Where they say different things the panel asks whose word stands. @type {(desk: import("../desk.js").Desk) => import("./index.js").Question | { refused: string }} */
export function merge(desk) {
  const keys = desk.selection.keys.filter((key) => desk.workspace.draft(key));
  if (keys.length < 2) return { refused: t("desk.topology.merge.few") };
  const zones = keys.map((key) => /** @type {any} */ (desk.editor.zones.get(key)));
  if (zones.some(({ overlay }) => overlay !== zones[0].overlay)) return { refused: t("desk.topology.merge.mixed") };
  const neighbours = neighboursOf(desk, zones.flatMap(({ shape }) => shape), keys);
  const codes = listed(keys.map((key) => /** @type {any} */ (desk.workspace.draft(key)).code));
  return {
    body: { zones: zones.map(({ key, shape }) => keyed(key, shape)), neighbours },
    keys: [...keys, ...neighbours.map(({ key }) => key)],
    propose: ({ geometry, areaM2, neighbours: noded }) => {
      const joining = new Joining(keys.map((key) => ({ key, zone: /** @type {any} */ (desk.workspace.draft(key)) })), keys.at(-1));
      desk.panel.show("merge", { key: keys.join(" "), joining });
      return {
        options: [{ shape: fromGeoJson(geometry), name: area(areaM2) }],
        chosen: 0,
        text: t(joining.questions.length ? "desk.topology.merge.ask" : "desk.topology.merge.text", { codes, area: area(areaM2) }),
        accept: () => join(desk, joining, keys, { geometry, noded, codes }),
      };
    },
  };
}

function join(desk, joining, keys, { geometry, noded, codes }) {
  const { key, zone } = joining.result;
  const gone = keys.filter((other) => other !== key).map((other) => ({ key: other, after: null }));
  const after = { ...zone, shape: fromGeoJson(geometry) };
  desk.apply("desk.topology.step.merge", [...reshaped(desk, noded), ...gone, { key, after }], { values: { codes } });
  desk.choose(key);
  announce(t("desk.topology.merge.done", { codes, code: after.code }));
}
