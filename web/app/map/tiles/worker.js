/** The worker in which tiles are fetched, read and drawn, so that the page never waits for them. */
import { breathe } from "../../platform/slices.js";
import { Fetcher } from "./fetcher.js";
import { TileStock } from "./stock.js";

/** @type {Map<string, TileStock>} by layer */
const stocks = new Map();
const fetcher = new Fetcher();
let awake = false;

function stockOf(layer) {
  const known = stocks.get(layer);
  if (known) return known;
  const tell = (message, transfer = []) => self.postMessage({ layer, ...message }, { transfer });
  const stock = new TileStock({ fetcher, tell, wake });
  stocks.set(layer, stock);
  return stock;
}

/** Draws one picture after the other; questions and news have their turn in between. */
async function wake() {
  if (awake) return;
  awake = true;
  for (let more = true; more; ) {
    await breathe();
    more = [...stocks.values()].filter((stock) => stock.drawNext()).length > 0;
  }
  awake = false;
}

self.addEventListener("message", ({ data }) => {
  const stock = stockOf(data.layer);
  if (data.ask) return self.postMessage({ told: "answer", ask: data.ask, answer: data.what === "at" ? stock.at(data.where) : stock.reach(data.where) });
  if (data.do === "show") stock.show(data.picture);
  else if (data.do === "drop") stock.drop(data.key);
  else if (data.do === "style") stock.setStyle(data.style);
  else if (data.do === "mark") stock.mark(data.marks);
  else if (data.do === "changed") stock.changed(data.bbox, data.revision);
});
