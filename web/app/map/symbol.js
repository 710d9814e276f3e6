import { CircleMarker } from "leaflet";
import { symbolOutline } from "./symbol-outlines.js";

/**
 * A point drawn as one SVG path, like areas are, so that colours, focus, selection and names work alike for both.
 * Symbols: `circle`, `speech` (a speech mark that points at its place), `plot`; what follows a hyphen in a symbol's
 * name, as in `speech-question`, is a variant that keeps the outline.
 */
export const SymbolMarker = CircleMarker.extend({
  options: { symbol: "circle" },

  /** Leaflet's own circle marker with another outline. */
  _updatePath() {
    const { x, y } = this._point;
    this._renderer._setPath(this, this._empty() ? "M0 0" : symbolOutline(this.options.symbol, x, y, this._radius));
  },
});
