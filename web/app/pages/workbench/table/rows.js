/**
 * The table's rows: which are shown, in what order, and how large they are together. Knows columns only by what they
 * say of a row, so the same rules filter the table, select zones and fill the file.
 */

/**
 * @typedef {object} Row a zone of the plan as it is on the desk
 * @property {string} key
 * @property {import("../zone.js").Zone} zone
 * @property {number} areaM2 in the planning plane
 * @property {string} state "", "unsaved", "conflict" or "fault"
 * @property {import("../zone.js").Saved | null} saved
 *
 * @typedef {object} Column
 * @property {string} name of the field, or of a figure about it
 * @property {string} title
 * @property {"text" | "number" | "code"} kind how it sorts and filters
 * @property {(row: Row) => any} value null for none
 * @property {(row: Row) => string} text as people read it
 *
 * @typedef {{ contains?: string, from?: number | null, to?: number | null, is?: string }} Filter of one column;
 *   `is` is a code, or NONE
 */

/** What a code filter asks for to find zones without any. */
export const NONE = "–";

/**
 * @param {Row[]} rows
 * @param {Column[]} columns
 * @param {{ find?: string, filters?: Record<string, Filter>, within?: ((row: Row) => boolean) | null }} wanted
 */
export function filtered(rows, columns, { find = "", filters = {}, within = null }) {
  const words = find.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const asked = columns.filter(({ name }) => isAsking(filters[name]));
  return rows.filter(
    (row) =>
      (!within || within(row)) &&
      asked.every((column) => passes(column, filters[column.name], row)) &&
      words.every((word) => columns.some((column) => column.text(row).toLocaleLowerCase().includes(word))),
  );
}

/** Whether a filter leaves anything out. @param {Filter | undefined} filter */
export function isAsking(filter) {
  return Boolean(filter && (filter.contains?.trim() || filter.is || isNumber(filter.from) || isNumber(filter.to)));
}

/**
 * Rows without a value come last, whichever way they are sorted.
 * @param {Row[]} rows
 * @param {Column | undefined} column
 * @param {boolean} ascending
 * @param {(a: string, b: string) => number} compare texts
 */
export function sorted(rows, column, ascending, compare) {
  if (!column) return rows;
  const sign = ascending ? 1 : -1;
  const keyed = rows.map((row) => ({ row, by: column.kind === "number" ? column.value(row) : column.text(row) }));
  keyed.sort((a, b) => {
    const [noA, noB] = [isEmpty(a.by), isEmpty(b.by)];
    if (noA || noB) return Number(noA) - Number(noB);
    return sign * (column.kind === "number" ? a.by - b.by : compare(a.by, b.by));
  });
  return keyed.map(({ row }) => row);
}

/** @param {Row[]} rows */
export function totalAreaM2(rows) {
  return rows.reduce((sum, { areaM2 }) => sum + areaM2, 0);
}

/** The keys between two rows, both included, in the order of the table. @param {Row[]} rows @param {string} one @param {string} other */
export function between(rows, one, other) {
  const ends = [one, other].map((key) => rows.findIndex((row) => row.key === key)).filter((at) => at >= 0);
  return rows.slice(Math.min(...ends), Math.max(...ends) + 1).map(({ key }) => key);
}

function passes(column, { contains = "", from, to, is }, row) {
  if (column.kind === "text") return column.text(row).toLocaleLowerCase().includes(contains.trim().toLocaleLowerCase());
  const value = column.value(row);
  if (column.kind === "code") return is === NONE ? isEmpty(value) : value === is;
  return isNumber(value) && (!isNumber(from) || value >= from) && (!isNumber(to) || value <= to);
}

function isNumber(value) {
  return typeof value === "number" && Number.isFinite(value);
}

function isEmpty(value) {
  return value === null || value === undefined || value === "";
}
