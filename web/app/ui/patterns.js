/**
 * Fills that tell classes apart without colour: diagonal, cross, dots, outline, plain, and the hatches of what lies over
 * something else. The map, the legend, list chips and charts draw the same pattern, defined once per page.
 */
import { svg } from "../platform/dom.js";
import { DOT_OPACITY, LINE_OPACITY, SIZE, known, marksOf, paintRepeat, tintOf } from "./pattern-marks.js";

/**
 * A paint for `fill`, e.g. `url(#pattern-dots-3c8d5a)`.
 * @param {string} pattern
 * @param {string} colour as #rrggbb
 */
export function patternFill(pattern, colour) {
  const id = `pattern-${known(pattern)}-${colour.slice(1)}`;
  if (!document.getElementById(id)) definitions().append(makePattern(id, pattern, colour));
  return `url(#${id})`;
}

/** The same pattern as a small picture to paint a canvas with. @param {string} pattern @param {string} colour as #rrggbb */
export function patternTile(pattern, colour) {
  const tile = Object.assign(document.createElement("canvas"), { width: SIZE, height: SIZE });
  paintRepeat(tile.getContext("2d"), pattern, colour);
  return tile;
}

/** Characters that tell kinds of speech marks apart without colour. */
const GLYPHS = {
  "speech-idea": "✱",
  "speech-support": "+",
  "speech-concern": "~",
  "speech-question": "?",
  "speech-objection": "!",
};

/** @param {string | undefined} symbol */
export function glyph(symbol) {
  return GLYPHS[symbol ?? ""] ?? null;
}

/**
 * A sample of a class for legends and chips; takes a look as /layers.json and the code lists tell it.
 * @param {{ colour?: string, colourDark?: string, pattern?: string, fillOpacity?: number, dash?: string, symbol?: string }} look
 */
export function swatch({ colour = "#607d8b", colourDark, pattern, fillOpacity = 0.35, dash, symbol = "area" }) {
  const stroke = colourDark ? `light-dark(${colour}, ${colourDark})` : colour;
  const fill = pattern ? patternFill(pattern, colour) : stroke;
  const shape = SYMBOLS[symbol.split("-")[0]] ?? SYMBOLS.area;
  return svg(
    "svg.swatch",
    { viewBox: "0 0 24 18", width: 24, height: 18, "aria-hidden": "true", focusable: "false" },
    shape(
      { stroke, fill, "fill-opacity": pattern ? 1 : fillOpacity, "stroke-dasharray": dash, "stroke-width": 2 },
      symbol,
    ),
  );
}

const SYMBOLS = {
  area: (paint) => svg("rect", { x: 1.5, y: 1.5, width: 21, height: 15, rx: 2, ...paint }),
  plot: (paint) => svg("path", { d: "M4 2h13l3 10-9 4-8-3z", ...paint }),
  circle: (paint) => svg("circle", { cx: 12, cy: 9, r: 7, ...paint }),
  speech: (paint, symbol) => [
    svg("path", { d: "M2 1h20v12h-8l-4 4v-4H2z", ...paint }),
    glyph(symbol) &&
      svg(
        "text",
        { x: 12, y: 11.5, "font-size": 12, "font-weight": 700, "text-anchor": "middle", fill: "currentColor" },
        glyph(symbol),
      ),
  ],
};

function makePattern(id, pattern, colour) {
  return svg(
    "pattern",
    { id, width: SIZE, height: SIZE, patternUnits: "userSpaceOnUse" },
    svg("rect", { width: SIZE, height: SIZE, fill: colour, "fill-opacity": tintOf(pattern) }),
    marksOf(pattern).map((mark) => makeMark(mark, colour)),
  );
}

function makeMark({ d, x, y, r, width }, colour) {
  const line = { fill: "none", stroke: colour, "stroke-width": width, "stroke-opacity": LINE_OPACITY };
  const paint = width ? line : { fill: colour, "fill-opacity": DOT_OPACITY };
  return d ? svg("path", { d, ...paint }) : svg("circle", { cx: x, cy: y, r, ...paint });
}

/** The page's one holder of patterns; it may not be `display: none`, or some browsers paint nothing. */
function definitions() {
  const known = document.getElementById("patterns");
  if (known) return known;
  const defs = svg("defs", { id: "patterns" });
  document.body.append(svg("svg.unseen", { width: 0, height: 0, "aria-hidden": "true", focusable: "false" }, defs));
  return defs;
}
