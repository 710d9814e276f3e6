import { AppElement, register } from "../platform/element.js";
import { fill, h, uid } from "../platform/dom.js";
import { plural, t } from "../platform/i18n.js";
import { get } from "../platform/api.js";
import { announce } from "../platform/announce.js";
import { municipality } from "../platform/page.js";

const WAIT_MS = 180;
const LONGEST = 200;

/**
 * One box for everything: places, zones, plots, projects, plans and coordinates. A combobox by the ARIA pattern: arrows
 * move in the list, Enter takes, Escape closes.
 *
 * Emits `ui-search:picked` with the result `{ kind, id, title, lon, lat, bbox }`; when nobody prevents it, the plan map
 * opens at the result.
 */
class UiSearch extends AppElement {
  #results = [];
  #active = -1;
  #timer = 0;
  /** @type {AbortController | undefined} */
  #asked;

  build() {
    const list = uid("results");
    this.input = /** @type {HTMLInputElement} */ (
      h("input", {
        type: "search",
        role: "combobox",
        autocomplete: "off",
        spellcheck: "false",
        maxlength: LONGEST,
        "aria-label": t("shell.search.label"),
        "aria-expanded": "false",
        "aria-controls": list,
        "aria-autocomplete": "list",
        placeholder: t("shell.search.placeholder"),
      })
    );
    this.list = h("ul.search-results", {
      id: list,
      role: "listbox",
      "aria-label": t("shell.search.results"),
      hidden: true,
    });
    this.append(this.input, this.list);
  }

  connected() {
    this.setAttribute("role", "search");
    this.listen(this.input, "input", () => this.#typed());
    this.listen(this.input, "keydown", (event) => this.#keys(event));
    this.listen(this.input, "focus", () => this.#results.length && this.#show(true));
    this.listen(this, "focusout", (event) => !this.contains(event.relatedTarget) && this.#show(false));
  }

  #typed() {
    window.clearTimeout(this.#timer);
    this.#asked?.abort();
    const words = this.input.value.trim();
    if (words.length < 2) return this.#fill([], "");
    this.#timer = window.setTimeout(() => this.#ask(words), WAIT_MS);
  }

  async #ask(words) {
    this.#asked = new AbortController();
    try {
      const { results } = await get(`/api/municipalities/${municipality.id}/search`, {
        params: { q: words },
        signal: this.#asked.signal,
      });
      this.#fill(results, t("shell.search.nothing", { words }));
    } catch (problem) {
      if (problem.name !== "AbortError") this.#fill([], t("shell.search.failed"));
    }
  }

  #fill(results, otherwise) {
    this.#results = results;
    this.#active = -1;
    this.input.removeAttribute("aria-activedescendant");
    fill(
      this.list,
      results.length
        ? results.map((result, i) => this.#option(result, i))
        : otherwise && h("li.search-nothing", { role: "option", "aria-disabled": "true" }, otherwise),
    );
    this.#show(Boolean(results.length || otherwise));
    if (results.length) announce(plural("shell.search.found", results.length));
    else if (otherwise) announce(otherwise);
  }

  #option(result, i) {
    const kind = t(`shell.search.kind.${result.kind}`);
    const where = result.within?.length ? t("shell.search.within", { zones: result.within.join(", ") }) : result.detail;
    return h(
      "li.search-result",
      {
        role: "option",
        id: `${this.list.id}-${i}`,
        "aria-selected": "false",
        onpointerdown: (event) => event.preventDefault(),
        onclick: () => this.#take(i),
      },
      h("span.search-title", result.title),
      h("span.search-kind", kind),
      where ? h("span.search-detail", where) : null,
    );
  }

  #keys(event) {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move && this.#results.length) {
      event.preventDefault();
      this.#show(true);
      this.#point((this.#active + move + this.#results.length) % this.#results.length);
    } else if (event.key === "Enter" && this.#results.length) {
      event.preventDefault();
      this.#take(Math.max(0, this.#active));
    } else if (event.key === "Escape") {
      if (!this.list.hidden) event.preventDefault();
      this.#show(false);
    }
  }

  #point(index) {
    this.#active = index;
    [...this.list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === index)));
    const option = this.list.children[index];
    this.input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  #take(index) {
    const result = this.#results[index];
    this.input.value = result.title;
    this.#show(false);
    if (!this.emit("picked", result)) return;
    const selected =
      result.kind === "coordinate" || result.kind === "context" ? "" : `&sel=${result.kind}.${result.id}`;
    location.href = `/${municipality.id}/#map=16/${result.lat}/${result.lon}${selected}`;
  }

  #show(open) {
    this.list.hidden = !open || !this.list.childElementCount;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
  }
}

register("ui-search", UiSearch);
