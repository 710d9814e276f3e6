import { h, uid } from "../platform/dom.js";
import { t } from "../platform/i18n.js";
import { pageData } from "../platform/page.js";

/**
 * Radio buttons for what lies beneath the plans and a box for quiet colours, and for planners the way to where they are
 * chosen; nothing where there is nothing to choose.
 * @param {import("./basemap.js").Basemaps} basemaps
 */
export function basemapSwitch(basemaps) {
  const settings = pageData.mayPlan
    ? h("a.basemap-settings", { href: `/${basemaps.municipality.id}/basemaps` }, t("map.basemap.settings"))
    : "";
  return basemaps.offered.length ? choices(basemaps, settings) : settings;
}

/** The same behind a word, for maps without a panel of layers; Escape closes it. @param {import("./basemap.js").Basemaps} basemaps */
export function basemapPanel(basemaps) {
  const summary = h("summary", t("map.basemap.title"));
  const panel = /** @type {HTMLDetailsElement} */ (h("details.basemap-panel.no-print", summary, basemapSwitch(basemaps)));
  panel.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !panel.open) return;
    panel.open = false;
    summary.focus();
  });
  return panel;
}

function choices(basemaps, settings) {
  const name = uid("basemap");
  const radio = (basemap, text) =>
    h(
      "label.choice",
      h("input", { type: "radio", name, value: basemap?.address ?? "", onchange: () => basemaps.choose(basemap) }),
      text,
    );
  const quiet = /** @type {HTMLInputElement} */ (
    h("input", { type: "checkbox", onchange: () => basemaps.mute(quiet.checked) })
  );
  const quietChoice = h("label.choice", quiet, t("map.basemap.quiet"));
  const element = h(
    "fieldset.basemap-switch",
    h("legend", t("map.basemap.title")),
    radio(null, t("map.basemap.plain")),
    basemaps.offered.map((basemap) => radio(basemap, basemap.name)),
    quietChoice,
    settings,
  );
  const update = () => {
    const wanted = basemaps.shown?.address ?? "";
    for (const input of element.querySelectorAll("input[type=radio]"))
      /** @type {HTMLInputElement} */ (input).checked = /** @type {HTMLInputElement} */ (input).value === wanted;
    quiet.checked = basemaps.muted;
    quietChoice.toggleAttribute("hidden", !basemaps.shown);
  };
  basemaps.addEventListener("changed", update);
  update();
  return element;
}
