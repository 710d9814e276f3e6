/** Small marks that tools draw, as SVG path texts about a point in pixels. */

export const disc = ({ x, y }, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
export const ring = (point, r, kind) =>
  kind === "corner" ? disc(point, r) : `M${point.x} ${point.y - r}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`;
export const lever = (centre, knob, r) =>
  `M${centre.x - 6} ${centre.y}h12m-6-6v12M${centre.x} ${centre.y}L${knob.x} ${knob.y}${disc(knob, r)}`;
export const cross = ({ x, y }, r) => `${disc({ x, y }, r + 5)}M${x - r / 2} ${y - r / 2}l${r} ${r}m0 ${-r}l${-r} ${r}`;
export const plus = ({ x, y }) => `M${x - 22} ${y}h16m12 0h16M${x} ${y - 22}v16m0 12v16`;
