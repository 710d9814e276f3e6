/** The zones on the desk as a list: the same as on the map, with what is not saved or needs a look. */
import { fill, h } from "../../../platform/dom.js";
import { plural, t } from "../../../platform/i18n.js";
import { area, collator } from "../../../platform/numbers.js";
import { swatch } from "../../../ui/patterns.js";
import { isDirty } from "../workspace.js";
import { kindOf } from "../zone.js";

/** A long list shows so many rows, and more as it is read to its end. */
const PAGE = 100;

export class ZoneList {
  #wanted = "";
  #from = 0;
  #to = PAGE;
  /** @type {Map<string, { mark: string, element: HTMLElement }>} */
  #rows = new Map();

  /**
   * @param {{ kinds: Map<string, any>, areaOf: (entry: any) => number, namesAt: (entry: any) => string[], onOpen: (key: string) => void, onHint: (key: string | null) => void }} options
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
    this.more = h("button.desk-more", { type: "button", hidden: true, onclick: () => this.#showMore() });
    new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && this.#showMore()).observe(this.more);
    this.earlier = h("button.desk-more", { type: "button", hidden: true, onclick: () => this.#showEarlier() });
    this.element = h("div.desk-list", this.search, this.count, this.earlier, this.rows, this.more);
  }

  /** @param {import("../workspace.js").Entry[]} entries */
  show(entries) {
    this.entries = entries;
    const matching = entries.filter(({ draft, saved }) => this.#matches(draft ?? saved.zone));
    this.shown = sorted(matching);
    const present = entries.filter(({ draft }) => draft);
    const total = present.reduce((sum, entry) => sum + this.options.areaOf(entry), 0);
    this.count.textContent = plural("workbench.list.count", present.length, { area: area(total) });
    const rows = new Map(this.shown.slice(this.#from, this.#to).map((entry) => [entry.key, this.#row(entry)]));
    this.#tellRest(this.earlier, "earlier", this.#from);
    this.#tellRest(this.more, "more", this.shown.length - this.#to);
    this.#rows = rows;
    const elements = [...rows.values()].map(({ element }) => element);
    if (
      elements.some((element, i) => this.rows.children[i] !== element) ||
      this.rows.children.length !== elements.length ||
      !elements.length
    ) {
      const focused = this.rows.contains(document.activeElement) &&
        document.activeElement?.closest("[data-key]")?.getAttribute("data-key");
      fill(this.rows, elements.length ? elements : h("li.soft", t("workbench.list.none")));
      if (focused) this.focus(focused);
    }
  }

  /** @param {string} key */
  focus(key) {
    const at = (this.shown ?? []).findIndex((entry) => entry.key === key);
    if (at >= 0 && (at < this.#from || at >= this.#to)) this.#showFrom(Math.max(0, at - PAGE / 2), at + PAGE / 2);
    /** @type {HTMLElement | null} */ (this.#rows.get(key)?.element.querySelector("button"))?.focus();
  }

  #showMore() {
    if (this.more.hidden) return;
    this.#showFrom(this.#from, this.#to + PAGE);
  }

  #showEarlier() {
    this.#showFrom(Math.max(0, this.#from - PAGE), this.#to);
  }

  #showFrom(from, to) {
    this.#from = from;
    this.#to = to;
    this.show(this.entries);
  }

  #tellRest(button, name, left) {
    button.hidden = left <= 0;
    button.textContent = plural(`workbench.list.${name}`, Math.max(0, left));
  }

  #row(entry) {
    const zone = entry.draft ?? entry.saved.zone;
    const state = stateOf(entry);
    const size = area(this.options.areaOf(entry));
    const names = this.options.namesAt(entry);
    const mark = [zone.code, zone.name, kindOf(zone), size, state, names].join("\n");
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
        names.map((name) => h("span.tag", t("desk.presence.tag", { name }))),
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
    this.#showFrom(0, PAGE);
  }

  #matches({ code, name }) {
    return !this.#wanted || `${code} ${name}`.toLocaleLowerCase().includes(this.#wanted);
  }
}

/** By code, as people count. */
function sorted(entries) {
  const codes = new Map(entries.map((entry) => [entry, (entry.draft ?? entry.saved.zone).code]));
  return [...entries].sort((a, b) => collator.compare(codes.get(a), codes.get(b)));
}

/** @param {import("../workspace.js").Entry} entry */
export function stateOf(entry) {
  if (entry.theirs && isDirty(entry)) return "conflict";
  if (entry.faults.length) return "fault";
  if (!entry.draft) return "deleted";
  return isDirty(entry) ? "unsaved" : "";
}
