import { fill, h } from "../../platform/dom.js";
import { t } from "../../platform/i18n.js";
import { swatch } from "../../ui/patterns.js";

const FEW = 8;
const SHOWN_ELSEWHERE = new Set(["plan_status"]);

/**
 * Filters of one layer: a row of chips for an attribute with few values, a choice for one with many. Only values that
 * occur are offered.
 * @param {HTMLElement} element
 * @param {import("./map-layers.js").MapLayer} layer
 * @param {() => void} onChange
 */
export function drawFilters(element, layer, onChange) {
  const listed = layer.definition.attributes.filter(
    ({ codelist, filter, name }) => codelist && filter && !SHOWN_ELSEWHERE.has(name),
  );
  fill(
    element,
    listed.map((attribute) => {
      const values = valuesOf(layer, attribute.name);
      if (values.length < 2) return null;
      return values.length <= FEW
        ? chips(layer, attribute, values, onChange)
        : choice(layer, attribute, values, onChange);
    }),
  );
}

/** Wanted values of an attribute, an empty set for all. */
function wantedOf(layer, name) {
  if (!layer.filters.has(name)) layer.filters.set(name, new Set());
  return layer.filters.get(name);
}

function chips(layer, { name, title }, values, onChange) {
  const wanted = wantedOf(layer, name);
  return h(
    "div.filter",
    { role: "group", "aria-label": title },
    h("p.filter-title", title),
    h(
      "div.filter-chips",
      values.map((value) => {
        const button = h(
          "button.filter-chip",
          {
            type: "button",
            "aria-pressed": String(wanted.has(value)),
            onclick: () => {
              wanted.has(value) ? wanted.delete(value) : wanted.add(value);
              button.setAttribute("aria-pressed", String(wanted.has(value)));
              onChange();
            },
          },
          sample(layer, name, value),
          layer.words.value({ properties: { [name]: value } }, name),
        );
        return button;
      }),
    ),
  );
}

function choice(layer, { name, title }, values, onChange) {
  const wanted = wantedOf(layer, name);
  const select = /** @type {HTMLSelectElement} */ (
    h(
      "select",
      {
        onchange: () => {
          wanted.clear();
          if (select.value) wanted.add(select.value);
          onChange();
        },
      },
      h("option", { value: "" }, t("map.filter.all")),
      values.map((value) =>
        h("option", { value, selected: wanted.has(value) }, layer.words.value({ properties: { [name]: value } }, name)),
      ),
    )
  );
  return h("label.filter", h("span.filter-title", title), select);
}

function sample(layer, name, value) {
  const look = name === layer.colourBy && layer.classes.find((entry) => entry.value === value);
  return look ? swatch(look) : null;
}

function valuesOf(layer, name) {
  const order = layer.codes.order(layer.words.attributes.get(name).codelist);
  return [...layer.valuesOf(name)].sort((a, b) => order(a) - order(b));
}
