/** The panel beside the map: the plan, then its zones, or one zone, a new outline by coordinates, or a conflict. */
import { fill, h } from "../platform/dom.js";
import { t } from "../platform/i18n.js";
import { dateTime } from "../platform/numbers.js";
import { swatch } from "../ui/patterns.js";
import { ConflictView } from "./workbench-conflict.js";
import { CornerTable } from "./workbench-corners.js";
import { ZoneForm } from "./workbench-form.js";
import { stateOf, ZoneList } from "./workbench-list.js";

export class Panel {
  /** @type {{ name: "list" | "zone" | "corners" | "conflict", key: string | null }} */
  view = { name: "list", key: null };

  /** @param {HTMLElement} element @param {import("./workbench-desk.js").Desk} desk */
  constructor(element, desk) {
    this.desk = desk;
    this.plan = h("div.desk-plan");
    this.note = h("div.desk-note");
    this.body = h("div.desk-view");
    this.list = new ZoneList({
      strategies: desk.strategies,
      areaOf: (shape) => desk.measure.areaM2(shape),
      onOpen: (key) => desk.choose(key, { reveal: true, focus: true }),
      onHint: (key) => desk.editor.hint(key),
    });
    this.form = new ZoneForm({
      codes: desk.codes,
      country: desk.country,
      onChange: (changes, field) => desk.edit(changes, field),
      onLeave: () => desk.workspace.endRun(),
    });
    this.corners = new CornerTable({
      plane: desk.plane,
      onApply: (ring) => desk.applyRing(ring),
      onPoint: (corner) => desk.editor.canvas.show({ held: corner }),
    });
    this.conflict = new ConflictView({
      codes: desk.codes,
      words: desk.words,
      measure: desk.measure,
      onDecide: (key, zone) => desk.decide(key, zone),
      onLater: () => desk.choose(this.view.key),
      onShow: ({ mine, theirs }) => desk.view.compare(mine, theirs),
    });
    this.#buildZone();
    fill(element, this.plan, this.note, this.body);
  }

  /** @param {any[]} plans @param {any} chosen */
  showPlans(plans, chosen) {
    const status = this.desk.codes.plan_status.find(({ code }) => code === chosen?.status);
    const select = h(
      "select",
      { id: "plan", onchange: (event) => this.desk.openPlan(Number(event.target.value)) },
      plans.map(({ id, code, name }) => h("option", { value: id, selected: id === chosen?.id }, `${code} ${name}`)),
    );
    fill(
      this.plan,
      h("div.field", h("label", { for: "plan" }, t("workbench.plan")), select),
      h(
        "div.actions",
        status ? h("span.tag", { title: status.definition }, status.name) : null,
        h("button.small", { type: "button", onclick: () => this.desk.newPlan() }, t("workbench.plan.new")),
      ),
    );
  }

  /** Something to know above everything else, such as work taken up again. @param {Node | null} notice */
  showNote(notice) {
    fill(this.note, notice);
  }

  showList() {
    this.#open({ name: "list", key: null }, this.list.element, this.listTools());
  }

  /** @param {string} key @param {boolean} [focus] */
  showZone(key, focus = false) {
    const other = this.view.name !== "zone" || this.view.key !== key;
    this.#open({ name: "zone", key }, this.zone);
    if (other) this.cornersBox.open = false;
    if (focus) this.heading.focus();
  }

