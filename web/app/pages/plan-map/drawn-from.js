/** More features than this in view are drawn from tiles. */
export const MANY = 2000;
/** Fewer than this, and shapes come back: between the two, a map that moves a little keeps what it has. */
const FEW_AGAIN = 1700;

/**
 * Whether a large layer's view is drawn as exact shapes or from tiles. What tiles do not carry they cannot be filtered
 * by: then the first MANY are shapes.
 * @param {{ matched: number, before: "shapes" | "tiles" | null, filters: string[], carried: Set<string> }} view
 *   `matched` features in view that pass the filters; `filters` are attributes in use, `carried` those on tiles
 * @returns {"shapes" | "tiles"}
 */
export function drawnFrom({ matched, before, filters, carried }) {
  if (filters.some((attribute) => !carried.has(attribute))) return "shapes";
  return matched > (before === "tiles" ? FEW_AGAIN : MANY) ? "tiles" : "shapes";
}
