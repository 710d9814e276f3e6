/**
 * The rules of a zone's fields: which are texts, numbers or codes, within what bounds, how what is typed becomes a
 * value, and what must hold between them. The form, the table and changes of many zones all read by these; the server
 * has the last word. Knows no language: `why` is the end of a key `workbench.fault.<why>`.
 */

/**
 * @typedef {object} Rule
 * @property {"text" | "number" | "code"} kind
 * @property {number} [most] characters of a text, or the largest number
 * @property {boolean} [required] a text or code that may not be empty
 * @property {boolean} [long] a text of several lines
 * @property {boolean} [decimals] else a number is whole
 * @property {boolean} [empty] no number at all means something; else it is 0
 *
 * @typedef {{ why: string, most?: number }} Fault
 * @typedef {{ code: string, name: string, symbol?: string, system?: string, [column: string]: any }} Code
 */

/** By field; objects such as phases have editors of their own. @type {Record<string, Rule>} */
export const RULES = {
  code: { kind: "text", most: 40, required: true },
  name: { kind: "text", most: 200, required: true },
  description: { kind: "text", most: 4000, long: true },
  overlay: { kind: "code" },
  strategy: { kind: "code", required: true },
  fromLandUse: { kind: "code" },
  landUse: { kind: "code" },
  parallelLandUse: { kind: "code" },
  hilucs: { kind: "code" },
  utilisationMeasure: { kind: "code" },
  utilisationBasis: { kind: "code" },
  utilisationExisting: { kind: "number", most: 100_000_000, decimals: true, empty: true },
  utilisationAllowed: { kind: "number", most: 100_000_000, decimals: true, empty: true },
  maxStoreys: { kind: "number", most: 200, empty: true },
  maxRidgeHeightM: { kind: "number", most: 1000, decimals: true, empty: true },
  maxEavesHeightM: { kind: "number", most: 1000, decimals: true, empty: true },
  existingDwellings: { kind: "number", most: 1_000_000 },
  existingFloorAreaM2: { kind: "number", most: 100_000_000 },
  demolishedSharePct: { kind: "number", most: 100, decimals: true, empty: true },
};

/** No home is smaller, gross floor area in square metres. */
const SMALLEST_DWELLING_M2 = 15;
const TEARS_DOWN = ["TRANSFORM", "NEW"];

/**
 * The codes each field may take in a country.
 * @param {Record<string, any[]>} codes every list
 * @param {string} country "NO" or "SE"
 * @returns {Record<string, Code[]>} by field
 */
export function listsFor(codes, country) {
  const own = ({ system }) => system.startsWith(country);
  const landUses = codes.land_use.filter(own);
  return {
    overlay: (codes.overlay_kind ?? []).filter((kind) => kind.country === country),
    strategy: codes.strategy,
    fromLandUse: landUses,
    landUse: landUses,
    parallelLandUse: codes.land_use.filter((use) => !own(use)),
    hilucs: codes.hilucs ?? [],
    utilisationMeasure: codes.utilisation_measure.filter((measure) => measure.country === country),
    utilisationBasis: (codes.utilisation_basis ?? []).filter(({ countries }) => countries.split("|").includes(country)),
  };
}

/**
 * What is typed or chosen, as a value. Numbers may have spaces between thousands and a decimal comma.
 * @param {string} name of the field
 * @param {string} raw
 * @returns {{ value: any, fault: Fault | null }}
 */
export function parse(name, raw) {
  const rule = RULES[name];
  if (rule.kind === "code") return { value: raw || null, fault: null };
  return rule.kind === "number" ? parseNumber(rule, raw) : parseText(rule, raw);
}

/** What one reads in a control; numbers by `write`. @param {string} name @param {any} value @param {(value: number) => string} write */
export function typed(name, value, write) {
  if (value === null || value === undefined) return "";
  return RULES[name]?.kind === "number" ? write(value) : String(value);
}

/**
 * What the server would refuse in a zone, as far as it can be told without its shape and its neighbours.
 * @param {any} zone
 * @param {Record<string, Code[]>} lists
 * @returns {(Fault & { field: string })[]}
 */
export function faultsIn(zone, lists) {
  const faults = [];
  const fault = (field, why, most) => faults.push({ field, why, ...(most === undefined ? {} : { most }) });
  for (const field of ["code", "name"]) {
    if (!zone[field]?.trim()) fault(field, "required");
    else if (zone[field].length > /** @type {number} */ (RULES[field].most)) fault(field, "tooLong", RULES[field].most);
  }
  if (!zone.overlay) {
    for (const field of ["strategy", "landUse"]) if (!zone[field]) fault(field, "required");
    if (zone.strategy === "TRANSFORM" && !zone.fromLandUse) fault("fromLandUse", "needsFromUse");
    else if (zone.strategy === "TRANSFORM" && zone.fromLandUse === zone.landUse) fault("fromLandUse", "sameUse");
  }
  checkUtilisation(zone, lists, fault);
  checkStock(zone, fault);
  return faults;
}

function checkUtilisation(zone, lists, fault) {
  const most = Number(lists.utilisationMeasure.find(({ code }) => code === zone.utilisationMeasure)?.max || Infinity);
  for (const field of ["utilisationExisting", "utilisationAllowed"]) {
    if (isGiven(zone[field]) && !zone.utilisationMeasure) fault(field, "needsMeasure");
    else if (zone[field] > most) fault(field, "number", most);
  }
  if (isGiven(zone.maxEavesHeightM) && isGiven(zone.maxRidgeHeightM) && zone.maxEavesHeightM > zone.maxRidgeHeightM)
    fault("maxEavesHeightM", "eavesAboveRidge");
}

function checkStock(zone, fault) {
  if (isGiven(zone.demolishedSharePct) && !TEARS_DOWN.includes(zone.strategy)) fault("demolishedSharePct", "keepsAll");
  const least = (zone.existingDwellings ?? 0) * SMALLEST_DWELLING_M2;
  if ((zone.existingFloorAreaM2 ?? 0) < least) fault("existingFloorAreaM2", "tooSmallForHomes", least);
}

function parseText({ most, required }, raw) {
  const value = raw.trim();
  if (required && !value) return { value, fault: { why: "required" } };
  return { value, fault: raw.length > most ? { why: "tooLong", most } : null };
}

function parseNumber({ most, decimals, empty }, raw) {
  const clean = raw.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
  if (!clean) return { value: empty ? null : 0, fault: null };
  const value = Number(clean);
  const readable = /^\d+(\.\d+)?$/.test(clean) && (decimals || Number.isInteger(value)) && value <= most;
  return { value, fault: readable ? null : { why: decimals ? "number" : "whole", most } };
}

function isGiven(value) {
  return value !== null && value !== undefined;
}
