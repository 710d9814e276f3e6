/**
 * The public plan map. The address holds what is shown; the map, the list, the table, the legend and the feature sheet
 * are views of the same layers.
 */
import { fill, h, need } from "../platform/dom.js";
import { language, municipality } from "../platform/page.js";
import { t } from "../platform/i18n.js";
import { dateTime } from "../platform/numbers.js";
import { get } from "../platform/api.js";
import { announce } from "../platform/announce.js";
import { codeFinder, codeLists } from "../platform/codelists.js";
import { liveChanges } from "../platform/live.js";
import { basemapSwitch, boxOf, createMap } from "../map/index.js";
import { notice } from "../ui/notice.js";
import "../ui/ui-panel.js";
import "../ui/ui-table.js";
import { FeatureSheet } from "./plan-map/feature-sheet.js";
import { LayerPanel } from "./plan-map/layer-panel.js";
import { ListView } from "./plan-map/list-view.js";
import { makeLayers } from "./plan-map/map-layers.js";
import { readState, writeState } from "./plan-map/state.js";

const WAIT_MS = 250;

class PlanMapPage {
  constructor() {
    this.state = readState();
    this.title = document.title;
    this.panel = /** @type {any} */ (need("ui-panel"));
    this.content = need(".panel-content");
    this.map = createMap(need("#map"), {
      municipality,
      label: t("map.region", { name: municipality.name }),
      view: this.state.view ?? undefined,
    });
    this.panel.addEventListener("ui-panel:resized", ({ detail }) => this.map.setInsets(detail));
    this.map.setInsets(this.panel.covered);
    this.map.setView(this.state.view ?? this.map.home);
  }

  async start() {
    try {
      const [{ layers, since }, lists] = await Promise.all([
        get("/layers.json", { params: { municipality: municipality.id, lang: language } }),
        codeLists(),
      ]);
      this.since = since;
      this.layers = makeLayers(this.map, layers, codeFinder(lists));
      for (const layer of this.layers) layer.onPictured = () => this.#pictured();
    } catch (problem) {
      this.#failed(problem);
      return;
    }
    this.#applyState();
    this.#makeViews();
    this.#listen();
    await this.#load();
    this.#followChanges();
    if (this.state.selected) this.#open(this.state.selected, { reveal: !this.state.view, focus: false });
  }

  layer(id) {
    return this.layers.find((layer) => layer.id === id);
  }

