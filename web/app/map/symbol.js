import { CircleMarker } from "leaflet";

/**
 * A point drawn as one SVG path, like areas are, so that colours, focus, selection and names work alike for both.
 * Symbols: `circle`, `speech` (a speech mark that points at its place), `plot`; what follows a hyphen in a symbol's
 * name, as in `speech-question`, is a variant that keeps the outline.
 */
const OUTLINES = {
  circle: (x, y, r) => `M${x - r},${y}a${r},${r} 0 1,0 ${r * 2},0a${r},${r} 0 1,0 ${-r * 2},0z`,
  speech: (x, y, r) => {
    const top = y - 2.4 * r;
    const side = r * 1.15;
    return `M${x - side},${top}h${2 * side}v${r * 1.5}h${-side * 0.7}L${x},${y}L${x - side * 0.3},${top + r * 1.5}H${x - side}z`;
  },
  plot: (x, y, r) => `M${x},${y - r}L${x + r},${y}L${x},${y + r}L${x - r},${y}z`,
};

export const SymbolMarker = CircleMarker.extend({
  options: { symbol: "circle" },

  /** Leaflet's own circle marker with another outline. */
  _updatePath() {
    const { x, y } = this._point;
    const outline = OUTLINES[String(this.options.symbol).split("-")[0]] ?? OUTLINES.circle;
    this._renderer._setPath(this, this._empty() ? "M0 0" : outline(x, y, this._radius));
  },
});
