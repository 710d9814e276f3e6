/**
 * What the map page shows, kept in the address so that a copied link opens the same view and Back works:
 * `#map=14/59.7400/10.2050&layers=zone,site&list=zone&sel=zone.12&zone.strategy=DENSIFY,NEW`.
 */

/**
 * @typedef {object} MapState
 * @property {{ lon: number, lat: number, zoom: number } | null} view
 * @property {string[] | null} layers those switched on; null means the usual ones
 * @property {string} list the layer whose rows are listed
 * @property {{ layer: string, id: number } | null} selected
 * @property {Map<string, Set<string>>} filters by `layer.attribute`
 * @property {string} colouring attribute that colours the zones
 * @property {"now" | "proposed"} scope whether zones that apply or proposed ones are shown
 * @property {boolean} table
 * @property {boolean} inView
 */

/** @returns {MapState} */
export function readState(hash = location.hash) {
  const params = new URLSearchParams(hash.slice(1));
  return {
    view: readView(params.get("map")),
    layers: params.has("layers") ? words(params.get("layers")) : null,
    list: params.get("list") ?? "zone",
    selected: readSelected(params.get("sel")),
    filters: new Map(
      [...params].filter(([name]) => name.includes(".")).map(([name, value]) => [name, new Set(words(value))]),
    ),
    colouring: params.get("colour") ?? "strategy",
    scope: params.get("show") === "proposed" ? "proposed" : "now",
    table: params.get("table") === "1",
    inView: params.get("inview") === "1",
  };
}

/** @param {MapState} state */
function stateHash({ view, layers, list, selected, filters, colouring, scope, table, inView }) {
  const parts = [];
  if (view) parts.push(`map=${round(view.zoom, 2)}/${view.lat.toFixed(5)}/${view.lon.toFixed(5)}`);
  if (layers) parts.push(`layers=${layers.join(",")}`);
  if (list !== "zone") parts.push(`list=${list}`);
  if (colouring !== "strategy") parts.push(`colour=${colouring}`);
  if (scope !== "now") parts.push(`show=${scope}`);
  for (const [name, values] of filters)
    if (values.size) parts.push(`${name}=${[...values].map(encodeURIComponent).join(",")}`);
  if (inView) parts.push("inview=1");
  if (table) parts.push("table=1");
  if (selected) parts.push(`sel=${selected.layer}.${selected.id}`);
  return `#${parts.join("&")}`;
}

/**
 * Writes the address. Choosing something makes a step that Back undoes; moving the map does not.
 * @param {MapState} state
 * @param {{ step?: boolean }} [options]
 */
export function writeState(state, { step = false } = {}) {
  const hash = stateHash(state);
  if (hash === location.hash) return;
  history[step ? "pushState" : "replaceState"](null, "", hash);
}

function readView(text) {
  const [zoom, lat, lon] = (text ?? "").split("/").map(Number);
  const sane = text && zoom >= 0 && zoom <= 22 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  return sane ? { zoom, lat, lon } : null;
}

function readSelected(text) {
  const found = /^([a-z_]+)\.(\d{1,15})$/.exec(text ?? "");
  return found ? { layer: found[1], id: Number(found[2]) } : null;
}

function words(text) {
  return (text ?? "").split(",").filter(Boolean);
}

function round(value, decimals) {
  return Number(value.toFixed(decimals));
}
