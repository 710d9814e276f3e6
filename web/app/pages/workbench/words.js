/** What the desk says: places in the planning system, measures, and what a tool has just done. */
import { plural, t } from "../../platform/i18n.js";
import { area as areaInUnit, fixed, listed, number, quantity } from "../../platform/numbers.js";
import { municipality } from "../../platform/page.js";

const M2_IN_DEKAR = 1000;

export class Words {
  /** @param {import("../../map/edit/grid.js").PlanningPlane} plane @param {import("./density.js").Density} density */
  constructor(plane, density) {
    this.plane = plane;
    this.density = density;
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

  /** "about 49 homes", at the density the planner counts with. @param {number} areaM2 */
  homes(areaM2) {
    return plural("desk.draw.homes", this.density.homes(areaM2));
  }

  /**
   * The label at the pointer, in lines.
   * @param {{ areaM2?: number | null, lengthM?: number, size?: any, shift?: [number, number], degrees?: number, bare?: boolean, brief?: boolean }} told
   *   `bare`: an area that is no zone's; `brief`: one figure only
   */
  measures(told) {
    if (told.degrees !== undefined) return degrees(told.degrees);
    if (told.shift) return this.#shift(told.shift);
    const { areaM2, lengthM = 0, size, bare, brief } = told;
    const length = quantity(lengthM, "m", 1);
    if (areaM2 === null || areaM2 === undefined) return length;
    if (brief) return areaInUnit(areaM2);
    return [
      size && t("desk.draw.size", sizeText(size)),
      this.area(areaM2),
      bare ? length : `${length} · ${this.homes(areaM2)}`,
    ]
      .filter(Boolean)
      .join("\n");
  }

  /** A sentence for the live region. @param {string} what @param {any} values */
  said(what, told) {
    const { corner, snap, areaM2, lengthM, size, shift, degrees: turn, bare, companions = [], names = [] } = told;
    const words = {
      ...told,
      ...(size ? sizeText(size) : {}),
      names: listed(names),
      place: corner ? this.place(corner, 1) : "",
      length: quantity(lengthM ?? 0, "m", 1),
      shift: shift ? this.#shift(shift) : "",
      degrees: degrees(turn ?? 0),
    };
    const parts = [t(`workbench.say.${what}`, words)];
    if (companions.length) parts.push(t("desk.topology.movesWith", { names: listed(companions) }));
    if (snap)
      parts.push(
        snap.target ? t(`workbench.say.snapped.${snap.kind}`, { name: snap.target.name }) : t("workbench.say.closes"),
      );
    if (areaM2 !== null && areaM2 !== undefined) {
      parts.push(t("workbench.say.area", { area: `${number(areaM2, 1)} m²`, length: words.length }));
      if (!bare) parts.push(t("desk.draw.say.homes", { homes: this.homes(areaM2) }));
    }
    return parts.join(" ");
  }

  /** "E 12.5 m · N −3 m · 12.9 m". */
  #shift([east, north]) {
    const metres = (value) => quantity(value, "m", 2);
    return t("desk.draw.shift", { east: metres(east), north: metres(north), away: metres(Math.hypot(east, north)) });
  }
}

function sizeText({ widthM, heightM, angle }) {
  return { width: quantity(widthM, "m", 2), height: quantity(heightM, "m", 2), angle: degrees(angle) };
}

function degrees(value) {
  return `${number(value, 1)}°`;
}

/** What is wrong with a value. @param {import("./fields.js").Fault} fault */
export function faultText({ why, most }) {
  return t(`workbench.fault.${why}`, most === undefined ? {} : { most: number(most) });
}
