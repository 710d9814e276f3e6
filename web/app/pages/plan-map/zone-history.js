import { fill, h } from "../../platform/dom.js";
import { t } from "../../platform/i18n.js";
import { dateTime } from "../../platform/numbers.js";
import { get } from "../../platform/api.js";
import { failure, skeleton } from "../../ui/notice.js";

/**
 * How a zone came to be, read when somebody opens it.
 * @param {import("./map-layers.js").MapLayer} layer
 * @param {number} id
 */
export function zoneHistory(layer, id) {
  const list = h("div");
  const details = h("details.sheet-history", h("summary", t("map.sheet.history")), list);
  details.addEventListener("toggle", () => list.childElementCount || load(list, layer, id));
  return details;
}

async function load(list, layer, id) {
  fill(list, skeleton(3));
  try {
    const { versions } = await get(`/api/zones/${id}/history`);
    const entries = versions.map((version, i) => entry(layer, version, versions[i + 1]));
    fill(list, h("ol.history", entries));
  } catch (problem) {
    const again = () => load(list, layer, id);
    fill(list, failure(problem, again));
  }
}

function entry(layer, version, before) {
  const heading = h("strong", t("map.sheet.version", { n: version.version }));
  return h("li", heading, " ", h("span", dateTime(version.updatedAt)), h("p.soft", changes(layer, version, before)));
}

/** What differs from the version before, by the attributes' titles. */
function changes(layer, version, before) {
  if (!before) return t("map.sheet.first");
  const differs = (key) => key in version && JSON.stringify(version[key]) !== JSON.stringify(before[key]);
  const titles = layer.definition.attributes
    .filter(({ name }) => name !== "updated_at" && differs(camelCase(name)))
    .map(({ title }) => title);
  if (differs("geometry")) titles.push(t("map.sheet.border"));
  return titles.length ? t("map.sheet.changedWhat", { what: titles.join(", ") }) : t("map.sheet.nothingChanged");
}

/** Layers name attributes as columns are named, the API as JSON is. */
function camelCase(name) {
  return name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
}
