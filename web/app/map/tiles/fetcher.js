/** Fetches tiles, a few at a time; what fails is tried again, ever slower, for as long as somebody wants it. */

/** Browsers have six connections to a server: some are left for everything else. */
const AT_ONCE = 4;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

/** How long to wait before another attempt. @param {number} attempt 1 for the first failure @param {string | null} retryAfter seconds the server asked for @param {number} chance 0–1, so that many do not come back at once */
export function waitMs(attempt, retryAfter, chance) {
  const backoff = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1)) * (0.5 + chance / 2);
  return Math.max(backoff, Math.min(120, Number(retryAfter) || 0) * 1000);
}

export class Fetcher {
  /** @type {{ url: string, signal: AbortSignal, begin: () => void }[]} */
  #queue = [];
  #running = 0;

  /** @param {(wait: number) => Promise<void>} sleep @param {typeof fetch} ask */
  constructor(sleep = (ms) => new Promise((done) => setTimeout(done, ms)), ask = (...all) => fetch(...all)) {
    this.sleep = sleep;
    this.ask = ask;
  }

  /**
   * @param {string} url
   * @param {AbortSignal} signal
   * @param {() => void} onTrouble after a failure, before it is tried again
   * @returns {Promise<Uint8Array | null>} null for a tile with nothing in it; rejects when aborted or refused for good
   */
  async fetch(url, signal, onTrouble) {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#inTurn(url, signal);
      if (answer?.status === 204) return null;
      if (answer?.ok) return new Uint8Array(answer.body);
      if (answer && answer.status < 500 && answer.status !== 429) throw new Error(`HTTP ${answer.status}`);
      onTrouble();
      await this.sleep(waitMs(attempt, answer?.retryAfter ?? null, Math.random()));
      signal.throwIfAborted();
    }
  }

  /** @returns {Promise<{ ok: boolean, status: number, retryAfter: string | null, body: ArrayBuffer } | null>} null when no answer came */
  async #inTurn(url, signal) {
    if (this.#running >= AT_ONCE) await new Promise((begin) => this.#queue.push({ url, signal, begin: () => begin(undefined) }));
    this.#running += 1;
    try {
      signal.throwIfAborted();
      const answer = await this.ask(url, { signal, credentials: "same-origin" });
      const body = await answer.arrayBuffer();
      return { ok: answer.ok, status: answer.status, retryAfter: answer.headers.get("Retry-After"), body };
    } catch (error) {
      if (signal.aborted) throw error;
      return null;
    } finally {
      this.#running -= 1;
      this.#queue.shift()?.begin();
    }
  }
}
