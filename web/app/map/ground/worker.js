/** The worker in which vector basemaps are read and drawn, so that neither the page nor the plans' tiles wait for them. */
import { readLayers } from "../tiles/mvt.js";
import { paintGround } from "./paint.js";
import { nameIn, sorted } from "./sorting.js";

/** Tiles kept as they were read: a view far in shows many parts of one. */
const KEPT = 24;
/** @type {Map<string, ReturnType<typeof sorted>>} by archive and tile */
const held = new Map();

function read(name, bytes) {
  const known = held.get(name) ?? sorted(readLayers(bytes));
  held.delete(name);
  held.set(name, known);
  if (held.size > KEPT) held.delete(/** @type {string} */ (held.keys().next().value));
  return known;
}

function draw({ name, bytes, wish, names: attributes }) {
  const { storeys, names } = read(name, bytes);
  const canvas = new OffscreenCanvas(Math.round(wish.size * wish.ratio), Math.round(wish.size * wish.ratio));
  paintGround(canvas.getContext("2d"), storeys, wish);
  const count = 2 ** wish.part.deep;
  const isIn = ({ x, y }) => Math.floor(x * count) === wish.part.x && Math.floor(y * count) === wish.part.y;
  const shown = names.filter(isIn).flatMap(({ properties, ...name }) => {
    const text = nameIn(properties, attributes);
    return text ? [{ ...name, text }] : [];
  });
  return { bitmap: canvas.transferToImageBitmap(), names: shown };
}

self.addEventListener("message", ({ data }) => {
  try {
    const answer = draw(data);
    self.postMessage({ ask: data.ask, ...answer }, { transfer: [answer.bitmap] });
  } catch (problem) {
    self.postMessage({ ask: data.ask, problem: String(problem) });
  }
});
