/** How a plot on offer looks and what it is called, on every map that shows plots. */
import { area } from "../platform/numbers.js";

const BY_STATUS = {
  OPEN: { colour: "#0b5a6f", pattern: "diagonal" },
  UPCOMING: { colour: "#8a5a00", pattern: "dots" },
  RESERVED: { colour: "#6b5b8c", pattern: "cross", dash: "6 4" },
  SOLD: { colour: "#6b7479", pattern: "outline", dash: "2 4" },
};

/** @param {any} feature of the `site` layer */
export function plotLook({ properties }) {
  return BY_STATUS[properties.status] ?? BY_STATUS.OPEN;
}

/** The same as a mark, seen where the plot itself is too small. @param {any} feature */
export function plotMark(feature) {
  const look = plotLook(feature);
  const offered = feature.properties.status === "OPEN";
  return { ...look, ...(offered ? { pattern: "solid", ring: "#ffffff" } : {}), symbol: "plot", radius: offered ? 12 : 10 };
}

/** @param {any} feature of the `site` layer */
export function plotName({ properties }) {
  return properties.area_m2 ? `${properties.name}, ${area(properties.area_m2)}` : properties.name;
}
