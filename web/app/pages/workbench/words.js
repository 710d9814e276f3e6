/** What the desk says: places in the planning system, measures, and what a tool has just done. */
import { t } from "../../platform/i18n.js";
import { fixed, listed, number, quantity } from "../../platform/numbers.js";
import { municipality } from "../../platform/page.js";

const M2_IN_DEKAR = 1000;

export class Words {
  /** @param {import("../../map/edit/grid.js").PlanningPlane} plane */
  constructor(plane) {
    this.plane = plane;
  }

  /** "E 567 890.12 N 6 623 456.78". @param {import("../../map/edit/grid.js").Corner} corner @param {number} [decimals] */
  place(corner, decimals = 2) {
    const [east, north] = this.plane.positionOf(corner);
    return t("workbench.position", { east: fixed(east, decimals), north: fixed(north, decimals) });
  }

  /** Area with the figure as the server stores it, and the units people think in. @param {number} m2 */
  area(m2) {
    const larger = municipality.country === "NO" ? quantity(m2 / M2_IN_DEKAR, t("workbench.unit.dekar"), 2) : "";
    return [`${fixed(m2, 1)}\u00a0m²`, quantity(m2 / 10_000, "ha", 3), larger].filter(Boolean).join(" · ");
  }

  /** @param {number} metres */
  length(metres) {
    return `${fixed(metres, 1)}\u00a0m`;
  }

  /** The label at the pointer. @param {{ areaM2?: number | null, lengthM?: number }} told */
  measures({ areaM2, lengthM = 0 }) {
    const length = quantity(lengthM, "m", 1);
    if (areaM2 === null || areaM2 === undefined) return length;
    return `${areaM2 < 10_000 ? quantity(areaM2, "m²") : quantity(areaM2 / 10_000, "ha", 2)} · ${length}`;
  }

  /** A sentence for the live region. @param {string} what @param {any} values */
  said(what, { corner, snap, areaM2, lengthM, companions = [], names = [], ...values }) {
    const told = { ...values, names: listed(names), place: corner ? this.place(corner, 1) : "" };
    const parts = [t(`workbench.say.${what}`, told)];
    if (companions.length) parts.push(t("desk.topology.movesWith", { names: listed(companions) }));
    if (snap)
      parts.push(
        snap.target ? t(`workbench.say.snapped.${snap.kind}`, { name: snap.target.name }) : t("workbench.say.closes"),
      );
    if (areaM2 !== null && areaM2 !== undefined)
      parts.push(t("workbench.say.area", { area: `${number(areaM2, 1)} m²`, length: quantity(lengthM ?? 0, "m", 1) }));
    return parts.join(" ");
  }
}

/** What is wrong with a value. @param {import("./fields.js").Fault} fault */
export function faultText({ why, most }) {
  return t(`workbench.fault.${why}`, most === undefined ? {} : { most: number(most) });
}
