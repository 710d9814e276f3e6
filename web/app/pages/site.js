/** One plot: where it lies. */
import { addFeatureLayer, boxOf, createMap } from "../map/index.js";
import { get } from "../platform/api.js";
import { need } from "../platform/dom.js";
import { t } from "../platform/i18n.js";
import { municipality, pageData } from "../platform/page.js";
import { layerLook } from "./layer-look.js";

const { site } = pageData;

need("#print").addEventListener("click", () => window.print());
document.documentElement.dataset.scripted = "";

const map = createMap(need("#map"), { municipality, label: t("site.map"), cooperative: true });
const [look, feature] = await Promise.all([layerLook("site"), get(`/ogc/collections/site/items/${site}`)]);
const plot = addFeatureLayer(map, { id: "site", order: 20, look, name: ({ properties }) => properties.name, interactive: false });
const box = boxOf(feature.geometry);
plot.setFeatures([feature]);
map.select({ layer: "site", id: feature.id });
if (box) map.showBox(box, { maxZoom: 16, animate: false });
