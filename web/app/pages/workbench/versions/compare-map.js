/**
 * Two versions of a plan on one map, with a divider to swipe between them, and on top what was gained and lost. While
 * it is open the desk's own zones are put away.
 */
import { addFeatureLayer } from "../../../map/index.js";
import { contains } from "../../../map/edit/find.js";
import { cornerAt } from "../../../map/edit/grid.js";
import { fromGeoJson } from "../../../map/edit/shape.js";
import { Swipe } from "../../../map/swipe.js";
import { t } from "../../../platform/i18n.js";
import { inSlices } from "../../../platform/slices.js";
import { kindOf, savedFromFeature } from "../zone.js";

const UNKNOWN = { colour: "#607d8b", pattern: "plain" };
const LOOKS = {
  gained: { colour: "#2c6a36", pattern: "dots", width: 3 },
  lost: { colour: "#a8261c", pattern: "cross", width: 3, dash: "6 4" },
};

export class CompareMap {
  /** @type {Swipe | null} */
  #swipe = null;

  /** @param {import("../desk.js").Desk} desk @param {(zoneId: number) => void} onPick a place that differs was clicked */
  constructor(desk, onPick) {
    this.desk = desk;
    const { map } = desk;
    this.from = map.massLayer("version-from", 420);
    this.to = map.massLayer("version-to", 421);
    this.differences = addFeatureLayer(map, {
      id: "version-difference",
      order: 30,
      interactive: false,
      look: ({ properties }) => LOOKS[properties.kind],
      name: ({ properties }) => t(`desk.versions.difference.${properties.kind}`, properties),
    });
    map.addEventListener("clicked", (event) => {
      const { lon, lat } = /** @type {CustomEvent} */ (event).detail;
      const place = cornerAt([lon, lat]);
      const hit = this.differences.features.find(({ geometry }) => contains(fromGeoJson(geometry), place));
      if (hit) onPick(hit.properties.zoneId);
    });
  }

  /**
   * @param {any[]} before GeoJSON features @param {any[]} after @param {any[]} rows of the comparison
   * @param {{ from: string, to: string }} names of the two sides
   */
  async show(before, after, rows, names) {
    const [left, right] = [await this.#zones(before), await this.#zones(after)];
    this.end();
    this.desk.map.element.classList.add("comparing");
    this.from.setZones(left);
    this.to.setZones(right);
    this.differences.setFeatures(rows.flatMap(differencesOf));
    this.#swipe = new Swipe(this.desk.map, {
      left: { pane: this.from.name },
      right: { pane: this.to.name },
      words: {
        slider: t("desk.versions.swipe"),
        left: names.from,
        right: names.to,
        moreLeft: t("desk.versions.swipe.more", { name: names.from }),
        moreRight: t("desk.versions.swipe.more", { name: names.to }),
      },
    });
  }

  /** The desk's own zones are back. */
  end() {
    this.#swipe?.end();
    this.#swipe = null;
    this.from.setZones([]);
    this.to.setZones([]);
    this.differences.setFeatures([]);
    this.desk.map.element.classList.remove("comparing");
  }

  #zones(features) {
    return inSlices(features, (feature) => {
      const { id, zone } = savedFromFeature(feature);
      const { colour, pattern } = this.desk.kinds.get(kindOf(zone)) ?? UNKNOWN;
      return { key: String(id), shape: zone.shape, label: zone.code, look: { colour, pattern }, overlay: Boolean(zone.overlay) };
    });
  }
}

function differencesOf({ zoneId, code, geometry }) {
  if (!geometry) return [];
  return ["gained", "lost"].flatMap((kind) =>
    geometry[kind] ? [{ type: "Feature", id: `${zoneId} ${kind}`, geometry: geometry[kind], properties: { kind, zoneId, code } }] : [],
  );
}
