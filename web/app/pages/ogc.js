/** Pages of open data: addresses to copy, and a map of what the page tells of. */
import { addFeatureLayer, boxOf, createBareMap, drawContext } from "../map/index.js";
import { announce } from "../platform/announce.js";
import { get } from "../platform/api.js";
import { need } from "../platform/dom.js";
import { t } from "../platform/i18n.js";
import { pageData } from "../platform/page.js";
import { layerLook } from "./layer-look.js";

/** @typedef {import("../map/geometry.js").Box} Box */

const { layer, items, item, extent } = pageData;

document.documentElement.dataset.scripted = "";
for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(/** @type {HTMLElement} */ (button).dataset.copy ?? "");
    announce(t("ogc.copied"));
  });
}
if (document.getElementById("map")) await drawMap(need("#map"));

/** @param {HTMLElement} element */
async function drawMap(element) {
  const map = createBareMap(element, { view: { lon: 15, lat: 62, zoom: 4.5 }, label: element.dataset.label ?? "", cooperative: true });
  if (extent) return (await import("./tileset-map.js")).drawTileset(map, { layer, extent });
  const features = await shapes();
  const box = around(features.map(({ geometry }) => geometry).filter(Boolean));
  const shown = addFeatureLayer(map, {
    id: layer,
    order: 20,
    look: await layerLook(layer),
    name: ({ properties }) => properties.name ?? properties.code ?? "",
    interactive: Boolean(items),
  });
  shown.setFeatures(features);
  if (box) {
    map.showBox(box, { maxZoom: 16, animate: false });
    drawGround(map, box);
  }
  if (items) listen(map);
}

/** @returns {Promise<any[]>} */
async function shapes() {
  if (items) return (await get(items)).features;
  return item ? [await get(item)] : [];
}

/** @param {any[]} geometries @returns {Box | null} */
function around(geometries) {
  const boxes = geometries.map((geometry) => boxOf(geometry)).filter(Boolean);
  if (!boxes.length) return null;
  return /** @type {Box} */ ([0, 1, 2, 3].map((i) => Math[i < 2 ? "min" : "max"](...boxes.map((one) => /** @type {Box} */ (one)[i]))));
}

/** The ground helps to find one's way; without it the page is still of use. @param {any} map @param {Box} box */
async function drawGround(map, box) {
  if (layer === "context") return;
  const params = { bbox: box.join(","), limit: 5000, precision: 6 };
  const context = await get("/ogc/collections/context/items", { params }).catch(() => null);
  if (context) drawContext(map, context);
}

/** @param {any} map */
function listen(map) {
  map.addEventListener("picked", (/** @type {any} */ { detail }) => {
    if (detail) location.assign(`/ogc/collections/${layer}/items/${detail.id}?f=html`);
  });
  need("#use-map").addEventListener("click", () => {
    const input = /** @type {HTMLInputElement} */ (need("#bbox"));
    input.value = map.box.map((/** @type {number} */ degrees) => degrees.toFixed(5)).join(",");
    input.focus();
  });
}
