import { addFeatureLayer } from "../index.js";
import { toGeoJson } from "./shape.js";

/** On the desk a zone's code comes before the names of places and streets. */
const LABEL_PRIORITY = 95;

/** The zones on the desk as the map draws them, told only what has changed since the last time. */
export class ZoneLayer {
  /** @type {Map<string, import("./editor.js").EditedZone>} */
  #drawn = new Map();

  /** @param {import("../plan-map.js").PlanMap} map */
  constructor(map) {
    this.layer = addFeatureLayer(map, {
      id: "zone",
      order: 10,
      interactive: false,
      look: ({ properties }) => properties.look,
      name: ({ properties }) => properties.name,
      label: ({ properties }) => properties.label,
      labelPriority: LABEL_PRIORITY,
    });
  }

  /** @param {Map<string, import("./editor.js").EditedZone>} zones */
  sync(zones) {
    const changed = [...zones.values()].filter((zone) => !sameOnMap(this.#drawn.get(zone.key), zone));
    if (changed.length > 20) this.layer.setFeatures([...zones.values()].map(featureOf));
    else for (const zone of changed) this.layer.upsert(featureOf(zone));
    for (const key of this.#drawn.keys()) if (!zones.has(key)) this.layer.remove(/** @type {any} */ (key));
    this.#drawn = new Map(zones);
  }

  /** Leaves one zone to the canvas while it is worked on. @param {string | null} key */
  leaveOut(key) {
    this.layer.setFilter(({ id }) => id !== key);
  }

  /** @param {string | null} key */
  hint(key) {
    this.layer.hint(/** @type {any} */ (key));
  }

  /** Marks the zones that have been picked. @param {string[]} keys */
  mark(keys) {
    this.layer.mark(keys.length > 1 ? keys : []);
  }

  /** @param {string} key */
  flash(key) {
    this.layer.flash(/** @type {any} */ (key));
  }
}

function featureOf({ key, shape, name, label, look }) {
  return { type: "Feature", id: key, geometry: toGeoJson(shape), properties: { name, label, look } };
}

function sameOnMap(a, b) {
  return (
    Boolean(a) &&
    a.shape === b.shape &&
    a.label === b.label &&
    a.look.colour === b.look.colour &&
    a.look.pattern === b.look.pattern &&
    a.look.dash === b.look.dash
  );
}
