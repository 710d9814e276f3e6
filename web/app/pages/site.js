/** One plot: where it lies. */
import { addFeatureLayer, boxOf, createMap } from "../map/index.js";
import { get } from "../platform/api.js";
import { need } from "../platform/dom.js";
import { t } from "../platform/i18n.js";
import { municipality, pageData } from "../platform/page.js";
import { plotLook, plotName } from "./plot-look.js";

const { site } = pageData;

need("#print").addEventListener("click", () => window.print());
document.documentElement.dataset.scripted = "";

const map = createMap(need("#map"), { municipality, label: t("site.map"), cooperative: true });
const plot = addFeatureLayer(map, { id: "site", order: 20, look: plotLook, name: plotName, interactive: false });
const feature = await get(`/ogc/collections/site/items/${site}`);
const box = boxOf(feature.geometry);
plot.setFeatures([feature]);
map.select({ layer: "site", id: feature.id });
if (box) map.showBox(box, { maxZoom: 16, animate: false });
