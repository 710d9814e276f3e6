/**
 * What the server told the page when it was drawn: language, municipality and the page's own data.
 */

const root = document.documentElement;

/** @type {"sv" | "nb" | "en"} */
export const language = /** @type {any} */ (root.lang || "en");

/** What the server put into `#page-data`. @type {Record<string, any>} */
export const pageData = JSON.parse(document.getElementById("page-data")?.textContent || "{}");

/** The municipality this page is about, as /api/municipalities/{id} tells it; null on pages about none. @type {any} */
export const municipality = pageData.municipality ?? null;

/**
 * Reads a cookie that scripts may see.
 * @param {string} name
 */
export function cookie(name) {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : null;
}
