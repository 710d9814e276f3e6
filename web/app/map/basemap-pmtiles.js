import { GridLayer } from "leaflet";
import { Pmtiles, httpRanges } from "./pmtiles.js";

const PICTURES = { png: "image/png", jpeg: "image/jpeg", webp: "image/webp", avif: "image/avif" };

/** Tiles out of one archive. */
const PmtilesLayer = GridLayer.extend({
  /** @param {string} url @param {Record<string, any>} options */
  initialize(url, options) {
    GridLayer.prototype.initialize.call(this, options);
    this.url = url;
    this.openArchive();
  },

  openArchive() {
    this.archive = new Pmtiles(httpRanges(this.url, () => this.openArchive()));
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
    const [header, bytes] = await Promise.all([this.archive.header(), this.archive.tile(z, x, y)]);
    if (bytes) tile.append(await picture(bytes, PICTURES[header.tileType]));
  },
});

/** @param {string} url @param {Record<string, any>} options */
export function pmtilesLayer(url, options) {
  return new /** @type {any} */ (PmtilesLayer)(url, options);
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
