/** The zones on the desk as a list: the same as on the map, with what is not saved or needs a look. */
import { fill, h } from "../../../platform/dom.js";
import { plural, t } from "../../../platform/i18n.js";
import { area, collator } from "../../../platform/numbers.js";
import { swatch } from "../../../ui/patterns.js";
import { isDirty } from "../workspace.js";
import { kindOf } from "../zone.js";

export class ZoneList {
  #wanted = "";
  /** @type {Map<string, { mark: string, element: HTMLElement }>} */
  #rows = new Map();

  /**
   * @param {{ kinds: Map<string, any>, areaOf: (shape: any) => number, onOpen: (key: string) => void, onHint: (key: string | null) => void }} options
   */
  constructor(options) {
    this.options = options;
    this.count = h("p.soft.desk-count", { role: "status" });
    this.rows = h("ul.desk-zones");
    this.search = h("input", {
      type: "search",
      "aria-label": t("workbench.list.find"),
      placeholder: t("workbench.list.find"),
      oninput: (event) => this.#filter(event.target.value),
    });
    this.element = h("div.desk-list", this.search, this.count, this.rows);
  }

  /** @param {import("../workspace.js").Entry[]} entries */
  show(entries) {
    this.entries = entries;
    const shown = entries
      .filter(({ draft, saved }) => this.#matches(draft ?? saved.zone))
      .sort((a, b) => collator.compare((a.draft ?? a.saved.zone).code, (b.draft ?? b.saved.zone).code));
    const present = entries.filter(({ draft }) => draft);
    const total = present.reduce((sum, { draft }) => sum + this.options.areaOf(draft.shape), 0);
    this.count.textContent = plural("workbench.list.count", present.length, { area: area(total) });
    const rows = new Map(shown.map((entry) => [entry.key, this.#row(entry)]));
    this.#rows = rows;
    const elements = [...rows.values()].map(({ element }) => element);
    if (
      elements.some((element, i) => this.rows.children[i] !== element) ||
      this.rows.children.length !== elements.length
    ) {
      const focused = this.rows.contains(document.activeElement) &&
        document.activeElement?.closest("[data-key]")?.getAttribute("data-key");
      fill(this.rows, elements.length ? elements : h("li.soft", t("workbench.list.none")));
      if (focused) this.focus(focused);
    }
  }

  /** @param {string} key */
  focus(key) {
    /** @type {HTMLElement | null} */ (this.#rows.get(key)?.element.querySelector("button"))?.focus();
  }

  #row(entry) {
    const zone = entry.draft ?? entry.saved.zone;
    const state = stateOf(entry);
    const size = area(this.options.areaOf(zone.shape));
    const mark = [zone.code, zone.name, kindOf(zone), size, state].join("\n");
    const known = this.#rows.get(entry.key);
    if (known?.mark === mark) return known;
    const { colour, pattern, name } = this.options.kinds.get(kindOf(zone)) ?? {};
    const element = h(
      "li",
      { "data-key": entry.key },
      h(
        "button.desk-zone",
        {
          type: "button",
          onclick: () => this.options.onOpen(entry.key),
          onpointerenter: () => this.options.onHint(entry.key),
          onpointerleave: () => this.options.onHint(null),
        },
        swatch({ colour, pattern }),
        h("span.desk-zone-name", h("strong", zone.code), " ", zone.name),
        h("span.soft.desk-zone-facts", h("span.unseen", `${name}, `), size),
        state
          ? h(
              "span.tag",
              { class: state === "unsaved" || state === "deleted" ? "warn" : "danger" },
              t(`workbench.tag.${state}`),
            )
          : null,
      ),
    );
    return { mark, element };
  }

  #filter(text) {
    this.#wanted = text.trim().toLocaleLowerCase();
    this.show(this.entries);
  }

  #matches({ code, name }) {
    return !this.#wanted || `${code} ${name}`.toLocaleLowerCase().includes(this.#wanted);
  }
}

/** @param {import("../workspace.js").Entry} entry */
export function stateOf(entry) {
  if (entry.theirs && isDirty(entry)) return "conflict";
  if (entry.faults.length) return "fault";
  if (!entry.draft) return "deleted";
  return isDirty(entry) ? "unsaved" : "";
}
