/** A filter for each column that is shown: words of a text, a range of numbers, a code. */
import { fill, h } from "../../../platform/dom.js";
import { t } from "../../../platform/i18n.js";
import { codeText } from "./columns.js";
import { isAsking, NONE } from "./rows.js";

export class ColumnFilters {
  /** @type {Record<string, import("./rows.js").Filter>} */
  wanted = {};

  /** @param {() => void} onChange */
  constructor(onChange) {
    this.onChange = onChange;
    this.element = h("div.column-filters", { role: "group", "aria-label": t("desk.table.filters"), hidden: true });
  }

  /** How many columns leave something out. */
  get count() {
    return Object.values(this.wanted).filter(isAsking).length;
  }

  /** @param {import("./columns.js").TableColumn[]} columns those shown */
  show(columns) {
    this.columns = columns;
    fill(this.element, columns.map((column) => this.#filter(column)));
  }

  clear() {
    this.wanted = {};
    this.show(this.columns ?? []);
    this.onChange();
  }

  /** The filters in words, for the file and for who listens. @param {import("./columns.js").TableColumn[]} columns */
  words(columns) {
    return columns
      .filter(({ name }) => isAsking(this.wanted[name]))
      .map((column) => `${column.title}: ${this.#inWords(column)}`)
      .join("; ");
  }

  #filter(column) {
    const { name, title, kind } = column;
    const filter = (this.wanted[name] ??= {});
    const change = (changes) => {
      Object.assign(filter, changes);
      this.onChange();
    };
    if (kind === "code") return h("label.column-filter", title, this.#codes(column, filter, change));
    if (kind === "number") return this.#range(title, filter, change);
    return h(
      "label.column-filter",
      title,
      h("input", {
        type: "search",
        placeholder: t("desk.table.contains"),
        value: filter.contains ?? "",
        oninput: ({ target }) => change({ contains: target.value }),
      }),
    );
  }

  #codes({ codes }, filter, change) {
    const option = (value, text) => h("option", { value, selected: value === (filter.is ?? "") }, text);
    return h(
      "select",
      { onchange: ({ target }) => change({ is: target.value }) },
      option("", t("desk.table.all")),
      codes.map((code) => option(code.code, codeText(code))),
      option(NONE, t("desk.table.empty")),
    );
  }

  #range(title, filter, change) {
    const bound = (end) =>
      h("input", {
        type: "text",
        inputmode: "decimal",
        autocomplete: "off",
        placeholder: t(`desk.table.${end}`),
        "aria-label": t(`desk.table.${end}Of`, { column: title }),
        value: filter[end] ?? "",
        oninput: ({ target }) => change({ [end]: numberOf(target.value) }),
      });
    return h("div.column-filter", h("span", title), h("div.column-range", bound("from"), bound("to")));
  }

  #inWords({ name, codes }) {
    const { contains, is, from, to } = this.wanted[name];
    if (contains) return contains;
    if (is) return is === NONE ? t("desk.table.empty") : codeText(codes?.find(({ code }) => code === is), is);
    return `${from ?? ""}–${to ?? ""}`;
  }
}

function numberOf(text) {
  const clean = text.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
  return clean && Number.isFinite(Number(clean)) ? Number(clean) : null;
}
