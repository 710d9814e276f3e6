/**
 * Plots: the server draws form, chips and list; this module asks for them again when a filter changes and links the
 * list with the map.
 */
import { addFeatureLayer, boxAround, boxOf, createMap, labelPlace, startSketch } from "../map/index.js";
import { announce } from "../platform/announce.js";
import { get } from "../platform/api.js";
import { need } from "../platform/dom.js";
import { t } from "../platform/i18n.js";
import { area } from "../platform/numbers.js";
import { municipality } from "../platform/page.js";
import { layerLook } from "./layer-look.js";
import { Swap } from "./swap.js";

const TYPING_PAUSE_MS = 350;
const LEAST_CORNERS = 3;

const form = /** @type {HTMLFormElement} */ (need("#filters"));
const drawButton = need("#draw");
const results = new Swap(["#results"], () => showResults());
const map = createMap(need("#map"), { municipality, label: t("sites.map"), cooperative: pageScrolls() });
const look = await layerLook("site");
const outlines = addFeatureLayer(map, { id: "site", order: 20, look, name: plotName, interactive: false });
const marks = addFeatureLayer(map, {
  id: "site-mark",
  order: 30,
  look: (feature) => ({ ...look(feature), fillOpacity: feature.properties.status === "OPEN" ? 0.9 : 0.15, radius: 11 }),
  name: plotName,
  label: ({ properties }) => properties.name,
});
const searchArea = addFeatureLayer(map, {
  id: "search-area",
  order: 5,
  interactive: false,
  look: () => ({ colour: "#0b5a6f", colourDark: "#6cc3d9", fillOpacity: 0.08, dash: "8 5" }),
  name: () => t("sites.chip.polygon"),
});
/** @type {ReturnType<typeof startSketch> | null} */
let sketch = null;
let typing = 0;

const { features } = await get("/ogc/collections/site/items", { params: { municipality: municipality.id, limit: 10_000 } });
outlines.setFeatures(features);
marks.setFeatures(features.map(asMark));
showResults();
listen();
document.documentElement.dataset.scripted = "";

function listen() {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  form.addEventListener("input", () => {
    window.clearTimeout(typing);
    typing = window.setTimeout(search, TYPING_PAUSE_MS);
  });
  form.addEventListener("click", (event) => {
    const chip = /** @type {Element} */ (event.target).closest(".chips a");
    if (!chip) return;
    event.preventDefault();
    follow(chip.getAttribute("href") ?? location.pathname);
  });
  window.addEventListener("popstate", () => follow(location.href, { remember: false }));
  drawButton.addEventListener("click", () => (sketch ? sketch.cancel() : draw()));
  form.addEventListener("pointerover", (event) => hint(event.target));
  form.addEventListener("focusin", (event) => hint(event.target));
  form.addEventListener("pointerleave", () => marks.hint(null));
  map.addEventListener("picked", (event) => pick(/** @type {CustomEvent} */ (event).detail));
}

/** The form's own values as an address, empty ones left out so that links stay short. */
function address() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value !== "") query.append(name, String(value));
  if (query.get("sort") === "name") query.delete("sort");
  const text = query.toString();
  return location.pathname + (text ? `?${text}` : "");
}

async function search() {
  window.clearTimeout(typing);
  const wanted = address();
  history.replaceState(null, "", wanted);
  await results.load(wanted);
}

/** A chip or the Back button: the form takes the values of the new address too. */
async function follow(href, { remember = true } = {}) {
  const url = new URL(href, location.href);
  if (remember) history.pushState(null, "", url.pathname + url.search);
  for (const control of /** @type {Iterable<any>} */ (form.elements)) {
    if (control.name && control.name !== "sort") control.value = url.searchParams.get(control.name) ?? "";
  }
  await results.load(url.href);
  need("#results-heading").focus();
}

/** The map follows the list: the same plots, in view if they are elsewhere. */
function showResults() {
  const rows = [...document.querySelectorAll("#results .row")];
  const ids = new Set(rows.map((row) => Number(/** @type {HTMLElement} */ (row).dataset.id)));
  const wanted = ({ id }) => ids.has(id);
  outlines.setFilter(wanted);
  marks.setFilter(wanted);
  showSearchArea();
  const box = boxAround(outlines.shown.map(({ geometry }) => boxOf(geometry)));
  if (box) map.showBox(box, { maxZoom: 15, animate: false });
  announce(need("#results-heading").textContent ?? "");
}

function showSearchArea() {
  const corners = polygonField().value.split(";").filter(Boolean).map((pair) => pair.split(",").map(Number));
  const drawn = corners.length >= LEAST_CORNERS;
  const geometry = { type: "Polygon", coordinates: [[...corners, corners[0]]] };
  searchArea.setFeatures(drawn ? [{ type: "Feature", id: 1, geometry, properties: {} }] : []);
  drawButton.textContent = t(drawn ? "sites.drawAgain" : "sites.draw");
}

function draw() {
  drawButton.textContent = t("sites.drawCancel");
  const ended = () => {
    sketch = null;
    drawButton.focus();
    showSearchArea();
  };
  sketch = startSketch(map, {
    kind: "polygon",
    onCancel: ended,
    onDone: ({ coordinates: [ring] }) => {
      polygonField().value = ring.slice(0, -1).map(([lon, lat]) => `${lon.toFixed(6)},${lat.toFixed(6)}`).join(";");
      ended();
      search();
    },
  });
  need("#map").scrollIntoView({ block: "nearest" });
}

function polygonField() {
  return /** @type {HTMLInputElement} */ (form.elements.namedItem("polygon"));
}

function hint(target) {
  const row = /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest?.(".row"));
  marks.hint(row ? Number(row.dataset.id) : null);
}

/** A plot chosen on the map is found in the list, and its link takes the focus. */
function pick(chosen) {
  for (const row of document.querySelectorAll("#results .row.chosen")) row.classList.remove("chosen");
  map.select(chosen ? { layer: "site-mark", id: chosen.id } : null);
  const row = chosen && document.querySelector(`#results .row[data-id="${Number(chosen.id)}"]`);
  if (!row) return;
  row.classList.add("chosen");
  row.scrollIntoView({ block: "nearest" });
  row.querySelector("a")?.focus({ preventScroll: true });
}

/** On a phone the page scrolls, and one finger on the map must not stop it. */
function pageScrolls() {
  return matchMedia("(width < 900px)").matches;
}

/** "Strømsø 3, 4 210 m²". */
function plotName({ properties }) {
  return `${properties.name}, ${area(properties.area_m2)}`;
}

function asMark(feature) {
  const { lon, lat } = labelPlace(feature.geometry);
  return { ...feature, geometry: { type: "Point", coordinates: [lon, lat] } };
}
