/**
 * The page's texts, from the same message catalogue as the server's. Importing this module waits for the catalogue,
 * so `t` answers at once.
 */
import { Catalogue } from "./catalogue.js";
import { number } from "./numbers.js";
import { language } from "./page.js";

const catalogue = new Catalogue(await load(), language);

/**
 * @param {string} key
 * @param {Record<string, unknown>} [values]
 */
export function t(key, values) {
  return catalogue.text(key, values);
}

/**
 * `plural("map.homes", 3)` is "3 homes".
 * @param {string} key
 * @param {number} count
 * @param {Record<string, unknown>} [values]
 */
export function plural(key, count, values = {}) {
  return catalogue.plural(key, count, { n: number(count), ...values });
}

/** Whether a key has a text, for texts that only some codes have. @param {string} key */
export function hasText(key) {
  return catalogue.has(key);
}

async function load() {
  const link = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[data-catalogue]"));
  const response = await fetch(link?.href ?? `/i18n/${language}.json`);
  if (!response.ok) throw new Error(`The texts did not load: ${response.status}`);
  return response.json();
}
