import { fill, h, uid } from "../../platform/dom.js";
import { municipality } from "../../platform/page.js";
import { t } from "../../platform/i18n.js";
import { field } from "../../ui/forms.js";

const KINDS = ["XYZ", "WMTS", "PMTILES"];

/**
 * One basemap of the list, as a planner writes it. Its fields carry the names that the server's faults point to.
 *
 * Events: `try`, `up`, `down`, `remove`.
 */
export class BasemapCard extends EventTarget {
  /**
   * @param {any} basemap
   * @param {{ name: string, tiles: string, minZoom: number, maxZoom: number }[]} files archives that can be chosen
   */
  constructor(basemap, files) {
    super();
    this.files = files;
    this.basemap = { address: "", attribution: "", attributionUrl: null, minZoom: 0, ...basemap };
    this.legend = h("legend");
    this.body = h("div.basemap-fields");
    this.buttons = new Map(
      ["try", "up", "down", "remove"].map((name) => [
        name,
        h("button.small", { type: "button", onclick: () => this.dispatchEvent(new Event(name)) }, t(`basemaps.${name}`)),
      ]),
    );
    this.element = h("fieldset.basemap-card", this.legend, this.body, h("div.actions", [...this.buttons.values()]));
    this.element.addEventListener("input", () => this.#write());
  }

  /** @param {number} index from 0 @param {number} count */
  place(index, count) {
    this.index = index;
    this.buttons.get("up")?.toggleAttribute("disabled", index === 0);
    this.buttons.get("down")?.toggleAttribute("disabled", index === count - 1);
    this.#draw();
  }

  /** @param {string} [button] */
  focus(button) {
    const wanted = button && this.buttons.get(button);
    const target = wanted && !wanted.hasAttribute("disabled") ? wanted : this.element.querySelector("input");
    /** @type {HTMLElement | null} */ (target)?.focus();
  }

  read() {
    return structuredClone(this.basemap);
  }

  #draw() {
    const { basemap, index } = this;
    const at = (name) => `basemaps.${index}.${name}`;
    const input = (value, attributes = {}) => h("input", { type: "text", value: value ?? "", autocomplete: "off", ...attributes });
    fill(this.legend, t("basemaps.number", { n: index + 1 }));
    fill(
      this.body,
      municipality.languages.map((language) =>
        field({
          name: at(`title.${language}`),
          label: t("basemaps.name", { language: t(`shell.language.${language}`) }),
          control: input(basemap.title[language], { maxlength: 60, lang: language }),
        }),
      ),
      field({ name: at("kind"), label: t("basemaps.kind"), control: this.#kinds() }),
      basemap.kind === "PMTILES" ? this.#file(at("address")) : this.#address(at("address"), input),
      field({ name: at("attribution"), label: t("basemaps.attribution"), hint: t("basemaps.attribution.hint"), control: input(basemap.attribution, { maxlength: 200 }) }),
      field({ name: at("attributionUrl"), label: t("basemaps.attributionUrl"), control: input(basemap.attributionUrl, { type: "url", maxlength: 500 }) }),
      h(
        "div.field-row",
        ["minZoom", "maxZoom"].map((name) =>
          field({ name: at(name), label: t(`basemaps.${name}`), control: input(basemap[name], { type: "number", min: 0, max: 22, inputmode: "numeric" }) }),
        ),
      ),
      this.#flag("muted", "checkbox"),
      this.#flag("default", "checkbox"),
    );
  }

  #kinds() {
    return h(
      "select",
      { onchange: () => this.#draw() },
      KINDS.map((kind) => h("option", { value: kind, selected: kind === this.basemap.kind }, t(`basemaps.kind.${kind}`))),
    );
  }

  #address(name, input) {
    const hint = t(`basemaps.address.hint.${this.basemap.kind}`);
    const control = input(this.basemap.address, { maxlength: 500, inputmode: "url", spellcheck: "false" });
    return field({ name, label: t("basemaps.address"), hint, control });
  }

  #file(name) {
    const options = this.files.map((file) =>
      h(
        "option",
        { value: file.name, selected: file.name === this.basemap.address },
        t("basemaps.file.option", { name: file.name, tiles: t(file.tiles === "mvt" ? "basemaps.file.vector" : "basemaps.file.pictures"), min: file.minZoom, max: file.maxZoom }),
      ),
    );
    const control = h("select", { onchange: () => this.#takeZooms() }, h("option", { value: "" }, t("basemaps.file.choose")), options);
    const hint = this.files.length ? undefined : t("basemaps.file.none", { municipality: municipality.id });
    return field({ name, label: t("basemaps.file"), hint, control });
  }

  /** An archive says itself which zooms it holds. */
  #takeZooms() {
    const file = this.files.find(({ name }) => name === this.basemap.address);
    if (!file) return;
    Object.assign(this.basemap, { minZoom: file.minZoom, maxZoom: file.maxZoom });
    this.#draw();
  }

  #flag(name, type) {
    const id = uid(name);
    return h(
      "label.choice",
      { for: id },
      h("input", { id, type, name: `basemaps.${this.index}.${name}`, checked: this.basemap[name] }),
      t(`basemaps.${name}`),
    );
  }

  #write() {
    for (const control of this.body.querySelectorAll("input, select")) {
      const { name, value, type, checked } = /** @type {HTMLInputElement} */ (control);
      const [member, language] = name.split(".").slice(2);
      if (language) this.#writeTitle(language, value);
      else if (type === "checkbox") this.basemap[member] = checked;
      else if (type === "number") this.basemap[member] = value === "" ? null : Number(value);
      else this.basemap[member] = member === "attributionUrl" ? value.trim() || null : value.trim();
    }
  }

  #writeTitle(language, text) {
    if (text.trim()) this.basemap.title[language] = text.trim();
    else delete this.basemap.title[language];
  }
}
