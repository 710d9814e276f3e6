import { need } from "../platform/dom.js";
import { municipality } from "../platform/page.js";
import { t } from "../platform/i18n.js";
import { get } from "../platform/api.js";
import { addFeatureLayer, createMap } from "../map/index.js";

const COLOURS = { DENSIFY: ["#c98a1b", "diagonal"], TRANSFORM: ["#7b4fa3", "cross"], NEW: ["#3c8d5a", "dots"], PRESERVE: ["#607d8b", "outline"] };
const map = createMap(need("#map"), { municipality, label: t("map.title") });
const zones = addFeatureLayer(map, {
  id: "zone",
  order: 10,
  look: ({ properties }) => ({ colour: COLOURS[properties.strategy][0], pattern: COLOURS[properties.strategy][1] }),
  name: ({ properties }) => properties.name,
  label: ({ properties }) => properties.name,
});
const { features } = await get("/ogc/collections/zone/items", { params: { municipality: municipality.id, limit: 10_000 } });
zones.setFeatures(features);
map.addEventListener("picked", (event) => map.select(event.detail));
