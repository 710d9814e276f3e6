/** Tiles of the web map (EPSG:3857, WebMercatorQuad): x counts from the west, y from the north. The world is 1 by 1 here. */

/** @typedef {{ z: number, x: number, y: number }} TileAt */

/** How much a tile holds beyond its edges, as a share of its side. */
export const MARGIN = 64 / 4096;

/** @param {TileAt} at */
export function nameOf({ z, x, y }) {
  return `${z}/${x}/${y}`;
}

/** @param {number} lon @param {number} lat degrees @returns {[number, number]} x and y in the world */
export function worldOf(lon, lat) {
  const sine = Math.sin((lat * Math.PI) / 180);
  return [(lon + 180) / 360, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/** @param {number} x @param {number} y @returns {[number, number]} longitude and latitude in degrees */
export function lonLatOf(x, y) {
  return [x * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI];
}

/** Whether a tile, with what it holds beyond its edges, meets a box. @param {TileAt} at @param {readonly number[] | null} bbox west, south, east, north in degrees; null meets all */
export function tileMeets({ z, x, y }, bbox) {
  if (!bbox) return true;
  const count = 2 ** z;
  const [west, south] = worldOf(bbox[0], bbox[1]);
  const [east, north] = worldOf(bbox[2], bbox[3]);
  const meets = (tile, from, to) => from * count <= tile + 1 + MARGIN && to * count >= tile - MARGIN;
  return meets(x, west, east) && meets(y, north, south);
}

/**
 * The tiles that a view needs, those in its middle first.
 * @param {number} z
 * @param {{ west: number, north: number, east: number, south: number }} view in the world
 * @param {number} [around] so many more on every side
 * @returns {(TileAt & { inView: boolean })[]}
 */
export function tilesIn(z, { west, north, east, south }, around = 0) {
  const count = 2 ** z;
  const [left, right] = [Math.floor(west * count), Math.floor(east * count)];
  const [top, bottom] = [Math.max(0, Math.floor(north * count)), Math.min(count - 1, Math.floor(south * count))];
  const tiles = [];
  for (let y = Math.max(0, top - around); y <= Math.min(count - 1, bottom + around); y += 1) {
    for (let x = Math.max(0, left - around); x <= Math.min(count - 1, right + around); x += 1) {
      tiles.push({ z, x, y, inView: x >= left && x <= right && y >= top && y <= bottom });
    }
  }
  const away = ({ x, y }) => Math.hypot(x - (left + right) / 2, y - (top + bottom) / 2);
  return tiles.sort((a, b) => Number(b.inView) - Number(a.inView) || away(a) - away(b));
}
