import { announce } from "../../../platform/announce.js";
import { t } from "../../../platform/i18n.js";
import { area, listed } from "../../../platform/numbers.js";
import { fromGeoJson } from "../../../map/edit/shape.js";
import { lonLatOf } from "../../../map/edit/grid.js";
import { nextCode } from "../zone.js";
import { keyed, neighboursOf, reshaped } from "./zones.js";
import { shareOut } from "./share-out.js";

/** The chosen zone divided by a line. One part stays the zone it was; the others become zones like it. @type {(desk: import("../desk.js").Desk, question: any) => import("./index.js").Question} */
export function split(desk, { line }) {
  const { key, shape } = /** @type {any} */ (desk.editor.chosen);
  const neighbours = neighboursOf(desk, shape, [key]);
  return {
    body: { geometry: keyed(key, shape).geometry, line: { type: "LineString", coordinates: line.map(lonLatOf) }, neighbours },
    keys: [key, ...neighbours.map((zone) => zone.key)],
    propose: ({ parts, neighbours: noded }) => ({
      options: parts.map(({ geometry, areaM2 }) => ({ shape: fromGeoJson(geometry), name: area(areaM2) })),
      chosen: 0,
      together: true,
      text: t("desk.topology.split.text", { n: parts.length, code: desk.workspace.draft(key)?.code }),
      accept: (chosen) => divide(desk, key, parts, chosen, noded),
    }),
  };
}

function divide(desk, key, parts, chosen, noded) {
  const draft = desk.workspace.draft(key);
  const codes = desk.workspace.present.map((entry) => entry.draft.code);
  const shares = shareOut(draft, parts.map(({ areaM2 }) => areaM2), desk.codes.utilisation_measure);
  const changes = parts.map(({ geometry }, i) => {
    const after = { ...draft, ...shares[i], shape: fromGeoJson(geometry) };
    if (i === chosen) return { key, after };
    after.code = nextCode(codes, draft.code);
    codes.push(after.code);
    return { key: `new-${crypto.randomUUID()}`, after };
  });
  const others = changes.filter((change) => change.key !== key);
  const kept = /** @type {any} */ (changes.find((change) => change.key === key));
  desk.apply("desk.topology.step.split", [...reshaped(desk, noded), ...others, kept], { values: { code: draft.code } });
  desk.choose(key);
  const names = listed(others.map(({ after }) => after.code));
  announce(t("desk.topology.split.done", { code: draft.code, names }));
}

