import { fill, h } from "../../platform/dom.js";
import { plural, t } from "../../platform/i18n.js";
import { number } from "../../platform/numbers.js";
import { swatch } from "../../ui/patterns.js";
import { failure, notice, skeleton } from "../../ui/notice.js";
import { drawFilters } from "./filters.js";

const ROWS_AT_ONCE = 150;

/**
 * The list beside the map: which layer, its filters, how many, and a row for each feature that the map shows.
 *
 * Events: `layer` with an id; `filtered`; `opened` and `pointed` with a feature id; `view` with true for "only in
 * view"; `table`; `more` when it has read further.
 */
export class ListView extends EventTarget {
  #room = ROWS_AT_ONCE;

  /** @param {import("./map-layers.js").MapLayer[]} layers @param {{ heading: string, sentence: string }} words */
  constructor(layers, { heading, sentence }) {
    super();
    this.layers = layers;
    this.tabs = h("div.list-tabs", { role: "group", "aria-label": t("map.list.what") });
    this.filters = h("div.list-filters");
    this.count = h("p.list-count", { id: "list-count" });
    this.inView = /** @type {HTMLInputElement} */ (
      h("input", { type: "checkbox", role: "switch", onchange: () => this.#tell("view", this.inView.checked) })
    );
    this.rows = h("ul.list-rows");
    this.element = h(
      "div.list-view",
      h("div.list-head", h("h2", heading), h("p.soft", sentence)),
      this.tabs,
      h("details.list-filter", h("summary", t("map.filter.title")), this.filters),
      h(
        "div.list-tools",
        this.count,
        h("label.choice", this.inView, t("map.list.inView")),
        h("button.small", { type: "button", onclick: () => this.#tell("table") }, t("map.list.table")),
      ),
      this.rows,
    );
    fill(this.rows, h("li", skeleton(8)));
  }

  /** @param {import("./map-layers.js").MapLayer} layer */
  showLayer(layer) {
    this.layer = layer;
    this.#room = ROWS_AT_ONCE;
    fill(
      this.tabs,
      this.layers.map((each) =>
        h(
          "button.list-tab",
          { type: "button", "aria-pressed": String(each === layer), onclick: () => this.#tell("layer", each.id) },
          each.definition.title,
          " ",
          h("span.soft", number(each.size)),
        ),
      ),
    );
    drawFilters(this.filters, layer, () => this.#tell("filtered"));
    this.refresh();
  }

  /** Draws the rows again: after a filter, a move of the map with "only in view", or somebody's change. */
  refresh() {
    const { layer } = this;
    if (!layer) return;
    const fromTiles = layer.large?.fromTiles;
    const wanted = layer.listed(this.inView.checked);
    if (!fromTiles) wanted.sort((a, b) => layer.words.compare(a, b));
    this.features = wanted;
    const whole = layer.large?.matched > layer.shapes.features.length ? "map.list.partial" : "map.list.viewed";
    this.count.textContent = t(fromTiles ? "map.list.tiles" : layer.large ? whole : "map.list.count", {
      n: number(fromTiles ? layer.large.matched : wanted.length),
      rows: number(wanted.length),
      total: number(layer.size),
    });
    fill(
      this.rows,
      wanted.slice(0, this.#room).map((feature) => this.#row(feature)),
      this.#rest(fromTiles ? layer.large.matched : wanted.length),
      wanted.length ? null : this.#empty(),
    );
  }

  /** @param {any} problem @param {() => void} again */
  showFailure(problem, again) {
    fill(this.rows, h("li", failure(problem, again)));
  }

  /** Puts the focus on a feature's row, if it is there. @param {number} id */
  focusRow(id) {
    const row = /** @type {HTMLElement | null} */ (this.rows.querySelector(`[data-id="${id}"]`));
    row?.focus();
    row?.scrollIntoView({ block: "nearest" });
    return Boolean(row);
  }

  #row(feature) {
    const { layer } = this;
    return h(
      "li",
      h(
        "button.list-row",
        {
          type: "button",
          "data-id": feature.id,
          onclick: () => this.#tell("opened", feature.id),
          onpointerenter: () => this.#tell("pointed", feature.id),
          onpointerleave: () => this.#tell("pointed", null),
          onfocus: () => this.#tell("pointed", feature.id),
          onblur: () => this.#tell("pointed", null),
        },
        swatch(layer.look(feature)),
        h("span.list-name", layer.words.title(feature)),
        h("span.list-detail", layer.words.detail(feature)),
      ),
    );
  }

  #rest(count) {
    if (count <= this.#room) return null;
    return h(
      "li",
      h(
        "button",
        {
          type: "button",
          onclick: () => this.#showMore(),
        },
        plural("map.list.more", count - this.#room),
      ),
    );
  }

  /** Where there are very many, the next rows are still with the server. */
  async #showMore() {
    this.#room += ROWS_AT_ONCE;
    if (this.layer.large?.more && this.features.length < this.#room) {
      try {
        await this.layer.large.readMore();
      } catch (problem) {
        return this.showFailure(problem, () => this.refresh());
      }
    }
    this.#tell("more");
  }

  #empty() {
    const filtered = [...this.layer.filters.values()].some(({ size }) => size);
    return h(
      "li",
      notice(
        "info",
        t("map.list.nothing"),
        h(
          "p",
          t(
            filtered
              ? "map.list.nothingFiltered"
              : this.inView.checked
                ? "map.list.nothingInView"
                : "map.list.nothingYet",
          ),
        ),
        filtered
          ? h("p", h("button.small", { type: "button", onclick: () => this.#clear() }, t("map.filter.clear")))
          : null,
      ),
    );
  }

  #clear() {
    for (const wanted of this.layer.filters.values()) wanted.clear();
    this.#tell("filtered");
    this.showLayer(this.layer);
  }

  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}
