/** The zones of the open plan, with what starts a new one. */
import { h } from "../../../platform/dom.js";
import { t } from "../../../platform/i18n.js";
import { PlanCapacity } from "./plan-capacity.js";
import { ZoneList } from "./zone-list.js";

export class ListView {
  /** @param {import("../desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.capacity = new PlanCapacity(desk);
    this.list = new ZoneList({
      kinds: desk.kinds,
      areaOf: ({ draft, saved }) =>
        draft && draft !== saved?.zone ? desk.measure.areaM2(draft.shape) : /** @type {any} */ (saved).areaM2,
      namesAt: (entry) => desk.presence?.at(entry) ?? [],
      onOpen: (key) => desk.choose(key, { reveal: true, focus: true }),
      onHint: (key) => desk.editor.hint(key),
    });
  }

  open() {
    return [
      this.capacity.element,
      this.list.element,
      this.desk.editable && h(
        "div.actions.desk-new",
        h("button.primary", { type: "button", onclick: () => this.desk.startDrawing() }, t("workbench.drawZone")),
        h("button", { type: "button", onclick: () => this.desk.openCorners() }, t("workbench.enterCorners")),
      ),
    ];
  }

  refresh() {
    this.list.show([...this.desk.workspace.entries.values()].filter(({ draft, saved }) => draft || saved));
    this.capacity.refresh();
  }

  /** @param {{ key?: string | null }} [options] the zone to put the focus on */
  focus({ key } = {}) {
    if (key) this.list.focus(key);
  }
}
