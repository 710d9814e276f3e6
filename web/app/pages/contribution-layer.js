/** Published comments on a map: speech marks with the sign of their kind, clustered where they would cover each other. */
import { addFeatureLayer } from "../map/index.js";
import { get } from "../platform/api.js";
import { municipality, pageData } from "../platform/page.js";
import { glyph } from "../ui/patterns.js";
import { layerLook } from "./layer-look.js";

const NAME_LENGTH = 60;
const MANY = 10_000;

export class ContributionLayer {
  /** @param {any} shapes */
  constructor(shapes) {
    this.shapes = shapes;
  }

  /**
   * @param {any} map
   * @param {{ size?: number }} [options] `size` of a mark, pixels
   */
  static async on(map, { size = 9 } = {}) {
    const look = await layerLook("contribution");
    return new ContributionLayer(addFeatureLayer(map, {
      id: "contribution",
      order: 40,
      cluster: true,
      look: (feature) => ({ ...look(feature), fillOpacity: feature.geometry.type === "Point" ? 0.9 : 0.3, radius: size }),
      name: contributionName,
      label: (feature) => (feature.geometry.type === "Point" ? glyph(look(feature).symbol) : null),
      labelOffset: -1.65 * size,
      labelPriority: 90,
    }));
  }

  /** Reads the plan's comments again. @param {number} plan */
  async load(plan) {
    const params = { municipality: municipality.id, plan_id: plan, limit: MANY };
    const { features } = await get("/ogc/collections/contribution/items", { params });
    this.shapes.setFeatures(features.filter(({ geometry }) => geometry));
  }
}

/** "Idea: A crossing for children by the …". @param {any} feature */
export function contributionName({ properties }) {
  const kind = pageData.kinds[properties.kind] ?? properties.kind;
  const text = properties.text ?? "";
  return `${kind}: ${text.length > NAME_LENGTH ? `${text.slice(0, NAME_LENGTH)}…` : text}`;
}
