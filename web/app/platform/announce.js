/**
 * Tells screen readers what has happened, without moving focus: "12 of 40 shown", "Saved". The shell holds the two
 * live regions.
 */

/** @type {number | undefined} */
let waiting;
/** @type {string[]} not yet said, and not to be replaced */
let kept = [];

/**
 * Said when the reader is idle; a newer text replaces one not yet said, unless that one is kept: then both are said.
 * @param {string} text
 * @param {{ keep?: boolean }} [options]
 */
export function announce(text, { keep = false } = {}) {
  const region = document.getElementById("announce-polite");
  if (!region) return;
  const all = [...kept, text].join(" ");
  if (keep) kept.push(text);
  window.clearTimeout(waiting);
  region.textContent = "";
  waiting = window.setTimeout(() => {
    kept = [];
    region.textContent = all;
  }, 120);
}

/**
 * Said at once, for what must not be missed: an edit that was not saved.
 * @param {string} text
 */
export function alertNow(text) {
  const region = document.getElementById("announce-assertive");
  if (region) region.textContent = text;
}
