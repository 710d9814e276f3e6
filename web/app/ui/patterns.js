/**
 * Fills that tell classes apart without colour: diagonal, cross, dots, outline, plain, and the hatches of what lies over
 * something else. The map, the legend, list chips and charts draw the same pattern, defined once per page.
 */
import { svg } from "../platform/dom.js";

const SIZE = 9;

/** What is drawn over the tint of each pattern; `outline` and `plain` are a tint alone. */
const MARKS = {
  diagonal: (colour) => [line("M-2 2 2 -2M0 9 9 0M7 11 11 7", colour)],
  cross: (colour) => [line("M0 0 9 9M9 0 0 9", colour, 1.1)],
  dots: (colour) => [dot(2.25, 2.25, colour), dot(6.75, 6.75, colour)],
  outline: () => [],
  plain: () => [],
  // Hatches have no tint: what lies under them keeps its own colour.
  "hatch-diagonal": (colour) => [line("M-2 2 2 -2M0 9 9 0M7 11 11 7", colour, 1.2)],
  "hatch-cross": (colour) => [line("M0 0 9 9M9 0 0 9", colour, 0.9)],
  "hatch-horizontal": (colour) => [line("M0 4.5H9", colour, 1.2)],
  "hatch-vertical": (colour) => [line("M4.5 0V9", colour, 1.2)],
  "hatch-dots": (colour) => [dot(2.25, 2.25, colour), dot(6.75, 6.75, colour)],
  "hatch-plus": (colour) => [line("M4.5 2v5M2 4.5h5", colour, 1.1)],
  "hatch-rings": (colour) => [ring(colour)],
};
const TINT = { outline: 0.14, plain: 0.45 };
const HATCH = "hatch-";

/**
 * A paint for `fill`, e.g. `url(#pattern-dots-3c8d5a)`.
 * @param {string} pattern
 * @param {string} colour as #rrggbb
 */
export function patternFill(pattern, colour) {
  const kind = pattern in MARKS ? pattern : "plain";
  const id = `pattern-${kind}-${colour.slice(1)}`;
  if (!document.getElementById(id)) definitions().append(makePattern(id, kind, colour));
  return `url(#${id})`;
}

/** The same pattern as a small picture to paint a canvas with. @param {string} pattern @param {string} colour as #rrggbb */
export function patternTile(pattern, colour) {
  const kind = pattern in MARKS ? pattern : "plain";
  const tile = Object.assign(document.createElement("canvas"), { width: SIZE, height: SIZE });
  const context = /** @type {CanvasRenderingContext2D} */ (tile.getContext("2d"));
  context.globalAlpha = TINT[kind] ?? 0.3;
  context.fillStyle = context.strokeStyle = colour;
  context.fillRect(0, 0, SIZE, SIZE);
  for (const mark of MARKS[kind](colour)) paintMark(context, mark);
  return tile;
}

function paintMark(context, mark) {
  const number = (name) => Number(mark.getAttribute(name));
  if (mark.localName === "circle") {
    context.globalAlpha = number("fill-opacity");
    context.beginPath();
    context.arc(number("cx"), number("cy"), number("r"), 0, 2 * Math.PI);
    context.fill();
  } else {
    context.globalAlpha = number("stroke-opacity");
    context.lineWidth = number("stroke-width");
    context.stroke(new Path2D(mark.getAttribute("d")));
  }
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

function makePattern(id, kind, colour) {
  return svg(
    "pattern",
    { id, width: SIZE, height: SIZE, patternUnits: "userSpaceOnUse" },
    svg("rect", { width: SIZE, height: SIZE, fill: colour, "fill-opacity": kind.startsWith(HATCH) ? 0 : (TINT[kind] ?? 0.3) }),
    MARKS[kind](colour),
  );
}

function line(d, colour, width = 1.5) {
  return svg("path", { d, stroke: colour, "stroke-width": width, "stroke-opacity": 0.75, fill: "none" });
}

function ring(colour) {
  return svg("circle", { cx: 4.5, cy: 4.5, r: 2, fill: "none", stroke: colour, "stroke-width": 1, "stroke-opacity": 0.75 });
}

function dot(cx, cy, colour) {
  return svg("circle", { cx, cy, r: 1.3, fill: colour, "fill-opacity": 0.9 });
}

/** The page's one holder of patterns; it may not be `display: none`, or some browsers paint nothing. */
function definitions() {
  const known = document.getElementById("patterns");
  if (known) return known;
  const defs = svg("defs", { id: "patterns" });
  document.body.append(svg("svg.unseen", { width: 0, height: 0, "aria-hidden": "true", focusable: "false" }, defs));
  return defs;
}
