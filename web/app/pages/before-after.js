/**
 * What applies today and what is proposed, on one map: either of them, or both with a divider between.
 */
import { addFeatureLayer } from "../map/index.js";
import { Swipe } from "../map/swipe.js";
import { h, uid } from "../platform/dom.js";
import { t } from "../platform/i18n.js";
import { pageData } from "../platform/page.js";
import { layerLook } from "./layer-look.js";

const UNKNOWN = { colour: "#607d8b", pattern: "plain" };

/** @typedef {"today" | "proposed" | "both"} Mode */

export class BeforeAfter {
  /** @type {ReturnType<typeof addFeatureLayer> | undefined} */
  overlays;
  /** @type {Mode} */
  mode = "proposed";
  /** @type {Swipe | null} */
  #swipe = null;

  /**
   * @param {any} map
   * @param {{ before: any[], after: any[] }} zones GeoJSON features
   */
  constructor(map, { before, after }) {
    this.map = map;
    this.before = this.#layer("before", 10, "today");
    this.after = this.#layer("zone", 11, "proposed");
    this.before.setFeatures(before);
    this.after.setFeatures(after.filter(({ properties }) => !properties.overlay));
    this.#showOverlays(after.filter(({ properties }) => properties.overlay));
    this.show("proposed");
  }

  /** @param {Mode} mode */
  show(mode) {
    this.mode = mode;
    this.#swipe?.end();
    this.#swipe = null;
    this.before.setVisible(mode !== "proposed");
    this.after.setVisible(mode !== "today");
    this.overlays?.setVisible(mode === "proposed");
    if (mode === "both") this.#swipe = new Swipe(this.map, { left: this.before, right: this.after, words: words() });
  }

  /** The choice as radio buttons to lay over the map. */
  control() {
    const name = uid("view");
    const choice = (mode) => h("label.segment",
      h("input", { type: "radio", name, checked: mode === this.mode, value: mode, onchange: () => this.show(mode) }),
      h("span", t(`proposal.view.${mode}`)));
    return h("fieldset.segments.no-print", h("legend.unseen", t("proposal.view")), ["today", "both", "proposed"].map(choice));
  }

  /** What the plan lays over land use, as the map of all plans draws it. */
  async #showOverlays(features) {
    if (!features.length) return;
    const look = await layerLook("overlay");
    this.overlays = addFeatureLayer(this.map, {
      id: "overlay",
      order: 12,
      look: ({ properties }) => look({ properties: { ...properties, kind: properties.overlay } }),
      name: ({ properties }) => zoneName(properties),
      label: ({ properties }) => properties.code,
      labelPriority: 40,
      labelMinZoom: 15,
    });
    this.overlays.setFeatures(features);
    this.overlays.setVisible(this.mode === "proposed");
  }

  #layer(id, order, mode) {
    return addFeatureLayer(this.map, {
      id,
      order,
      look: ({ properties }) => pageData.strategies[properties.strategy] ?? UNKNOWN,
      name: ({ properties }) => zoneName(properties),
      label: ({ properties }) => (this.mode === mode || mode === "proposed" ? properties.code : null),
      labelPriority: mode === "proposed" ? 60 : 50,
    });
  }
}

/** "B1 Kvartalet, transform". */
export function zoneName({ code, name, strategy }) {
  const kind = pageData.strategies[strategy]?.name;
  return [`${code} ${name}`, kind].filter(Boolean).join(", ");
}

function words() {
  return {
    slider: t("proposal.swipe"),
    left: t("proposal.view.today"),
    right: t("proposal.view.proposed"),
    moreLeft: t("proposal.swipe.today"),
    moreRight: t("proposal.swipe.proposed"),
  };
}
