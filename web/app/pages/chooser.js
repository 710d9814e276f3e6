/** The front door: the municipalities of this server on a map; the list beside it is plain links. */
import { need } from "../platform/dom.js";
import { pageData } from "../platform/page.js";
import { t } from "../platform/i18n.js";
import { get } from "../platform/api.js";
import { addFeatureLayer, boxAround, createBareMap, drawGraticule } from "../map/index.js";

const card = need(".chooser-card");
const map = createBareMap(need("#map"), {
  label: t("chooser.map"),
  view: { lon: 15, lat: 60.2, zoom: 6 },
  cooperative: true,
});
drawGraticule(map);
const municipalities = pageData.municipalities ?? [];
const byId = new Map(municipalities.map((municipality) => [municipality.id, municipality]));

const layer = addFeatureLayer(map, {
  id: "municipality",
  order: 10,
  look: () => ({ colour: "#0b5a6f", colourDark: "#6cc3d9", fillOpacity: 0.2 }),
  name: ({ properties }) => t("chooser.open", { name: properties.name }),
  label: ({ properties }) => properties.name,
  labelOutside: true,
});
map.addEventListener(
  "picked",
  ({ detail }) => detail && (location.href = `/${detail.feature.properties.municipality_id}/`),
);

const wide = matchMedia("(width >= 900px)");
const fit = () => {
  map.setInsets({ left: wide.matches ? card.offsetWidth + 48 : 0 });
  const box = boxAround(municipalities.map(({ bbox }) => bbox));
  if (box) map.showBox(box, { maxZoom: 9, animate: false });
};
fit();
wide.addEventListener("change", fit);

for (const link of document.querySelectorAll(".chooser-list a")) {
  const id = /** @type {HTMLElement} */ (link).dataset.municipality ?? "";
  const hint = (on) => () =>
    layer.hint(on ? (layer.features.find(({ properties }) => properties.municipality_id === id)?.id ?? null) : null);
  for (const [type, on] of /** @type {[string, boolean][]} */ ([
    ["pointerenter", true],
    ["focus", true],
    ["pointerleave", false],
    ["blur", false],
  ]))
    link.addEventListener(type, hint(on));
}

const { features } = await get("/ogc/collections/municipality/items");
layer.setFeatures(features.filter(({ properties }) => byId.has(properties.municipality_id)));
