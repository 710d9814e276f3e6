/**
 * A comment being written, kept in this browser until it has been answered. It holds its own idempotency key, so one
 * that was sent just before the network went is not sent twice.
 */
export class Draft {
  /** @param {string} name what the draft is about, e.g. the plan's id */
  constructor(name) {
    this.name = `byggbar.draft.${name}`;
  }

  /** @returns {{ key: string, values: Record<string, string>, waiting: boolean } | null} */
  read() {
    try {
      return JSON.parse(localStorage.getItem(this.name) ?? "null");
    } catch {
      return null;
    }
  }

  /**
   * @param {{ key: string, values: Record<string, string>, waiting: boolean }} draft `waiting` for the network
   * @returns {boolean} false when this browser keeps nothing
   */
  keep(draft) {
    try {
      localStorage.setItem(this.name, JSON.stringify(draft));
      return true;
    } catch {
      return false;
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.name);
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  }
}
