/**
 * Who else has this plan open, and which zone: a hint among planners, never a lock. We say every twenty seconds where
 * we are; whoever stops saying so is gone after a minute. Event of the desk: `presence`.
 */
import { request } from "../../platform/api.js";
import { fill, h } from "../../platform/dom.js";
import { t } from "../../platform/i18n.js";
import { liveChanges } from "../../platform/live.js";
import { labelPlace } from "../../map/index.js";
import { toGeoJson } from "../../map/edit/shape.js";

const EVERY_MS = 20_000;
/** Walking through a list tells where one stays, not every zone passed. */
const SETTLE_MS = 400;
const MARK_PRIORITY = 99;

/** @typedef {{ name: string, zone: number | null, since: string }} Colleague */

export class Presence {
  /** @type {Colleague[]} */
  others = [];
  #timer = 0;
  #plan = 0;

  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.element = h("ul.desk-colleagues", { "aria-label": t("desk.presence.title") });
    desk.panel.plan.after(this.element);
    desk.addEventListener("opened", () => this.#opened());
    desk.addEventListener("turned", () => this.#soon());
    liveChanges(desk.municipality.id).addEventListener("presence", (event) => {
      if (/** @type {CustomEvent} */ (event).detail.planId === this.#plan) this.#soon();
    });
    document.addEventListener("visibilitychange", () => this.#soon());
    window.addEventListener("pagehide", () => this.#leave());
  }

  /** The names of colleagues who have a zone open. @param {import("./workspace.js").Entry} entry @returns {string[]} */
  at({ saved }) {
    return saved ? this.others.filter(({ zone }) => zone === saved.id).map(({ name }) => name) : [];
  }

  #opened() {
    if (this.#plan !== this.desk.plan.id) this.#leave();
    this.#plan = this.desk.plan.id;
    this.#show([]);
    this.#soon();
  }

  #soon() {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#tell(), SETTLE_MS);
  }

  /** A page in the background says nothing, and so is gone after a minute. */
  async #tell() {
    if (document.visibilityState === "hidden" || !this.#plan) return;
    const plan = this.#plan;
    const { chosen } = this.desk.editor;
    const zone = (chosen && this.desk.workspace.get(chosen.key)?.saved?.id) ?? null;
    try {
      const { data } = await request("PUT", `/api/plans/${plan}/presence`, { body: { zone } });
      if (plan === this.#plan) this.#show(data.others);
    } catch {
      this.#show([]);
    }
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#tell(), EVERY_MS);
  }

  #leave() {
    window.clearTimeout(this.#timer);
    if (this.#plan) request("DELETE", `/api/plans/${this.#plan}/presence`, { keepalive: true }).catch(() => null);
  }

  /** @param {Colleague[]} others */
  #show(others) {
    if (JSON.stringify(others) === JSON.stringify(this.others)) return;
    this.others = others;
    const places = others.map(({ name, zone }) => ({ name, entry: zone ? this.desk.workspace.byId(zone) : null }));
    fill(this.element, places.map(({ name, entry }) => this.#chip(name, entry)));
    this.desk.map.labels.set(
      "presence",
      places.filter(({ entry }) => entry?.draft).map(({ name, entry }) => markOf(name, entry.draft.shape)),
    );
    this.desk.dispatchEvent(new Event("presence"));
    this.desk.panel.refresh();
  }

  #chip(name, entry) {
    if (!entry?.draft) return h("li.tag", t("desk.presence.here", { name }));
    const open = () => this.desk.choose(entry.key, { reveal: true });
    return h("li", h("button.small.tag", { type: "button", onclick: open }, t("desk.presence.zone", { name, code: entry.draft.code })));
  }
}

/** A small mark on the map, under the zone's own label. */
function markOf(name, shape) {
  const { lon, lat } = labelPlace(toGeoJson(shape));
  return { text: `● ${name}`, lon, lat, priority: MARK_PRIORITY, offset: 18 };
}
