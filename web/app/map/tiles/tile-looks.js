import { h } from "../../platform/dom.js";
import { outlineColour } from "../feature-layer.js";

const USUAL = { colour: "#607d8b", width: 2, fillOpacity: 0.35 };

/**
 * Looks of a layer's definition as a canvas takes them: colours of the theme of now.
 * @param {HTMLElement} element whose theme counts
 * @param {Partial<import("../feature-layer.js").Look>[]} looks
 * @returns {import("./tile-style.js").TileLook[]}
 */
export function tileLooks(element, looks) {
  const probe = h("span", { hidden: true });
  element.append(probe);
  const resolved = (colour) => {
    probe.style.color = colour;
    return getComputedStyle(probe).color;
  };
  const made = looks.map((look) => {
    const { colour, colourDark, pattern, fillOpacity, width, dash, symbol, radius } = { ...USUAL, ...look };
    const fill = pattern ? colour : resolved(colourDark ? `light-dark(${colour}, ${colourDark})` : colour);
    return { stroke: resolved(outlineColour({ colour, colourDark })), fill, fillOpacity, pattern, width, dash, symbol, radius };
  });
  probe.remove();
  return made;
}

/** Calls back when colours have to be resolved anew. @param {() => void} changed */
export function onTheme(changed) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);
  new MutationObserver(changed).observe(document.documentElement, { attributeFilter: ["data-theme", "style", "class"] });
}
