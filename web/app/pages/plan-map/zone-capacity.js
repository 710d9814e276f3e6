/** How many homes a zone holds, for everybody: the likely number, the range, and where it comes from. */
import { get } from "../../platform/api.js";
import { fill, h } from "../../platform/dom.js";
import { t } from "../../platform/i18n.js";
import { number } from "../../platform/numbers.js";

/** An element that fills itself; it stays away when the zone has no number to tell. @param {number} id of the zone */
export function zoneCapacity(id) {
  const element = h("section.sheet-capacity", { hidden: true });
  get(`/api/zones/${id}/capacity`)
    .then(({ zones }) => show(element, zones[0]))
    .catch(() => element.remove());
  return element;
}

function show(element, found) {
  const homes = found?.figures.dwellings;
  if (!homes || !homes.high) return;
  element.hidden = false;
  fill(
    element,
    h("h3", t("map.capacity.title")),
    h(
      "p",
      h("strong", t("map.capacity.homes", { homes: number(homes.likely) })),
      " ",
      h("span.soft", t("map.capacity.range", { low: number(homes.low), high: number(homes.high) })),
    ),
    h(
      "details",
      h("summary", t("map.capacity.where")),
      h("p.hint", t("map.capacity.assumed")),
      h(
        "ol.sheet-steps",
        found.calculation.map(({ label, formula, likely, unit }) =>
          h("li", h("strong", label), ` ${number(likely, likely < 10 ? 2 : 0)}${unit ? `\u00a0${unit}` : ""}`, h("p.hint", formula)),
        ),
      ),
    ),
  );
}
