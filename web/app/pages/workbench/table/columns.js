/** The columns of the attribute table: every field of a zone, and what is known about it. */
import { hasText, t } from "../../../platform/i18n.js";
import { date, fixed, number } from "../../../platform/numbers.js";
import { RULES } from "../fields.js";
import { valueText } from "../values.js";
import { ATTRIBUTES } from "../zone.js";

/** Shown until the planner chooses others. */
const AT_FIRST = [
  "code",
  "name",
  "areaM2",
  "state",
  "strategy",
  "fromLandUse",
  "landUse",
  "utilisationMeasure",
  "utilisationAllowed",
  "maxStoreys",
  "existingDwellings",
];
const WIDTH = { code: 6, name: 14, areaM2: 8, state: 9, version: 6, description: 18 };
const WIDTH_OF_KIND = { text: 12, number: 8, code: 13 };

/**
 * @typedef {import("./rows.js").Column & { shown: boolean, rem: number, codes: import("../fields.js").Code[] | null }} TableColumn
 */

/**
 * @param {Record<string, import("../fields.js").Code[]>} lists of each field
 * @param {Record<string, any[]>} codes every list
 * @returns {TableColumn[]}
 */
export function columnsOf(lists, codes) {
  const [first, second, ...rest] = ATTRIBUTES;
  const fields = (names) => names.map((name) => field(name, lists[name] ?? null, codes));
  return [...fields([first, second]), areaColumn(), stateColumn(), ...fields(rest), ...savedColumns()].map((column) => ({
    ...column,
    shown: AT_FIRST.includes(column.name),
    rem: WIDTH[column.name] ?? WIDTH_OF_KIND[column.kind],
  }));
}

/** @param {import("../fields.js").Code | undefined} code @param {string} [otherwise] */
export function codeText(code, otherwise = "") {
  if (!code) return otherwise;
  return code.symbol ? `${code.symbol} – ${code.name}` : code.system ? `${code.code} ${code.name}` : code.name;
}

function field(name, list, codes) {
  const names = list && new Map(list.map((code) => [code.code, codeText(code)]));
  const isObject = !RULES[name];
  return {
    name,
    title: titleOf(name),
    kind: list ? "code" : isObject ? "text" : RULES[name].kind,
    codes: list,
    value: ({ zone }) => (isObject ? JSON.stringify(zone[name] ?? null) : (zone[name] ?? null)),
    text: ({ zone: { [name]: value } }) => {
      if (value === null || value === undefined || value === "") return "";
      return names?.get(value) ?? valueText(name, value, codes).replace(/^–$/, "");
    },
  };
}

/** A field's title where no heading stands above it. @param {string} name */
export function titleOf(name) {
  const key = `desk.table.field.${name}`;
  return t(hasText(key) ? key : `workbench.field.${name}`);
}

function areaColumn() {
  return {
    name: "areaM2",
    title: t("desk.table.area"),
    kind: "number",
    codes: null,
    value: ({ areaM2 }) => areaM2,
    text: ({ areaM2 }) => fixed(areaM2, 1),
  };
}

function stateColumn() {
  const codes = ["unsaved", "conflict", "fault"].map((code) => ({ code, name: t(`workbench.tag.${code}`) }));
  return {
    name: "state",
    title: t("desk.table.state"),
    kind: "code",
    codes,
    value: ({ state }) => state || null,
    text: ({ state }) => (state ? t(`workbench.tag.${state}`) : ""),
  };
}

function savedColumns() {
  return [
    {
      name: "version",
      title: t("workbench.version"),
      kind: "number",
      codes: null,
      value: ({ saved }) => saved?.version ?? null,
      text: ({ saved }) => (saved ? number(saved.version) : ""),
    },
    {
      name: "updated",
      title: t("desk.table.updated"),
      kind: "text",
      codes: null,
      value: ({ saved }) => saved?.updatedAt ?? null,
      text: ({ saved }) => [saved?.updatedAt ? date(saved.updatedAt) : "", saved?.updatedBy ?? ""].join(" ").trim(),
    },
  ];
}
