import { h } from "../platform/dom.js";

/**
 * One quiet line at the map's edge for what the map could not do, such as a picture that did not come. Several parts
 * of the map may have something to say: the latest is shown, and what is put right takes its own words away.
 */
export class MapNote {
  /** @type {Map<string, string>} */
  #said = new Map();

  /** @param {HTMLElement} map */
  constructor(map) {
    this.element = h("p.map-note", { role: "status", hidden: true });
    map.append(this.element);
  }

  /** @param {string} who a name of the part that speaks @param {string | null} text null when there is nothing the matter any more */
  say(who, text) {
    if ((this.#said.get(who) ?? null) === text) return;
    this.#said.delete(who);
    if (text) this.#said.set(who, text);
    const latest = [...this.#said.values()].at(-1) ?? "";
    this.element.hidden = !latest;
    this.element.textContent = latest;
  }
}
