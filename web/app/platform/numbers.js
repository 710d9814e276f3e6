/**
 * Numbers and dates as people write them: thin spaces between thousands, decimal comma in Swedish and Norwegian,
 * a unit after every quantity. Set with tabular figures by the style sheet.
 */
import { language } from "./page.js";

const LOCALES = { sv: "sv-SE", nb: "nb-NO", en: "en-GB" };
const locale = LOCALES[language] ?? "en-GB";
const THIN = "\u202f";

/** Rounds for people: at most `decimals` decimals. @param {number} value @param {number} [decimals] */
export function number(value, decimals = 0) {
  return formatter({ maximumFractionDigits: decimals })
    .formatToParts(value)
    .map((part) => (part.type === "group" ? THIN : part.type === "minusSign" ? "\u2212" : part.value))
    .join("");
}

/** Always exactly `decimals` decimals, for columns. @param {number} value @param {number} decimals */
export function fixed(value, decimals) {
  return formatter({ minimumFractionDigits: decimals, maximumFractionDigits: decimals })
    .formatToParts(value)
    .map((part) => (part.type === "group" ? THIN : part.value))
    .join("");
}

/** "D2, D3 and D4". @param {string[]} names */
export function listed(names) {
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
}

/** @param {number} value @param {string} unit @param {number} [decimals] */
export function quantity(value, unit, decimals = 0) {
  return `${number(value, decimals)}\u00a0${unit}`;
}

/** Square metres below one hectare, hectares above. @param {number} m2 */
export function area(m2) {
  if (m2 < 10_000) return quantity(m2, "m²");
  return quantity(m2 / 10_000, "ha", m2 < 1_000_000 ? 2 : 0);
}

/** Both units, for where the exact figure matters. @param {number} m2 */
export function areaInFull(m2) {
  return `${quantity(m2 / 10_000, "ha", 2)} (${quantity(m2, "m²")})`;
}

/** Metres below one kilometre, kilometres above. @param {number} m */
export function distance(m) {
  return m < 1000 ? quantity(Math.round(m), "m") : quantity(m / 1000, "km", m < 10_000 ? 1 : 0);
}

/** @param {number} value per cent, 0–100 and above */
export function percent(value) {
  return quantity(value, "%", 1);
}

/** "120–180". @param {number} from @param {number} to */
export function range(from, to) {
  return from === to ? number(from) : `${number(from)}–${number(to)}`;
}

/** "3 mars 2027". @param {string | Date} when a date, or a moment in the reader's time zone */
export function date(when) {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(toDate(when));
}

/** "14:32". @param {string | Date} when */
export function time(when) {
  return new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" }).format(toDate(when)).replace(".", ":");
}

/** "3 mars 2027 14:32". @param {string | Date} when */
export function dateTime(when) {
  return `${date(when)} ${time(when)}`;
}

/**
 * A deadline with weekday and time in the municipality's time zone: "Wednesday 3 March 2027, 23:59".
 * @param {string | Date} when
 * @param {string} [timeZone]
 */
export function deadline(when, timeZone) {
  const day = new Intl.DateTimeFormat(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone,
  });
  const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone });
  return `${day.format(toDate(when)).replace(",", "")}, ${clock.format(toDate(when)).replace(".", ":")}`;
}

/**
 * "2027-03-03", the day where the time zone's clocks show that moment.
 * @param {Date} when
 * @param {string} timeZone
 */
export function dayIn(when, timeZone) {
  return new Intl.DateTimeFormat("sv-SE", { timeZone }).format(when);
}

/** Compares texts as the reader's alphabet sorts them, numbers inside by value. */
export const collator = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });

/** @type {Map<string, Intl.NumberFormat>} */
const formatters = new Map();

function formatter(options) {
  const key = JSON.stringify(options);
  if (!formatters.has(key)) formatters.set(key, new Intl.NumberFormat(locale, { useGrouping: "always", ...options }));
  return /** @type {Intl.NumberFormat} */ (formatters.get(key));
}

/** A plain date such as 2027-03-03 is that day wherever the reader is. */
function toDate(when) {
  if (when instanceof Date) return when;
  return /^\d{4}-\d\d-\d\d$/.test(when) ? new Date(`${when}T12:00:00`) : new Date(when);
}
