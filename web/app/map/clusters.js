import { DivIcon, Marker, latLng } from "leaflet";
import { h } from "../platform/dom.js";
import { plural } from "../platform/i18n.js";

const REACH_PX = 38;

/**
 * Points that would cover each other are shown as one mark with their number; choosing it zooms in until they part.
 */
export class Clusters {
  /** @type {any[]} */
  #marks = [];

  /** @param {import("./plan-map.js").PlanMap} map @param {string} pane */
  constructor(map, pane) {
    this.map = map;
    this.pane = pane;
  }

  /**
   * Draws marks for groups of two or more.
   * @param {any[]} features points only
   * @returns {Set<number>} ids that stand alone and are to be drawn as themselves
   */
  arrange(features) {
    this.clear();
    const groups = [];
    for (const feature of features) {
      const at = this.#pixels(feature);
      const near = groups.find((group) => group.at.distanceTo(at) < REACH_PX);
      if (near) near.members.push(feature);
      else groups.push({ at, members: [feature] });
    }
    for (const { members } of groups) if (members.length > 1) this.#mark(members);
    return new Set(groups.filter(({ members }) => members.length === 1).map(({ members }) => members[0].id));
  }

  clear() {
    for (const { marker, key } of this.#marks) {
      this.map.keyboard.remove(key);
      marker.remove();
    }
    this.#marks = [];
  }

  #mark(members) {
    const lon = mean(members.map(({ geometry }) => geometry.coordinates[0]));
    const lat = mean(members.map(({ geometry }) => geometry.coordinates[1]));
    const icon = new DivIcon({ className: "map-cluster", iconSize: [36, 36], html: h("span", members.length) });
    const marker = new Marker([lat, lon], { icon, pane: this.pane, keyboard: false }).addTo(this.map.leaflet);
    const open = () => this.#open(members, { lon, lat });
    marker.on("click", open);
    const element = marker.getElement();
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", plural("map.cluster", members.length));
    const key = { element, centre: () => this.map.leaflet.latLngToContainerPoint(latLng(lat, lon)), open };
    this.map.keyboard.add(key);
    this.#marks.push({ marker, key });
  }

  #open(members, { lon, lat }) {
    const zoom = this.map.leaflet.getZoom();
    const top = this.map.leaflet.getMaxZoom();
    if (zoom < top) this.map.setView({ lon, lat, zoom: Math.min(top, zoom + 2) }, { animate: true });
    else this.map.pick({ layer: this.pane.replace("layer-", ""), id: members[0].id, feature: members[0] });
  }

  #pixels({ geometry }) {
    const [lon, lat] = geometry.coordinates;
    return this.map.leaflet.project(latLng(lat, lon));
  }
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
