/** Ranges in words. */
import { number } from "../../platform/numbers.js";

/** "34–48–70", or one number where all three are the same. @param {import("./capacity.js").Range} range @param {number} [decimals] */
export function rangeText({ low, likely, high }, decimals = 0) {
  const texts = [low, likely, high].map((value) => number(value, decimals));
  return texts.every((text) => text === texts[0]) ? texts[0] : texts.join("\u2009–\u2009");
}
