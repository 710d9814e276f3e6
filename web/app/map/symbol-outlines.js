/** Outlines of point symbols as SVG path data; what follows a hyphen in a symbol's name is a variant that keeps the outline. */
const OUTLINES = {
  circle: (x, y, r) => `M${x - r},${y}a${r},${r} 0 1,0 ${r * 2},0a${r},${r} 0 1,0 ${-r * 2},0z`,
  speech: (x, y, r) => {
    const top = y - 2.4 * r;
    const side = r * 1.15;
    return `M${x - side},${top}h${2 * side}v${r * 1.5}h${-side * 0.7}L${x},${y}L${x - side * 0.3},${top + r * 1.5}H${x - side}z`;
  },
  plot: (x, y, r) => `M${x},${y - r}L${x + r},${y}L${x},${y + r}L${x - r},${y}z`,
};

/** @param {string | undefined} symbol @param {number} x @param {number} y @param {number} r pixels */
export function symbolOutline(symbol, x, y, r) {
  return (OUTLINES[String(symbol).split("-")[0]] ?? OUTLINES.circle)(x, y, r);
}
