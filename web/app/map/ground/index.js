/** Vector basemaps: what lies in their tiles is drawn in the colours of the ground, light or dark, and places are named. */
import { h } from "../../platform/dom.js";
import { language } from "../../platform/page.js";
import { lonLatOf, nameOf } from "../tiles/tile-math.js";
import { onTheme } from "../tiles/tile-looks.js";
import { COLOURS, nameAttributes } from "./style.js";

const LABELS = "basemap";
const SIZE = 256;
/** Between whole zooms pictures are shown larger than they were drawn. */
const FINER = 1.25;
/** Tiles kept as they came, for the parts of them that are asked for next. */
const KEPT = 24;

/** @type {Worker | undefined} */
let worker;
let lastAsk = 0;
let lastGround = 0;
/** @type {Map<number, (answer: any) => void>} */
const waiting = new Map();
/** Those on a map now. @type {Set<Ground>} */
const shown = new Set();

export class Ground {
  /** @type {Map<string, Promise<Uint8Array | null>>} by tile */
  #coming = new Map();
  /** Labels by the element of the tile that they stand on. @type {Map<HTMLElement, any[]>} */
  #labels = new Map();
  #soon = 0;
  /** @type {Record<string, string> | null} */
  #colours = null;

  /**
   * @param {import("../plan-map.js").PlanMap} map
   * @param {{ archive: import("../pmtiles.js").Pmtiles, maxZoom: number, redraw: () => void }} parts
   *   deeper views than `maxZoom` are drawn from its tiles
   */
  constructor(map, { archive, maxZoom, redraw }) {
    lastGround += 1;
    Object.assign(this, { map, archive, maxZoom, redraw, id: lastGround });
    if (!worker) onTheme(() => shown.forEach((ground) => ground.#themed()));
    worker ??= start();
    shown.add(this);
  }

  /** Draws one tile into its element; rejects where there is none to be read. @param {HTMLElement} element @param {import("../tiles/tile-math.js").TileAt} at */
  async draw(element, at) {
    const deep = Math.max(0, at.z - this.maxZoom);
    const whole = { z: at.z - deep, x: at.x >> deep, y: at.y >> deep };
    const bytes = await this.#bytes(whole);
    if (!bytes || !shown.has(this)) return;
    const part = { deep, x: at.x - (whole.x << deep), y: at.y - (whole.y << deep) };
    const wish = { part, size: SIZE, ratio: (window.devicePixelRatio || 1) * FINER, zoom: at.z, colours: this.#paints() };
    const { bitmap, names } = await ask({ name: `${this.id} ${nameOf(whole)}`, bytes, wish, names: nameAttributes(language) });
    const canvas = /** @type {HTMLCanvasElement} */ (h("canvas", { width: bitmap.width, height: bitmap.height }));
    /** @type {ImageBitmapRenderingContext} */ (canvas.getContext("bitmaprenderer")).transferFromImageBitmap(bitmap);
    element.replaceChildren(canvas);
    this.#labels.set(element, names.map((name) => labelOf(name, whole)));
    this.#name();
  }

  /** A tile is not shown any more. @param {HTMLElement} element */
  drop(element) {
    if (this.#labels.delete(element)) this.#name();
  }

  /** Takes its names off the map. */
  close() {
    shown.delete(this);
    this.map.labels.clear(LABELS);
  }

  #bytes(at) {
    const name = nameOf(at);
    const coming = this.#coming.get(name) ?? this.archive.tile(at.z, at.x, at.y);
    coming.catch(() => this.#coming.delete(name));
    this.#coming.delete(name);
    this.#coming.set(name, coming);
    if (this.#coming.size > KEPT) this.#coming.delete(/** @type {string} */ (this.#coming.keys().next().value));
    return coming;
  }

  /** Names of all tiles that came in one frame are placed at once. */
  #name() {
    this.#soon ||= requestAnimationFrame(() => {
      this.#soon = 0;
      if (shown.has(this)) this.map.labels.set(LABELS, [...this.#labels.values()].flat());
    });
  }

  #themed() {
    this.#colours = null;
    this.redraw();
  }

  /** Colours of the style sheet as a canvas takes them, in the theme of now. */
  #paints() {
    if (this.#colours) return this.#colours;
    const probe = h("span", { hidden: true });
    this.map.element.append(probe);
    const resolve = (name) => {
      probe.style.color = `var(${name})`;
      return [name, getComputedStyle(probe).color];
    };
    this.#colours = Object.fromEntries(COLOURS.map(resolve));
    probe.remove();
    return this.#colours;
  }
}

function labelOf({ x, y, text, kind, priority, minZoom }, at) {
  const count = 2 ** at.z;
  const [lon, lat] = lonLatOf((at.x + x) / count, (at.y + y) / count);
  return { text, lon, lat, kind, priority, minZoom };
}

function start() {
  const started = new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: "ground" });
  started.addEventListener("message", ({ data }) => {
    waiting.get(data.ask)?.(data);
    waiting.delete(data.ask);
  });
  return started;
}

async function ask(question) {
  lastAsk += 1;
  const mine = lastAsk;
  const answer = await new Promise((answered) => {
    waiting.set(mine, answered);
    /** @type {Worker} */ (worker).postMessage({ ...question, ask: mine });
  });
  if (answer.problem) throw new Error(answer.problem);
  return answer;
}
