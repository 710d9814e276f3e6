/** One zone: its measures, what was found against it, what it says, and its corners as numbers. */
import { fill, h } from "../../../platform/dom.js";
import { t } from "../../../platform/i18n.js";
import { dateTime } from "../../../platform/numbers.js";
import { swatch } from "../../../ui/patterns.js";
import { kindOf } from "../zone.js";
import { CapacityBox } from "./zone/capacity-box.js";
import { CornerTable } from "./corner-table.js";
import { ZoneForm } from "./zone-form.js";
import { stateOf } from "./zone-list.js";

export class ZoneView {
  /** @type {string | null} */
  key = null;
  #mark = "";

  /** @param {import("../desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.form = new ZoneForm({
      codes: desk.codes,
      country: desk.country,
      onChange: (changes, field) => desk.edit(changes, field),
      onLeave: () => desk.workspace.endRun(),
    });
    this.corners = new CornerTable({
      plane: desk.plane,
      onApply: (ring) => desk.applyRing(ring, { key: this.key, ...this.ring }),
      onPoint: (corner) => desk.editor.canvas.show({ held: corner }),
    });
    this.capacity = new CapacityBox(desk);
    this.ring = { part: 0, ring: 0 };
    this.#build();
  }

  /** @param {{ key: string }} options */
  open({ key }) {
    if (key !== this.key) this.cornersBox.open = false;
    this.key = key;
    this.#mark = "";
    return [this.element];
  }

  focus() {
    this.heading.focus();
  }

  openCorners() {
    this.cornersBox.open = true;
    this.cornersBox.querySelector("summary")?.focus();
  }

  /** Measures of a shape in the planner's hand. @param {import("../../map/edit/shape.js").Shape} shape */
  showMeasures(shape) {
    const areaM2 = this.desk.measure.areaM2(shape);
    this.area.textContent = this.desk.words.area(areaM2);
    this.area.dataset.m2 = areaM2.toFixed(3);
    this.perimeter.textContent = this.desk.words.length(this.desk.measure.perimeterM(shape));
  }

  #build() {
    this.heading = h("h2.zone-heading", { tabindex: "-1" });
    this.area = h("dd.zone-area");
    this.perimeter = h("dd");
    this.version = h("dd");
    this.notices = h("div.zone-notices");
    this.zoneCorners = h("div");
    this.cornersBox = /** @type {HTMLDetailsElement} */ (h("details.zone-corners", h("summary"), this.zoneCorners));
    this.cornersBox.addEventListener("toggle", () => this.cornersBox.open && this.#openCorners());
    this.element = h(
      "div.zone-view",
      this.desk.panel.backButton(),
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
      this.capacity.element,
      this.form.element,
      this.cornersBox,
      h(
        "div.actions",
        h("button.danger", { type: "button", onclick: () => this.desk.deleteChosen() }, t("workbench.deleteZone")),
      ),
    );
  }

  /** A published zone is read, not changed. */
  #allow(editable) {
    if (this.editable === editable) return;
    this.editable = editable;
    this.element.classList.toggle("readonly", !editable);
    const controls = this.element.querySelectorAll(".zone-form :is(input, select, textarea, button), .actions > .danger");
    for (const control of controls) /** @type {any} */ (control).disabled = !editable;
  }

  #openCorners() {
    const shape = this.desk.workspace.draft(/** @type {string} */ (this.key))?.shape;
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
    this.ring = { part, ring };
    this.corners.show(corners);
  }

  refresh() {
    const entry = this.desk.workspace.get(/** @type {string} */ (this.key));
    if (!entry?.draft) return;
    const { draft, saved } = entry;
    const { colour, pattern } = this.desk.kinds.get(kindOf(draft)) ?? {};
    fill(this.heading, swatch({ colour, pattern }), h("span", draft.code, " ", draft.name));
    this.showMeasures(draft.shape);
    this.version.textContent = saved
      ? t("workbench.versionOf", {
          version: saved.version,
          when: saved.updatedAt ? dateTime(saved.updatedAt) : "",
          who: saved.updatedBy ?? "",
        })
      : t("workbench.versionNew");
    this.#allow(this.desk.editable);
    this.form.show(draft, entry.faults);
    this.capacity.show(entry);
    const mark = [
      entry.key,
      stateOf(entry),
      entry.faults.map(({ message }) => message),
      entry.warnings.map(({ message }) => message),
      this.desk.presence?.at(entry),
    ].join("\n");
    if (mark !== this.#mark) fill(this.notices, this.#noticesOf(entry));
    this.#mark = mark;
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
            button("conflict.compare", () => this.desk.panel.show("conflict", { key: entry.key })),
          )
        : null;
    const colleagues = (this.desk.presence?.at(entry) ?? []).map((name) => h("p.soft", t("desk.presence.thisZone", { name })));
    const faults = entry.faults.map((fault) =>
      h(
        "div.notice.danger",
        h("p", fault.message),
        h(
          "div.actions",
          fault.place ? button("fault.show", () => this.desk.view.showPlace(fault.place)) : null,
          fault.repair
            ? [
                button("fault.preview", () => this.desk.saves.previewRepair(fault.repair)),
                button("fault.use", () => this.desk.saves.useRepair(fault.repair), ".primary"),
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
    return [colleagues, conflict, faults, warnings];
  }
}
