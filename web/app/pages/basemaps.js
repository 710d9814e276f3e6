/** Where planners choose the maps that may lie beneath the plans: a list in the order readers meet it, saved as a whole. */
import { fill, h, need } from "../platform/dom.js";
import { municipality } from "../platform/page.js";
import { t } from "../platform/i18n.js";
import { time } from "../platform/numbers.js";
import { get, put, request } from "../platform/api.js";
import { announce } from "../platform/announce.js";
import { createMap } from "../map/index.js";
import { clearErrors, errorsOf, showErrors } from "../ui/forms.js";
import { failure } from "../ui/notice.js";
import { BasemapCard } from "./basemaps/card.js";

const path = `/api/municipalities/${municipality.id}/basemaps`;

class BasemapsPage {
  /** @type {BasemapCard[]} */
  #cards = [];
  #saved = "";

  constructor() {
    this.form = /** @type {HTMLFormElement} */ (need("#basemaps"));
    this.list = h("div");
    this.status = h("p.soft", { role: "status" });
    this.addButton = h("button", { type: "button", dataset: { add: "" }, onclick: () => this.#add() }, t("basemaps.add"));
    this.saveButton = h("button", { type: "submit" }, t("basemaps.save"));
    this.map = createMap(need("#map"), { municipality, label: t("basemaps.preview", { name: municipality.name }) });
  }

  async start() {
    try {
      const [list, { files }] = await Promise.all([request("GET", path), get(`${path}/files`)]);
      this.files = files;
      this.#take(list);
    } catch (problem) {
      return fill(this.form, failure(problem, () => this.start()));
    }
    fill(
      this.form,
      this.list,
      h("p", this.addButton),
      h("div.basemaps-save", this.saveButton, this.status),
    );
    this.form.addEventListener("submit", (event) => this.#save(event));
    this.form.addEventListener("input", () => this.#showState());
    window.addEventListener("beforeunload", (event) => this.#isChanged() && event.preventDefault());
  }

  #take({ data, etag }) {
    this.etag = etag;
    this.#cards = data.basemaps.map((basemap) => this.#card(basemap));
    this.#saved = this.#text();
    this.#draw();
  }

  #card(basemap) {
    const card = new BasemapCard(basemap, this.files);
    card.addEventListener("try", () => this.#try(card));
    card.addEventListener("up", () => this.#move(card, -1));
    card.addEventListener("down", () => this.#move(card, 1));
    card.addEventListener("remove", () => this.#remove(card));
    return card;
  }

  #add() {
    const card = this.#card({ kind: "XYZ", title: {}, maxZoom: 18, muted: true, default: this.#cards.length === 0 });
    this.#cards.push(card);
    this.#draw();
    card.focus();
  }

  #move(card, by) {
    const at = this.#cards.indexOf(card);
    const [moved] = this.#cards.splice(at, 1);
    this.#cards.splice(at + by, 0, moved);
    this.#draw();
    card.focus(by < 0 ? "up" : "down");
    announce(t("basemaps.moved", { n: at + by + 1, total: this.#cards.length }));
  }

  #remove(card) {
    this.#cards = this.#cards.filter((other) => other !== card);
    this.#draw();
    need("#basemaps-heading").setAttribute("tabindex", "-1");
    need("#basemaps-heading").focus();
    announce(t("basemaps.removed"));
  }

  #draw() {
    this.#cards.forEach((card, i) => card.place(i, this.#cards.length));
    fill(this.list, this.#cards.length ? this.#cards.map(({ element }) => element) : h("p", t("basemaps.none")));
    this.#showState();
  }

  /** The next step is the primary one: to add the first basemap, or to save what was changed. */
  #showState() {
    const changed = this.#isChanged();
    this.addButton.classList.toggle("primary", !changed && this.#cards.length === 0);
    this.saveButton.classList.toggle("primary", changed);
    fill(this.status, changed ? t("basemaps.unsaved") : null);
  }

  /** Shows the map of a card as it is written now, saved or not. */
  #try(card) {
    const basemap = card.read();
    this.map.basemaps.preview({ ...basemap, name: basemap.title[municipality.defaultLanguage] || t("basemaps.unnamed") });
    need(".basemaps-map").scrollIntoView({ block: "nearest" });
  }

  async #save(event) {
    event.preventDefault();
    clearErrors(this.form);
    try {
      this.#take(await put(path, { basemaps: this.#cards.map((card) => card.read()) }, this.etag));
      fill(this.status, t("basemaps.saved", { time: time(new Date()) }));
    } catch (problem) {
      showErrors(this.form, errorsOf(problem));
    }
  }

  #text() {
    return JSON.stringify(this.#cards.map((card) => card.read()));
  }

  #isChanged() {
    return this.#text() !== this.#saved;
  }
}

await new BasemapsPage().start();
