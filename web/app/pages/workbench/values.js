/** What a field of a zone says, in words: names of codes, numbers as we write them, phases and parameters in one line. */
import { t } from "../../platform/i18n.js";
import { number } from "../../platform/numbers.js";

/** The code list of each field that holds a code. @type {Record<string, string>} */
export const CODE_LIST = {
  overlay: "overlay_kind",
  strategy: "strategy",
  landUse: "land_use",
  fromLandUse: "land_use",
  parallelLandUse: "land_use",
  hilucs: "hilucs",
  utilisationMeasure: "utilisation_measure",
  utilisationBasis: "utilisation_basis",
};

/**
 * @param {string} field
 * @param {any} value
 * @param {Record<string, any[]>} codes the code lists
 * @returns {string} a dash for nothing
 */
export function valueText(field, value, codes) {
  if (value === null || value === undefined || value === "") return "–";
  if (field === "phases") return phasesText(value);
  if (field === "capacityParameters") return parametersText(value, codes);
  if (CODE_LIST[field]) return nameOf(CODE_LIST[field], value, codes);
  return typeof value === "number" ? number(value, 3) : String(value);
}

function phasesText(phases) {
  const texts = phases.map(({ from, sharePct }) =>
    t("workbench.value.phase", { from: String(from), share: number(sharePct, 2) }),
  );
  return texts.join(", ") || "–";
}

function parametersText(parameters, codes) {
  const texts = Object.entries(parameters).map(
    ([code, { low, likely, high }]) =>
      `${nameOf("capacity_parameter", code, codes)} ${[low, likely, high].map((value) => number(value, 3)).join("\u2013")}`,
  );
  return texts.join(", ") || "–";
}

function nameOf(list, value, codes) {
  return codes[list]?.find(({ code }) => code === value)?.name ?? value;
}
