/**
 * Tells screen readers what has happened, without moving focus: "12 of 40 shown", "Saved". The shell holds the two
 * live regions.
 */

/** @type {number | undefined} */
let waiting;

/**
 * Said when the reader is idle; a newer text replaces one not yet said.
 * @param {string} text
 */
export function announce(text) {
  const region = document.getElementById("announce-polite");
  if (!region) return;
  window.clearTimeout(waiting);
  region.textContent = "";
  waiting = window.setTimeout(() => (region.textContent = text), 120);
}

/**
 * Said at once, for what must not be missed: an edit that was not saved.
 * @param {string} text
 */
export function alertNow(text) {
  const region = document.getElementById("announce-assertive");
  if (region) region.textContent = text;
}
