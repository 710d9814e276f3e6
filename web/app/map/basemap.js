/**
 * The map beneath the plans. A municipality offers some; which one a reader wants, and whether in quiet colours, is
 * remembered on the device. When tiles don't come, the drawn ground takes their place and a note says so.
 *
 * Event: `changed` when another basemap is shown or none.
 */
import { tileLayer } from "leaflet";
import { fill, h } from "../platform/dom.js";
import { language } from "../platform/page.js";
import { pmtilesLayer } from "./basemap-pmtiles.js";

/** So many tiles in a row without one that came: asking on would only fill the log. */
const FAILURES_IN_A_ROW = 4;
const PLAIN = "plain";

/** WMTS names for what Leaflet calls z, y and x (OGC 07-057r7; row 0 is in the north in both). */
const WMTS_NAMES = { "{TileMatrix}": "{z}", "{TileRow}": "{y}", "{TileCol}": "{x}" };

export class Basemaps extends EventTarget {
  #failures = 0;
  #layer = null;

  /**
   * @param {import("./plan-map.js").PlanMap} map
   * @param {{ id: string, basemaps?: any[], defaultLanguage: string }} municipality
   */
  constructor(map, municipality) {
    super();
    this.map = map;
    this.key = `byggbar.basemap.${municipality.id}`;
    this.municipality = municipality;
    this.offered = (municipality.basemaps ?? []).map((basemap) => ({ ...basemap, name: this.#name(basemap) }));
    this.credit = h("p.map-credit", { hidden: true });
    map.element.append(this.credit);
    const { address, muted } = remembered(this.key);
    const usual = this.offered.find((basemap) => basemap.default) ?? null;
    const chosen = address === PLAIN ? null : (this.offered.find((basemap) => basemap.address === address) ?? usual);
    this.muted = muted ?? chosen?.muted ?? false;
    window.addEventListener("online", () => this.failed && this.again());
    this.#show(chosen);
  }

  /** @param {any} basemap one of `offered`, or null for the drawn ground */
  choose(basemap) {
    if (basemap && remembered(this.key).muted === undefined) this.muted = basemap.muted;
    this.#remember({ address: basemap?.address ?? PLAIN });
    this.#show(basemap);
  }

  /** @param {boolean} muted */
  mute(muted) {
    this.muted = muted;
    this.#remember({ muted });
    this.#dress();
    this.dispatchEvent(new Event("changed"));
  }

  /** Shows a basemap that is not among those offered, and forgets it with the page. @param {any} basemap */
  preview(basemap) {
    this.muted = basemap.muted;
    this.#show(basemap);
  }

  /** Asks for the tiles again that did not come. */
  again() {
    this.#show(this.shown);
  }

  #show(basemap) {
    this.shown = basemap;
    this.failed = false;
    this.#failures = 0;
    this.#layer?.remove();
    this.#layer = basemap && this.#makeLayer(basemap);
    this.#layer?.addTo(this.map.leaflet);
    this.map.note.say("basemap", null);
    this.#dress();
    fill(this.credit, basemap && attribution(basemap));
    this.credit.toggleAttribute("hidden", !basemap?.attribution);
    this.dispatchEvent(new Event("changed"));
  }

  #makeLayer({ kind, address, minZoom, maxZoom }) {
    const options = { minNativeZoom: minZoom, maxNativeZoom: maxZoom, maxZoom: 20, className: "basemap" };
    const layer =
      kind === "PMTILES"
        ? pmtilesLayer(`/basemaps/${this.municipality.id}/${address}`, this.map, options)
        : tileLayer(template(address), { ...options, referrerPolicy: "strict-origin-when-cross-origin" });
    layer.on("tileload", () => (this.#failures = 0));
    layer.on("tileerror", () => this.#layer === layer && this.#tileFailed());
    return layer;
  }

  #tileFailed() {
    this.#failures += 1;
    if (this.#failures < FAILURES_IN_A_ROW || this.failed) return;
    this.failed = true;
    this.#layer.remove();
    this.#dress();
    this.map.note.say("basemap", this.map.text("basemap.failed", { name: this.shown.name }), {
      label: this.map.text("basemap.again"),
      press: () => this.again(),
    });
  }

  #dress() {
    const { classList } = this.map.element;
    classList.toggle("has-basemap", Boolean(this.shown) && !this.failed);
    classList.toggle("has-quiet-basemap", this.muted);
  }

  #remember(change) {
    try {
      localStorage.setItem(this.key, JSON.stringify({ ...remembered(this.key), ...change }));
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  }

  #name({ title }) {
    return title[language] ?? title[this.municipality.defaultLanguage] ?? Object.values(title)[0];
  }
}

/** @param {string} address */
export function template(address) {
  return address.replace(/\{Tile(Matrix|Row|Col)\}/g, (name) => WMTS_NAMES[name]);
}

function attribution({ attribution: text, attributionUrl: href }) {
  return href ? h("a", { href, target: "_blank", rel: "noopener" }, text) : text;
}

/** @returns {{ address?: string, muted?: boolean }} */
function remembered(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "{}") ?? {};
  } catch {
    return {};
  }
}
