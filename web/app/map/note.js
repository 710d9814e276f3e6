import { DomEvent } from "leaflet";
import { fill, h } from "../platform/dom.js";

/**
 * One quiet line at the map's edge for what the map could not do, such as a picture that did not come, perhaps with a
 * button to try again. Several parts of the map may have something to say: the latest is shown, and what is put right
 * takes its own words away.
 *
 * @typedef {{ label: string, press: () => void }} Way what the reader can do about it
 */
export class MapNote {
  /** @type {Map<string, { text: string, way?: Way }>} */
  #said = new Map();

  /** @param {HTMLElement} map */
  constructor(map) {
    this.element = h("p.map-note", { role: "status", hidden: true });
    DomEvent.disableClickPropagation(this.element);
    map.append(this.element);
  }

  /**
   * @param {string} who a name of the part that speaks
   * @param {string | null} text null when there is nothing the matter any more
   * @param {Way} [way]
   */
  say(who, text, way) {
    if ((this.#said.get(who)?.text ?? null) === text) return;
    this.#said.delete(who);
    if (text) this.#said.set(who, { text, way });
    const latest = [...this.#said.values()].at(-1);
    this.element.hidden = !latest;
    fill(this.element, latest && [h("span", latest.text), latest.way && button(latest.way)]);
  }
}

/** @param {Way} way */
function button({ label, press }) {
  return h("button.small", { type: "button", onclick: press }, label);
}
