import { addFeatureLayer } from "../index.js";
import { toGeoJson } from "./shape.js";

/** On the desk a zone's code comes before the names of places and streets. */
const LABEL_PRIORITY = 95;
const ORDER = 10;
/** Just below the pane of single zones. */
const MASS_ORDER = 409;

/** From so many zones on they are one picture; only what is pointed at, picked or chosen is an element of its own. */
const MASS = 300;

/** The zones on the desk as the map draws them, told only what has changed since the last time. */
export class ZoneLayer {
  /** @type {Map<string, import("./editor.js").EditedZone>} */
  #drawn = new Map();
  /** @type {import("../mass-layer.js").MassLayer | null} */
  #mass = null;
  /** What stands out of the picture, and why. @type {{ chosen: string | null, hinted: string | null, marked: string[], flashed: string | null }} */
  #out = { chosen: null, hinted: null, marked: [], flashed: null };

  /** @param {import("../plan-map.js").PlanMap} map */
  constructor(map) {
    this.map = map;
    this.layer = this.#layerOf("zone", ORDER);
    /** What lies over land use is drawn over it, whichever was drawn first. */
    this.overlays = this.#layerOf("overlay", ORDER + 1);
  }

  #layerOf(id, order) {
    return addFeatureLayer(this.map, {
      id,
      order,
      interactive: false,
      look: ({ properties }) => properties.look,
      name: ({ properties }) => properties.name,
      label: ({ properties }) => (this.#mass ? null : properties.label),
      labelPriority: LABEL_PRIORITY,
    });
  }

  /** The id of the layer that a zone is drawn in. @param {string} key */
  layerIdOf(key) {
    return !this.#mass && this.#drawn.get(key)?.overlay ? "overlay" : "zone";
  }

  /** @param {Map<string, import("./editor.js").EditedZone>} zones */
  sync(zones) {
    if (zones.size >= MASS) return this.#syncMass(zones);
    if (this.#mass) this.#drawn.clear();
    this.#mass?.setZones([]);
    this.#mass = null;
    const all = [...zones.values()];
    this.#syncLayer(this.layer, all.filter(({ overlay }) => !overlay));
    this.#syncLayer(this.overlays, all.filter(({ overlay }) => overlay));
    this.#drawn = new Map(zones);
  }

  #syncLayer(layer, zones) {
    const changed = zones.filter((zone) => !sameOnMap(this.#drawn.get(zone.key), zone));
    if (changed.length > 20) return layer.setFeatures(zones.map(featureOf));
    for (const zone of changed) layer.upsert(featureOf(zone));
    const present = new Set(zones.map(({ key }) => key));
    for (const { id } of [...layer.features]) if (!present.has(id)) layer.remove(id);
  }

  /** The zone that is chosen, before the map outlines it. @param {string | null} key */
  choose(key) {
    this.#standOut({ chosen: key });
  }

  /** Leaves one zone to the canvas while it is worked on. @param {string | null} key */
  leaveOut(key) {
    this.#mass?.leaveOut(key);
    for (const layer of [this.layer, this.overlays]) layer.setFilter(({ id }) => id !== key);
  }

  /** @param {string | null} key */
  hint(key) {
    this.#standOut({ hinted: key });
    for (const layer of [this.layer, this.overlays]) layer.hint(/** @type {any} */ (key));
  }

  /** Marks the zones that have been picked. @param {string[]} keys */
  mark(keys) {
    const marked = keys.length > 1 ? keys : [];
    this.#standOut({ marked });
    for (const layer of [this.layer, this.overlays]) layer.mark(marked);
  }

  /** @param {string} key */
  flash(key) {
    this.#standOut({ flashed: key });
    for (const layer of [this.layer, this.overlays]) layer.flash(/** @type {any} */ (key));
  }

  #syncMass(zones) {
    const same = zones.size === this.#drawn.size && [...zones.values()].every((zone) => sameOnMap(this.#drawn.get(zone.key), zone));
    const began = !this.#mass;
    this.#mass ??= this.map.massLayer("zones", MASS_ORDER);
    this.#drawn = new Map(zones);
    if (began) this.overlays.setFeatures([]);
    if (!same || began) this.#mass.setZones([...zones.values()].sort((a, b) => Number(Boolean(a.overlay)) - Number(Boolean(b.overlay))));
    this.#standOut({});
  }

  /** @param {Partial<{ chosen: string | null, hinted: string | null, marked: string[], flashed: string | null }>} change */
  #standOut(change) {
    Object.assign(this.#out, change);
    if (!this.#mass) return;
    const { chosen, hinted, marked, flashed } = this.#out;
    const wanted = new Set([chosen, hinted, flashed, ...marked].filter((key) => key && this.#drawn.has(key)));
    const present = new Map(this.layer.features.map((feature) => [feature.id, feature.properties.zone]));
    for (const key of present.keys()) if (!wanted.has(key)) this.layer.remove(key);
    for (const key of wanted) {
      const zone = /** @type {any} */ (this.#drawn.get(/** @type {string} */ (key)));
      if (!sameOnMap(present.get(key), zone)) this.layer.upsert(featureOf(zone));
    }
  }
}

function featureOf(zone) {
  const { key, shape, name, label, look } = zone;
  return { type: "Feature", id: key, geometry: toGeoJson(shape), properties: { name, label, look, zone } };
}

function sameOnMap(a, b) {
  return (
    Boolean(a) &&
    a.shape === b.shape &&
    a.label === b.label &&
    Boolean(a.overlay) === Boolean(b.overlay) &&
    a.look.colour === b.look.colour &&
    a.look.pattern === b.look.pattern &&
    a.look.dash === b.look.dash
  );
}
