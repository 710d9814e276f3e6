import { GridLayer } from "leaflet";
import { Pmtiles, httpRanges } from "./pmtiles.js";

const PICTURES = { png: "image/png", jpeg: "image/jpeg", webp: "image/webp", avif: "image/avif" };

/** Tiles out of one archive: pictures as they are, vector tiles drawn here. */
const PmtilesLayer = GridLayer.extend({
  /** @param {string} url @param {import("./plan-map.js").PlanMap} map @param {Record<string, any>} options */
  initialize(url, map, options) {
    GridLayer.prototype.initialize.call(this, options);
    Object.assign(this, { url, map, deepest: options.maxNativeZoom });
    this.openArchive();
    this.on("tileunload", ({ tile }) => this.ground?.drop(tile));
    this.on("remove", () => this.ground?.close());
  },

  openArchive() {
    this.ground?.close();
    this.ground = this.opened = null;
    this.archive = new Pmtiles(httpRanges(this.url, () => this.openArchive()));
  },

  /** What the archive says of itself; the first tile waits for what draws vector tiles. */
  open() {
    this.opened ??= this.readStart(this.archive).catch((problem) => {
      this.opened = null;
      throw problem;
    });
    return this.opened;
  },

  async readStart(archive) {
    const header = await archive.header();
    if (header.tileType === "mvt" && archive === this.archive) await this.takeGround(archive, header);
    return header;
  },

  /** Vector tiles are drawn anew at every zoom, so the map asks for places as deep as it is, not as the archive is. */
  async takeGround(archive, { maxZoom }) {
    const { Ground } = await import("./ground/index.js");
    if (!this._map) return;
    const redraw = () => this.redraw();
    this.ground = new Ground(this.map, { archive, maxZoom: Math.min(maxZoom, this.deepest), redraw });
    Object.assign(this.options, { minNativeZoom: undefined, maxNativeZoom: undefined, className: "basemap basemap-drawn" });
    this.getContainer()?.classList.add("basemap-drawn");
    this.redraw();
  },

  createTile(coords, done) {
    const tile = document.createElement("div");
    this.drawTile(tile, coords).then(
      () => done(null, tile),
      (problem) => done(problem, tile),
    );
    return tile;
  },

  /** @param {HTMLElement} tile @param {{ x: number, y: number, z: number }} coords */
  async drawTile(tile, { x, y, z }) {
    const header = await this.open();
    if (!tile.isConnected) return;
    if (this.ground) return this.ground.draw(tile, { z, x, y });
    const bytes = await this.archive.tile(z, x, y);
    if (bytes) tile.append(await picture(bytes, PICTURES[header.tileType]));
  },
});

/** @param {string} url @param {import("./plan-map.js").PlanMap} map whose labels name the places of vector tiles @param {Record<string, any>} options */
export function pmtilesLayer(url, map, options) {
  return new /** @type {any} */ (PmtilesLayer)(url, map, options);
}

async function picture(bytes, type) {
  if (!type) throw new Error("tiles of this type can't be shown");
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const image = new Image();
  image.alt = "";
  image.src = url;
  try {
    await image.decode();
  } finally {
    URL.revokeObjectURL(url);
  }
  return image;
}
