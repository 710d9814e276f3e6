/** What the frame of every page does: theme, language links that keep the place on the map, search. */
import { need } from "../platform/dom.js";
import { municipality } from "../platform/page.js";

const YEAR_S = 31_536_000;

const theme = /** @type {HTMLSelectElement} */ (need("#theme"));
theme.addEventListener("change", () => {
  document.documentElement.dataset.theme = theme.value;
  document.cookie = `byggbar_theme=${theme.value}; path=/; max-age=${YEAR_S}; samesite=lax`;
});

for (const link of document.querySelectorAll("a[data-language]")) {
  link.addEventListener("click", () => {
    const address = new URL(location.href);
    address.searchParams.set("lang", link.getAttribute("lang") ?? "en");
    link.setAttribute("href", address.pathname + address.search + address.hash);
  });
}

if (municipality) import("./ui-search.js");
