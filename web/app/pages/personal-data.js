/**
 * Finds what people may not have meant to publish: Swedish and Norwegian identity numbers, e-mail addresses and phone
 * numbers. Used to warn before sending; the server looks again, with more care, before anything is shown. A number
 * written with a blank or hyphen counts by its date alone; bare digits need right check digits.
 */

const IDENTITY = /(?<![\d.,/-])(\d{6}|(?:19|20)\d{6})([ \u00A0+-]?)(\d{4,5})(?![\d/])/g;
const EMAIL = /[\p{L}\d._%+-]{1,64}@(?:[\p{L}\d-]{1,63}\.){1,5}\p{L}{2,24}/u;
const GAP = "[ \\u00A0-]";
const PHONE = new RegExp([
  "(?<![\\d+])(?:\\+|00)\\d{1,3}(?:[ \\u00A0()-]{0,2}\\d){6,12}(?!\\d)",
  `(?<![\\d.,/+-])0\\d{1,3}${GAP}?\\d(?:${GAP}?\\d){4,7}(?!\\d)`,
  `(?<![\\d.,/+-])[2-9]\\d(?:${GAP}\\d\\d){3}(?![\\d/])`,
  `(?<![\\d.,/+-])[489]\\d\\d${GAP}\\d\\d${GAP}\\d{3}(?![\\d/])`,
].join("|"));
const FIRST_WEIGHTS = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const SECOND_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/**
 * @param {string} text
 * @returns {("identityNumber" | "email" | "phone")[]} what it seems to hold
 */
export function personalDataIn(text) {
  /** @type {("identityNumber" | "email" | "phone")[]} */
  const found = [];
  if ([...text.matchAll(IDENTITY)].some((match) => isIdentityNumber(match))) found.push("identityNumber");
  if (EMAIL.test(text)) found.push("email");
  if (PHONE.test(text)) found.push("phone");
  return found;
}

/** @param {string[]} match */
function isIdentityNumber([, date, gap, last]) {
  const short = date.slice(-6);
  if (last.length === 4) return isDay(short.slice(2, 4), short.slice(4, 6), 60) && (gap !== "" || luhn(short + last));
  return date.length === 6 && isDay(date.slice(2, 4), date.slice(0, 2), 40) && (gap !== "" || norwegianChecks(date + last));
}

/** Some numbers that are not from birth add 60 (Sweden) or 40 (Norway) to the day. */
function isDay(month, day, added) {
  const plain = Number(day) > added ? Number(day) - added : Number(day);
  return Number(month) >= 1 && Number(month) <= 12 && plain >= 1 && plain <= 31;
}

/** Digits, every other doubled, whose sum ends in zero. */
function luhn(digits) {
  const sum = [...digits].reduce((total, digit, i) => {
    const product = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + Math.floor(product / 10) + (product % 10);
  }, 0);
  return sum % 10 === 0;
}

function norwegianChecks(digits) {
  return [FIRST_WEIGHTS, SECOND_WEIGHTS].every((weights) =>
    weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11 === 0);
}
