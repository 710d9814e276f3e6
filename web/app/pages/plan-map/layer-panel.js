import { fill, h } from "../../platform/dom.js";
import { t } from "../../platform/i18n.js";
import { swatch } from "../../ui/patterns.js";

/**
 * Switches and legend in one: each layer can be shown or hidden, and tells what its colours and patterns mean. Classes
 * that nothing on the map has are left out.
 */
export class LayerPanel {
  /**
   * @param {import("./map-layers.js").MapLayer[]} layers in the order to tell them
   * @param {(layer: import("./map-layers.js").MapLayer) => void} onChange after a switch, a scope or a colouring changed
   */
  constructor(layers, onChange) {
    this.layers = layers;
    this.onChange = onChange;
    this.content = h("div.layer-content");
    this.element = /** @type {HTMLDetailsElement} */ (
      h(
        "details.layer-panel",
        { open: matchMedia("(width >= 1280px)").matches },
        h("summary", t("map.layers.title")),
        this.content,
      )
    );
  }

  draw() {
    fill(
      this.content,
      this.layers.map((layer) => this.#layer(layer)),
    );
  }

  #layer(layer) {
    const box = h("input", {
      type: "checkbox",
      checked: layer.on,
      onchange: (event) => this.#change(layer, () => (layer.on = event.target.checked)),
    });
    return h(
      "section.layer",
      { "data-layer": layer.id },
      h("label.choice.layer-name", { title: layer.definition.description }, box, layer.definition.title),
      layer.on
        ? [
            layer === this.layers.find(({ hasScope }) => hasScope) ? this.#scope(layer) : null,
            layer.colourings.length > 1 ? this.#colouring(layer) : null,
            this.#legend(layer),
          ]
        : null,
    );
  }

  #scope(layer) {
    return h(
      "fieldset.layer-choice",
      h("legend.unseen", t("map.scope.title")),
      ["now", "proposed"].map((scope) =>
        h(
          "label.choice",
          h("input", {
            type: "radio",
            name: `scope-${layer.id}`,
            checked: layer.scope === scope,
            onchange: () => this.#change(layer, () => this.#setScope(scope)),
          }),
          t(`map.scope.${scope}`),
        ),
      ),
    );
  }

  /** What applies and what is proposed never stand side by side, whichever layer they are in. */
  #setScope(scope) {
    for (const layer of this.layers.filter(({ hasScope }) => hasScope)) {
      layer.scope = scope;
      layer.apply();
    }
  }

  #colouring(layer) {
    return h(
      "label.layer-colour",
      h("span", t("map.layers.colourBy")),
      h(
        "select",
        {
          onchange: (event) => this.#change(layer, () => layer.colour(event.target.value)),
        },
        layer.colourings.map(({ by, title }) => h("option", { value: by, selected: by === layer.colourBy }, title)),
      ),
    );
  }

  #legend(layer) {
    return h(
      "ul.legend",
      layer.legend.map((entry) => h("li.chip", { title: entry.description }, swatch(entry), entry.label)),
    );
  }

  #change(layer, change) {
    const focused = /** @type {HTMLInputElement} */ (document.activeElement);
    change();
    layer.apply();
    this.onChange(layer);
    this.draw();
    this.#refocus(layer, focused);
  }

  /** The panel is drawn anew; the focus stays on the same control. */
  #refocus(layer, { type, tagName }) {
    const section = this.content.querySelector(`[data-layer="${layer.id}"]`);
    const selector =
      tagName === "SELECT" ? "select" : type === "radio" ? "input[type=radio]:checked" : "input[type=checkbox]";
    /** @type {HTMLElement | null} */ (section?.querySelector(selector))?.focus();
  }
}
