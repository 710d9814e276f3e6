import { announce } from "../../../platform/announce.js";
import { t } from "../../../platform/i18n.js";
import { fixed, listed } from "../../../platform/numbers.js";
import { fromGeoJson } from "../../../map/edit/shape.js";
import { keyed, reshaped } from "./zones.js";

/** What would put a finding of the check right. @type {(desk: import("../desk.js").Desk, question: any) => import("./index.js").Question} */
export function repair(desk, { finding, done }) {
  const entries = finding.zones.map(({ id }) => desk.workspace.byId(id)).filter((entry) => entry?.draft);
  return {
    body: {
      finding,
      zones: entries.map(({ key, saved, draft }) => ({ ...keyed(key, draft.shape), id: saved.id })),
    },
    keys: entries.map(({ key }) => key),
    propose: ({ changes }) => {
      const before = changes.flatMap(({ key }) => desk.workspace.draft(key)?.shape ?? []);
      const after = changes.flatMap(({ geometry }) => fromGeoJson(geometry));
      const codes = listed(changes.map(({ key }) => desk.workspace.draft(key)?.code ?? ""));
      return {
        options: [{ shape: after, name: codes }],
        chosen: 0,
        lost: [...before, ...after],
        text: t("desk.check.repair.text", { areas: listed(changes.map((change) => difference(desk, change))) }),
        accept: () => {
          desk.apply("desk.check.step.repair", reshaped(desk, changes), { values: { codes } });
          announce(t("desk.check.repair.done", { codes }));
          done();
        },
      };
    },
  };
}

/** "D1 +0.4 m²". */
function difference(desk, { key, areaBeforeM2, areaAfterM2 }) {
  const gained = areaAfterM2 - areaBeforeM2;
  const sign = gained < 0 ? "\u2212" : "+";
  return `${desk.workspace.draft(key)?.code} ${sign}${fixed(Math.abs(gained), 3)}\u00a0m²`;
}
