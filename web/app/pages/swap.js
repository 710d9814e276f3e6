/**
 * Renews parts of a page from the server's own page, so that each list is drawn by one template whether scripts run
 * or not. A newer request wins over an older one; focus stays where it was.
 */
export class Swap {
  /** @type {AbortController | undefined} */
  #running;

  /**
   * @param {string[]} selectors parts that both pages have
   * @param {() => void} [renewed]
   */
  constructor(selectors, renewed) {
    this.selectors = selectors;
    this.renewed = renewed;
  }

  /** @param {string} address @returns {Promise<boolean>} false when a newer request took over or no answer came */
  async load(address) {
    this.#running?.abort();
    this.#running = new AbortController();
    try {
      const response = await fetch(address, { headers: { Accept: "text/html" }, signal: this.#running.signal });
      if (!response.ok) return false;
      this.#show(new DOMParser().parseFromString(await response.text(), "text/html"));
      return true;
    } catch {
      return false;
    }
  }

  #show(page) {
    const focused = document.activeElement?.id;
    for (const selector of this.selectors) {
      const fresh = page.querySelector(selector);
      if (fresh) document.querySelector(selector)?.replaceWith(fresh);
    }
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true });
    this.renewed?.();
  }
}
