/**
 * Builds DOM nodes. Data only ever becomes text nodes or attributes here, never markup, so a name such as
 * `<img onerror>` is shown as it is written.
 */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @typedef {Node | string | number | null | undefined | false | Child[]} Child
 * @typedef {Record<string, unknown>} Props attributes; `on…` functions become listeners, `style` and `dataset` are objects
 */

/**
 * `h("button.primary", { type: "button", onclick: save }, "Save")`. Attributes that are null or false are left out.
 * @param {string} spec tag name with optional `.class` parts
 * @param {Props | Child} [props]
 * @param {...Child} children
 * @returns {HTMLElement}
 */
export function h(spec, props, ...children) {
  return /** @type {HTMLElement} */ (build(null, spec, props, children));
}

/**
 * The same for SVG elements.
 * @param {string} spec
 * @param {Props | Child} [props]
 * @param {...Child} children
 * @returns {SVGElement}
 */
export function svg(spec, props, ...children) {
  return /** @type {SVGElement} */ (build(SVG, spec, props, children));
}

/**
 * Replaces everything inside a parent.
 * @param {Element} parent
 * @param {...Child} children
 */
export function fill(parent, ...children) {
  parent.replaceChildren(...flat(children));
}

/**
 * The element a page cannot do without; a missing one is a mistake in the template.
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {HTMLElement}
 */
export function need(selector, root = document) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`The page has no ${selector}`);
  return /** @type {HTMLElement} */ (found);
}

let lastId = 0;

/** An id that no other element on this page has, for labels and descriptions. */
export function uid(prefix = "id") {
  lastId += 1;
  return `${prefix}-${lastId}`;
}

/** @param {string | null} namespace @param {string} spec @param {any} props @param {Child[]} children */
function build(namespace, spec, props, children) {
  const [tag, ...classes] = spec.split(".");
  const element = namespace ? document.createElementNS(namespace, tag) : document.createElement(tag);
  if (classes.length) element.setAttribute("class", classes.join(" "));
  if (isChild(props)) children = [props, ...children];
  else for (const [name, value] of Object.entries(props ?? {})) setProp(element, name, value);
  element.append(...flat(children));
  return element;
}

function setProp(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on") && typeof value === "function") element.addEventListener(name.slice(2), value);
  else if (name === "dataset") Object.assign(element.dataset, value);
  else if (name === "style")
    for (const [key, text] of Object.entries(value)) element.style.setProperty(key, String(text));
  else if (name === "class")
    element.setAttribute("class", [element.getAttribute("class"), value].filter(Boolean).join(" "));
  else element.setAttribute(name, value === true ? "" : String(value));
}

/** @param {unknown} value */
function isChild(value) {
  return value instanceof Node || Array.isArray(value) || typeof value === "string" || typeof value === "number";
}

/** @param {Child[]} children @returns {(Node | string)[]} */
function flat(children) {
  return /** @type {any[]} */ (children.flat(Infinity))
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (child instanceof Node ? child : String(child)));
}
