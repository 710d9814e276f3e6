/**
 * Talks to the server's JSON. Errors arrive as `Problem`s with a stable code and a text in the reader's language;
 * saves carry their version (`If-Match`); creations keep one `Idempotency-Key` until they are answered.
 */
import { cookie, language } from "./page.js";

/** What went wrong, as application/problem+json tells it; `network` when no answer came. */
export class Problem extends Error {
  /** @param {number} status @param {Record<string, any>} body */
  constructor(status, body) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.status = status;
    this.body = body;
    /** @type {string} */
    this.code = body.code ?? "unknown";
    /** @type {string | undefined} */
    this.title = body.title;
    /** @type {{pointer?: string, code: string, message: string}[]} */
    this.errors = body.errors ?? [];
  }

  /** True when the same request may succeed later without change. */
  get worthRetrying() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/**
 * @typedef {object} Answer
 * @property {any} data parsed body, or null
 * @property {string | null} etag
 * @property {string | null} location
 * @property {number} status
 */

/** @param {string} path @param {{params?: Record<string, any>, signal?: AbortSignal}} [options] @returns {Promise<any>} */
export async function get(path, options) {
  return (await request("GET", path, options)).data;
}

/** Saves a whole resource over the version it was read at. @param {string} path @param {any} body @param {string} etag */
export function put(path, body, etag) {
  return request("PUT", path, { body, headers: { "If-Match": etag } });
}

/** @param {string} path @param {string} etag */
export function remove(path, etag) {
  return request("DELETE", path, { headers: { "If-Match": etag } });
}

/** A POST that changes an existing resource. @param {string} path @param {any} body @param {string} etag */
export function post(path, body, etag) {
  return request("POST", path, { body, headers: { "If-Match": etag } });
}

/**
 * One creation that is made at most once however often it is sent: the key stays the same through failures and
 * changes only when the content does or after the server has answered.
 */
export class Creation {
  #key = crypto.randomUUID();
  #content = "";

  /** @param {string} path */
  constructor(path) {
    this.path = path;
  }

  /** @param {any} body @returns {Promise<Answer>} */
  async send(body) {
    const content = JSON.stringify(body);
    if (this.#content && content !== this.#content) this.#key = crypto.randomUUID();
    this.#content = content;
    const answer = await request("POST", this.path, { body, headers: { "Idempotency-Key": this.#key } });
    this.#key = crypto.randomUUID();
    this.#content = "";
    return answer;
  }
}

/**
 * @param {string} method
 * @param {string} path
 * @param {{params?: Record<string, any>, body?: any, json?: string, headers?: Record<string, string>, signal?: AbortSignal, keepalive?: boolean}} [options]
 *   `json` is a body that is written already; `keepalive` outlives the page
 * @returns {Promise<Answer>}
 */
export async function request(method, path, { params, body, json, headers = {}, signal, keepalive } = {}) {
  const content = json ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await send(address(path, params), {
    method,
    signal,
    keepalive,
    body: content,
    headers: {
      Accept: "application/json, application/geo+json, application/problem+json",
      "Accept-Language": language,
      ...(content === undefined ? {} : { "Content-Type": "application/json" }),
      ...(method === "GET" ? {} : { "X-XSRF-TOKEN": cookie("XSRF-TOKEN") ?? "" }),
      ...headers,
    },
  });
  const data = await parse(response);
  if (!response.ok) throw new Problem(response.status, data ?? {});
  return {
    data,
    etag: response.headers.get("ETag"),
    location: response.headers.get("Location"),
    status: response.status,
  };
}

/**
 * A path with query parameters; null, undefined and empty ones are left out.
 * @param {string} path
 * @param {Record<string, any>} [params]
 */
export function address(path, params = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== null && value !== undefined && value !== "") query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `${path}${path.includes("?") ? "&" : "?"}${text}` : path;
}

async function send(url, init) {
  try {
    return await fetch(url, { credentials: "same-origin", ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem(0, { code: "network" });
  }
}

async function parse(response) {
  if (response.status === 204 || !(response.headers.get("Content-Type") ?? "").includes("json")) return null;
  return response.json();
}
