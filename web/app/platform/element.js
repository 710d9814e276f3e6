/**
 * The base of our custom elements: light DOM, built once, listeners that end when the element leaves the page,
 * events named `<tag>:<what-happened>`.
 */
export class AppElement extends HTMLElement {
  #built = false;
  /** @type {AbortController | undefined} */
  #life;

  connectedCallback() {
    this.#life = new AbortController();
    if (!this.#built) {
      this.#built = true;
      this.build();
    }
    this.connected();
  }

  disconnectedCallback() {
    this.#life?.abort();
    this.disconnected();
  }

  /** Makes the content; called once. */
  build() {}

  /** Called each time the element enters the page, after `build`. */
  connected() {}

  /** Called each time the element leaves the page; `listen`ers are already gone. */
  disconnected() {}

  /**
   * Listens until the element leaves the page.
   * @param {EventTarget} target
   * @param {string} type
   * @param {(event: any) => void} handler
   * @param {AddEventListenerOptions} [options]
   */
  listen(target, type, handler, options = {}) {
    target.addEventListener(type, handler, { ...options, signal: this.#life?.signal });
  }

  /**
   * Tells the page what happened; false if a listener prevented the default.
   * @param {string} what past tense, kebab-case
   * @param {unknown} [detail]
   */
  emit(what, detail) {
    return this.dispatchEvent(
      new CustomEvent(`${this.localName}:${what}`, { detail, bubbles: true, cancelable: true }),
    );
  }
}

/**
 * Registers an element under its file's name; loading a file twice does no harm.
 * @param {string} tag
 * @param {CustomElementConstructor} element
 */
export function register(tag, element) {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