  /** Puts switches, scopes, colours and filters as the address says. */
  #applyState() {
    const { layers, filters, colouring, scope } = this.state;
    for (const layer of this.layers) {
      layer.on = layers ? layers.includes(layer.id) : layer.usuallyOn;
      layer.filters = new Map(
        [...filters]
          .filter(([name]) => name.startsWith(`${layer.id}.`))
          .map(([name, wanted]) => [name.split(".")[1], wanted]),
      );
      if (layer.hasScope) layer.scope = scope;
      if (layer.colourings.some(({ by }) => by === colouring)) layer.colour(colouring);
      layer.apply();
    }
    this.listed = this.layer(this.state.list) ?? this.layer("zone") ?? this.layers[0];
  }

  #makeViews() {
    const tagline = municipality.tagline?.[language] ?? "";
    const zonesFirst = [...this.layers].sort((a, b) => Number(b.hasScope) - Number(a.hasScope));
    this.list = new ListView(zonesFirst, { heading: t("map.heading", { name: municipality.name }), sentence: tagline });
    this.list.inView.checked = this.state.inView;
    fill(this.content, this.list.element);
    this.legend = new LayerPanel(zonesFirst, () => this.#rescoped());
    this.legend.element.append(basemapSwitch(this.map.basemaps));
    need(".map-frame").append(this.legend.element);
    this.table = /** @type {any} */ (h("ui-table", { file: `${municipality.id}-plan` }));
    this.drawer = h(
      "section.table-drawer",
      { hidden: true, "aria-label": t("map.list.table") },
      h("button.small.table-close", { type: "button", onclick: () => this.#showTable(false) }, t("shell.close")),
      this.table,
    );
    need(".map-frame").append(this.drawer);
  }

  #listen() {
    const { list, map } = this;
    list.addEventListener("layer", ({ detail }) => this.#listLayer(detail));
    list.addEventListener("filtered", () => this.#filtered());
    list.addEventListener("opened", ({ detail }) =>
      this.#open({ layer: this.listed.id, id: detail }, { reveal: true, focus: true }),
    );
    list.addEventListener("pointed", ({ detail }) => this.listed.hint(detail));
    list.addEventListener("more", () => this.#shown());
    list.addEventListener("view", () => this.#shown());
    list.addEventListener("table", () => this.#showTable(this.drawer.hidden));
    this.table.addEventListener("ui-table:opened", ({ detail }) =>
      this.#open({ layer: this.listed.id, id: detail.id }, { reveal: true, focus: true }),
    );
    this.table.addEventListener("ui-table:pointed", ({ detail }) => this.listed.hint(detail.id));
    this.content.addEventListener("sheet:back", () => this.#close());
    this.content.addEventListener("sheet:zoom", () => this.#zoomToSelected());
    this.content.addEventListener("keydown", (event) => event.key === "Escape" && this.sheet && this.#close());
    map.addEventListener("picked", ({ detail }) => this.#picked(detail));
    map.addEventListener("failed", ({ detail }) => this.#say(detail));
    map.addEventListener("moved", () => this.#moved());
    window.addEventListener("beforeprint", () => this.#beforePrint());
    window.addEventListener("popstate", () => this.#wentBack());
    document
      .querySelector("ui-search")
      ?.addEventListener("ui-search:picked", (event) => this.#found(/** @type {CustomEvent} */ (event)));
  }

  async #load() {
    const results = await Promise.allSettled(this.layers.map((layer) => layer.load()));
    const failed = results.find(({ status }) => status === "rejected");
    this.legend.draw();
    this.list.showLayer(this.listed);
    this.#showTable(this.state.table);
    if (failed) this.list.showFailure(/** @type {PromiseRejectedResult} */ (failed).reason, () => this.#load());
  }

  #followChanges() {
    const live = liveChanges(municipality.id, this.since);
    live.addEventListener("state", () => this.#say(live.connected ? null : t("map.live.lost")));
    live.addEventListener("lost", () => {
      for (const { large } of this.layers) large?.touch(null);
      this.#load();
    });
    for (const layer of this.layers) {
      live.onChange(layer.id, (change) => this.#changed(layer, change));
      live.onChange(layer.definition.follows ?? [], ({ bbox, revision }) => layer.large?.touch(bbox, revision));
    }
  }

  async #changed(layer, change) {
    let feature;
    const isSelected = () => this.state.selected?.layer === layer.id && [null, this.state.selected.id].includes(change.id);
    try {
      await layer.follow(change);
      if (isSelected()) feature = await (change.id === null ? layer.find(this.state.selected.id) : layer.shapes.get(change.id));
    } catch {
      return this.#say(t("map.live.lost"));
    }
    this.#shownSoon();
    if (!isSelected()) return;
    feature ? this.sheet?.update(feature) : this.sheet?.showGone();
  }

  /** Where tiles show several features as one, the server knows which one was meant. */
  async #picked(what) {
    if (!what) return this.sheet && this.#close({ focus: false });
    const id = what.id ?? (await this.layer(what.layer)?.large?.at(what.place));
    if (id) this.#open({ layer: what.layer, id }, { focus: true, fromMap: true });
  }

  async #open({ layer: id, id: featureId }, { reveal = false, focus = false, fromMap = false }) {
    const layer = this.layer(id);
    const mine = (this.opening = Symbol(featureId));
    const feature = layer?.shapes.get(featureId) ?? (await layer?.find(featureId).catch(() => null));
    if (mine !== this.opening) return;
    if (!feature) return this.#say(t("map.sheet.missing"));
    layer.large?.choose(featureId);
    this.cameFrom = { map: fromMap, scroll: this.sheet ? this.cameFrom.scroll : this.list.element.scrollTop };
    this.listed = layer;
    this.state.list = layer.id;
    this.state.selected = { layer: id, id: featureId };
    this.sheet = new FeatureSheet(layer, feature);
    fill(this.content, this.sheet.element);
    this.panel.open();
    this.map.mark(null);
    this.map.select(this.state.selected);
    this.table.selected = featureId;
    document.title = `${layer.words.title(feature)} · ${this.title}`;
    if (reveal && feature.geometry) this.map.reveal(boxOf(feature.geometry));
    if (focus) this.sheet.heading.focus({ preventScroll: true });
    this.#write({ step: true });
  }

  #close({ focus = true, write = true } = {}) {
    const { selected } = this.state;
    const feature = selected && this.listed.shapes.get(selected.id);
    this.opening = null;
    this.state.selected = null;
    this.sheet = null;
    fill(this.content, this.list.element);
    this.list.showLayer(this.listed);
    this.list.element.scrollTop = this.cameFrom?.scroll ?? 0;
    this.map.select(null);
    this.listed.large?.choose(null);
    this.table.selected = null;
    document.title = this.title;
    if (focus && selected && (this.cameFrom.map || !this.list.focusRow(selected.id))) {
      if (this.listed.large?.fromTiles && feature) this.listed.large.focus(feature);
      else this.listed.shapes.focus(selected.id);
    }
    if (write) this.#write({ step: true });
  }

  #listLayer(id) {
    this.listed = this.layer(id);
    this.state.list = id;
    if (!this.listed.on) {
      this.listed.on = true;
      this.listed.apply();
      this.legend.draw();
    }
    this.list.showLayer(this.listed);
    /** @type {HTMLElement | null} */ (this.list.tabs.querySelector('[aria-pressed="true"]'))?.focus();
    this.#shown();
  }

  async #filtered() {
    this.listed.apply();
    await this.#loadLarge();
    this.#shown();
    announce(this.list.count.textContent ?? "");
  }

  /** A switch, a scope or a colouring is another. */
  async #rescoped() {
    this.#shown();
    if (await this.#loadLarge()) this.#shown();
  }

  /** The legend tells the classes that tiles show, and the filters their values. */
  #pictured() {
    this.legend.draw();
    if (!this.sheet && this.listed.large && !this.list.filters.childElementCount) this.list.showLayer(this.listed);
  }

  /** Layers that are read by view; false if there are none. */
  async #loadLarge() {
    const large = this.layers.filter((layer) => layer.large);
    const results = await Promise.allSettled(large.map((layer) => layer.load()));
    this.#say(results.some(({ status }) => status === "rejected") ? t("shell.failed.detail") : null);
    return large.length > 0;
  }

  /** Many changes may come at once: they are shown together. */
  #shownSoon() {
    this.soon ??= requestAnimationFrame(() => {
      this.soon = null;
      this.#shown();
    });
  }

  /** Something else is shown on the map: list, legend, table and address follow. */
  #shown() {
    this.legend.draw();
    if (!this.sheet) this.list.refresh();
    if (!this.drawer.hidden) this.#fillTable();
    this.#write();
  }

  #moved() {
    window.clearTimeout(this.moving);
    this.moving = window.setTimeout(async () => {
      const large = await this.#loadLarge();
      if (this.state.inView || large) this.#shown();
      else this.#write();
    }, WAIT_MS);
  }

  #showTable(open) {
    this.state.table = open;
    this.drawer.hidden = !open;
    need(".plan-map").classList.toggle("with-table", open);
    if (open) this.#fillTable();
    this.#write();
  }

  #fillTable() {
    if (this.tabled !== this.listed) {
      this.tabled = this.listed;
      this.table.setAttribute("label", this.listed.definition.title);
      this.table.columns = this.listed.words.columns();
    }
    this.list.refresh();
    this.table.rows = this.list.features;
  }

  #zoomToSelected() {
    const { layer, id } = this.state.selected ?? {};
    const feature = layer && this.layer(layer).shapes.get(id);
    if (feature?.geometry) this.map.showBox(boxOf(feature.geometry));
  }

  async #found(event) {
    const { kind, id, lon, lat, bbox, title } = event.detail;
    event.preventDefault();
    if (bbox && bbox[0] < bbox[2]) this.map.showBox(bbox, { maxZoom: 16 });
    else this.map.setView({ lon, lat, zoom: Math.max(15, this.map.view.zoom) }, { animate: true });
    const layer = this.layer(kind);
    const known = layer?.shapes.get(id) ?? (await layer?.find(id).catch(() => null));
    this.map.mark(known ? null : { lon, lat, title });
    if (known) this.#open({ layer: kind, id }, { focus: true });
    else announce(t("map.found", { title }));
  }

  #wentBack() {
    const wanted = readState();
    this.state = wanted;
    if (wanted.view) this.map.setView(wanted.view);
    this.#applyState();
    this.legend.draw();
    if (wanted.selected) this.#open(wanted.selected, { focus: true });
    else this.#close({ write: false });
  }

  /** Paper shows the legend, and says when it was printed and from where. */
  #beforePrint() {
    const { open } = this.legend.element;
    this.legend.element.open = true;
    window.addEventListener("afterprint", () => (this.legend.element.open = open), { once: true });
    fill(need(".print-note"), t("map.printed", { when: dateTime(new Date()), address: location.href }));
  }

  #write(options) {
    const { state } = this;
    state.view = this.map.view;
    state.inView = this.list.inView.checked;
    state.layers = this.layers.every(({ on, usuallyOn }) => on === usuallyOn)
      ? null
      : this.layers.filter(({ on }) => on).map(({ id }) => id);
    state.filters = new Map(
      this.layers.flatMap((layer) => [...layer.filters].map(([name, wanted]) => [`${layer.id}.${name}`, wanted])),
    );
    const zones = this.layers.find(({ hasScope }) => hasScope);
    state.colouring = zones?.colourBy ?? "strategy";
    state.scope = zones?.scope ?? "now";
    writeState(state, options);
  }

  /** A short message over the map; null takes it away. */
  #say(text) {
    const box = need(".map-message");
    fill(box, text ? notice("warn", text) : null);
    if (text) announce(text);
  }

  #failed(problem) {
    this.#say(problem.code === "network" ? t("shell.offline.detail") : t("shell.failed.detail"));
  }
}

await new PlanMapPage().start();
