/**
 * Which desk this tab is. Two tabs with the same plan keep their work apart; work that a closed tab left behind is
 * taken over. A tab is alive while it holds its lock.
 */

const NAME = "byggbar.tab";
const PATIENCE_MS = 400;

/** @type {Promise<string> | undefined} */
let name;

/** This tab's name: the same after a reload, another in a copy of the tab. @returns {Promise<string>} */
export function tabName() {
  name ??= claim();
  return name;
}

/** @param {string} tab @returns {Promise<boolean>} whether a tab of that name is open */
export async function isOpen(tab) {
  const { held = [] } = await navigator.locks.query();
  return held.some((lock) => lock.name === lockOf(tab));
}

async function claim() {
  const before = sessionStorage.getItem(NAME);
  if (before && (await hold(before))) return before;
  const fresh = crypto.randomUUID();
  sessionStorage.setItem(NAME, fresh);
  await hold(fresh);
  return fresh;
}

/** A reloaded page may wait for a moment until the one before it has let go. @param {string} tab @returns {Promise<boolean>} */
function hold(tab) {
  return new Promise((held) => {
    navigator.locks
      .request(lockOf(tab), { signal: AbortSignal.timeout(PATIENCE_MS) }, () => {
        held(true);
        return new Promise(() => {});
      })
      .catch(() => held(false));
  });
}

const lockOf = (tab) => `byggbar-desk ${tab}`;
