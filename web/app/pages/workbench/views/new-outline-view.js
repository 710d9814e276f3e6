/** A new zone by its corners as numbers: the equal of drawing it. */
import { h } from "../../../platform/dom.js";
import { t } from "../../../platform/i18n.js";
import { CornerTable } from "./corner-table.js";

export class NewOutlineView {
  /** @param {import("../desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.corners = new CornerTable({
      plane: desk.plane,
      onApply: (ring) => desk.applyRing(ring),
      onPoint: (corner) => desk.editor.canvas.show({ held: corner }),
    });
  }

  open() {
    this.corners.show(null);
    return [
      this.desk.panel.backButton(),
      h("h2", { tabindex: "-1" }, t("workbench.corners.newTitle")),
      this.corners.element,
    ];
  }

  focus() {
    this.corners.element.querySelector("input")?.focus();
  }
}
