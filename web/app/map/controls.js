import { circle, circleMarker, featureGroup } from "leaflet";
import { h } from "../platform/dom.js";
import { distance } from "../platform/numbers.js";
import { announce } from "../platform/announce.js";

const SCALE_WIDTH_PX = 110;
const METRES_PER_PIXEL_AT_EQUATOR = 156_543.03392;

/**
 * Zoom, home, "where am I" and the scale bar, as plain buttons over the map.
 * @param {import("./plan-map.js").PlanMap} map
 */
export function addControls(map) {
  const button = (name, mark, onclick) =>
    h("button.map-button", { type: "button", onclick, "aria-label": map.text(name), title: map.text(name) }, mark);
  const zoomIn = button("zoomIn", "+", () => map.leaflet.zoomIn());
  const zoomOut = button("zoomOut", "\u2212", () => map.leaflet.zoomOut());
  const home = button("home", "\u2302", () => map.goHome());
  const locate = button("locate", "\u25ce", () => whereAmI(map));
  const group = h(
    "div.map-controls.no-print",
    { role: "group", "aria-label": map.text("controls") },
    zoomIn,
    zoomOut,
    home,
    locate,
  );
  const scale = h("div.map-scale", { "aria-hidden": "true" });
  map.element.after(group);
  map.element.append(scale);
  const update = () => {
    zoomIn.toggleAttribute("disabled", map.leaflet.getZoom() >= map.leaflet.getMaxZoom());
    zoomOut.toggleAttribute("disabled", map.leaflet.getZoom() <= map.leaflet.getMinZoom());
    drawScale(scale, map);
  };
  map.leaflet.on("zoomend moveend", update);
  update();
  return group;
}

/** The roundest length (1, 2 or 5 times a power of ten) that the bar has room for. */
function drawScale(element, map) {
  const { lat, zoom } = map.view;
  const metresPerPixel = (METRES_PER_PIXEL_AT_EQUATOR * Math.cos((lat * Math.PI) / 180)) / 2 ** zoom;
  const room = metresPerPixel * SCALE_WIDTH_PX;
  const power = 10 ** Math.floor(Math.log10(room));
  const length = [5, 2, 1].map((n) => n * power).find((n) => n <= room) ?? power;
  element.style.width = `${Math.round(length / metresPerPixel)}px`;
  element.textContent = distance(length);
}

/** The reader's place as a dot in a ring as wide as the uncertainty. */
function showHere(map, { latitude, longitude, accuracy }) {
  map.here?.remove();
  const options = { renderer: map.renderer("tools"), interactive: false };
  const at = [latitude, longitude];
  map.here = featureGroup([
    circle(at, { ...options, radius: accuracy, className: "here-accuracy" }),
    circleMarker(at, { ...options, radius: 7, className: "here" }),
  ]).addTo(map.leaflet);
}

function whereAmI(map) {
  if (!navigator.geolocation) return announce(map.text("locateFailed"));
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      map.setView(
        { lon: coords.longitude, lat: coords.latitude, zoom: Math.max(map.view.zoom, 16) },
        { animate: true },
      );
      showHere(map, coords);
      announce(map.text("located"));
    },
    () => {
      announce(map.text("locateFailed"));
      map.dispatchEvent(new CustomEvent("failed", { detail: map.text("locateFailed") }));
    },
    { enableHighAccuracy: true, timeout: 10_000 },
  );
}