  showNewOutline() {
    this.corners.show(null);
    this.#open(
      { name: "corners", key: null },
      this.#back(),
      h("h2", { tabindex: "-1" }, t("workbench.corners.newTitle")),
      this.corners.element,
    );
    this.corners.element.querySelector("input")?.focus();
  }

  /** @param {string} key */
  showConflict(key) {
    this.conflict.show(/** @type {any} */ (this.desk.workspace.get(key)));
    this.#open({ name: "conflict", key }, this.#back(), this.conflict.element);
    /** @type {HTMLElement | null} */ (this.conflict.element.querySelector("h2"))?.focus();
  }

  /** Brings what is shown up to date with the desk. */
  refresh() {
    const { workspace } = this.desk;
    if (this.view.name === "list") this.list.show([...workspace.entries.values()]);
    if (this.view.name === "zone") this.#refreshZone(workspace.get(/** @type {string} */ (this.view.key)));
    const entry = this.view.key ? workspace.get(this.view.key) : null;
    if (this.view.name === "conflict" && !entry?.theirs) this.desk.choose(entry?.draft ? entry.key : null);
  }

  /** Measures of a shape in the planner's hand. @param {import("../map/edit/shape.js").Shape} shape */
  showMeasures(shape) {
    const areaM2 = this.desk.measure.areaM2(shape);
    this.area.textContent = this.desk.words.area(areaM2);
    this.area.dataset.m2 = areaM2.toFixed(3);
    this.perimeter.textContent = this.desk.words.length(this.desk.measure.perimeterM(shape));
  }

  listTools() {
    return h(
      "div.actions.desk-new",
      h("button.primary", { type: "button", onclick: () => this.desk.startDrawing() }, t("workbench.drawZone")),
      h("button", { type: "button", onclick: () => this.showNewOutline() }, t("workbench.enterCorners")),
    );
  }

  #buildZone() {
    this.heading = h("h2.zone-heading", { tabindex: "-1" });
    this.area = h("dd.zone-area");
    this.perimeter = h("dd");
    this.version = h("dd");
    this.notices = h("div.zone-notices");
    this.zoneCorners = h("div");
    this.cornersBox = /** @type {HTMLDetailsElement} */ (h("details.zone-corners", h("summary"), this.zoneCorners));
    this.cornersBox.addEventListener("toggle", () => this.cornersBox.open && this.#openCorners());
    this.zone = h(
      "div.zone-view",
      this.#back(),
      this.heading,
      this.notices,
      h(
        "dl.facts",
        h("dt", t("workbench.area")),
        this.area,
        h("dt", t("workbench.perimeter")),
        this.perimeter,
        h("dt", t("workbench.version")),
        this.version,
      ),
      this.form.element,
      this.cornersBox,
      h(
        "div.actions",
        h("button.danger", { type: "button", onclick: () => this.desk.deleteChosen() }, t("workbench.deleteZone")),
      ),
    );
  }

  #openCorners() {
    const shape = this.desk.workspace.draft(/** @type {string} */ (this.view.key))?.shape;
    if (!shape) return;
    const all = shape.flatMap((part, p) => part.map((corners, r) => ({ part: p, ring: r, corners })));
    const choose = h(
      "select",
      {
        "aria-label": t("workbench.corners.outline"),
        onchange: (event) => this.#showRing(all[Number(event.target.value)]),
      },
      all.map(({ part, ring }, i) =>
        h(
          "option",
          { value: i },
          t(ring ? "workbench.corners.hole" : "workbench.corners.shell", { part: part + 1, hole: ring }),
        ),
      ),
    );
    fill(this.zoneCorners, all.length > 1 ? choose : null, this.corners.element);
    this.#showRing(all[0]);
  }

  #showRing({ part, ring, corners }) {
    this.desk.ringInTable = { part, ring };
    this.corners.show(corners);
  }

  #refreshZone(entry) {
    if (!entry?.draft) return;
    const { draft, saved } = entry;
    const { colour, pattern } = this.desk.strategies.get(draft.strategy) ?? {};
    fill(this.heading, swatch({ colour, pattern }), h("span", draft.code, " ", draft.name));
    this.showMeasures(draft.shape);
    this.version.textContent = saved
      ? t("workbench.versionOf", {
          version: saved.version,
          when: saved.updatedAt ? dateTime(saved.updatedAt) : "",
          who: saved.updatedBy ?? "",
        })
      : t("workbench.versionNew");
    this.form.show(draft, entry.faults);
    const mark = [
      entry.key,
      stateOf(entry),
      entry.faults.map(({ message }) => message),
      entry.warnings.map(({ message }) => message),
    ].join("\n");
    if (mark !== this.mark) fill(this.notices, this.#noticesOf(entry));
    this.mark = mark;
    const count = draft.shape.reduce((sum, part) => sum + part.reduce((n, ring) => n + ring.length, 0), 0);
    /** @type {HTMLElement} */ (this.cornersBox.querySelector("summary")).textContent = t("workbench.corners.title", {
      n: count,
    });
    if (this.cornersBox.open && this.shapeInTable !== draft.shape) this.#openCorners();
    this.shapeInTable = draft.shape;
  }

  #noticesOf(entry) {
    const button = (name, run, kind = "") =>
      h(`button.small${kind}`, { type: "button", onclick: run }, t(`workbench.${name}`));
    const conflict =
      stateOf(entry) === "conflict"
        ? h(
            "div.notice.warn",
            h("p", t("workbench.conflict.notice")),
            button("conflict.compare", () => this.showConflict(entry.key)),
          )
        : null;
    const faults = entry.faults.map((fault) =>
      h(
        "div.notice.danger",
        h("p", fault.message),
        h(
          "div.actions",
          fault.place ? button("fault.show", () => this.desk.view.showPlace(fault.place)) : null,
          fault.repair
            ? [
                button("fault.preview", () => this.desk.previewRepair(fault.repair)),
                button("fault.use", () => this.desk.useRepair(fault.repair), ".primary"),
              ]
            : null,
        ),
      ),
    );
    const warnings = entry.warnings.map(({ message, lon, lat }) =>
      h(
        "div.notice.warn",
        h("p", message),
        h(
          "div.actions",
          button("fault.show", () => this.desk.view.showPlace([lon, lat])),
        ),
      ),
    );
    return [conflict, faults, warnings];
  }

  #back() {
    return h(
      "button.plain.desk-back",
      { type: "button", onclick: () => this.desk.choose(null, { focusList: true }) },
      t("workbench.back"),
    );
  }

  #open(view, ...content) {
    const same = this.view.name === view.name && this.view.key === view.key && this.body.childElementCount;
    this.view = view;
    if (!same) {
      fill(this.body, content);
      this.mark = null;
      this.body.parentElement?.scrollTo?.(0, 0);
    }
    this.refresh();
  }
}
