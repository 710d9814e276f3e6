/**
 * What can be done to the picked zones: shown over the map from two zones on, and while the table is open at its
 * foot, for one as well.
 */
import { fill, h } from "../../../platform/dom.js";
import { t } from "../../../platform/i18n.js";
import { editPicked, renamePicked } from "./bulk-dialogs.js";

export class PickedBar {
  /**
   * @param {import("../desk.js").Desk} desk
   * @param {{ over: HTMLElement, drawer: import("./drawer.js").Drawer, feet: HTMLElement, clipboard: import("./clipboard.js").ZoneClipboard }} places
   */
  constructor(desk, { over, drawer, feet, clipboard }) {
    Object.assign(this, { desk, over, drawer, feet, clipboard });
    this.count = h("p");
    const button = (name, run, kind = "") =>
      h(`button.small${kind}`, { type: "button", "data-picked": name, onclick: run }, t(`desk.table.do.${name}`));
    this.changing = [button("edit", () => editPicked(desk), ".primary"), button("rename", () => renamePicked(desk))];
    this.pasteButton = button("paste", () => clipboard.paste());
    this.deleteButton = button("delete", () => desk.deleteChosen(), ".danger");
    this.element = h(
      "div.picked-bar",
      { role: "group", "aria-label": t("desk.table.pickedZones"), hidden: true },
      h(
        "div.actions.picked-which",
        this.count,
        button("all", () => desk.picking.all(), ".plain"),
        button("others", () => desk.picking.others(), ".plain"),
        button("none", () => desk.picking.none(), ".plain"),
      ),
      h(
        "div.actions",
        this.changing,
        button("copy", () => clipboard.copy()),
        this.pasteButton,
        button("zoom", () => this.#zoom()),
        this.deleteButton,
      ),
    );
    desk.selection.addEventListener("changed", () => this.show());
    desk.addEventListener("refreshed", () => this.show());
    drawer.addEventListener("toggled", () => this.show());
    clipboard.addEventListener("copied", () => this.show());
    this.show();
  }

  show() {
    const { desk, drawer, element } = this;
    const { size } = desk.selection;
    const place = drawer.isOpen ? this.feet : this.over;
    if (element.parentElement !== place) place.append(element);
    element.hidden = size < (drawer.isOpen || this.clipboard.copied ? 1 : 2);
    if (element.hidden) return;
    this.count.textContent = desk.picking.sentence();
    for (const button of [...this.changing, this.deleteButton]) button.hidden = !desk.editable;
    this.pasteButton.hidden = !this.clipboard.copied || !desk.editable;
    fill(this.pasteButton, t("desk.table.do.paste", { code: this.clipboard.copied?.from ?? "" }));
  }

  #zoom() {
    if (this.drawer.isSheet) this.drawer.toggle(false);
    this.desk.view.showShapes(this.desk.picking.zones.map(({ zone }) => zone.shape));
  }
}
