/** Many zones at once: the table, picking, changes of all that is picked. */
import { need } from "../../../platform/dom.js";
import { Picking } from "../picking.js";
import { AttributeTable } from "./attribute-table.js";
import { ZoneClipboard } from "./clipboard.js";
import { Drawer } from "./drawer.js";
import { PickedBar } from "./picked-bar.js";

/** @param {import("../desk.js").Desk} desk */
export function addTable(desk) {
  desk.picking = new Picking(desk);
  const drawer = (desk.drawer = new Drawer(need("#drawer")));
  const table = (desk.table = new AttributeTable(desk, drawer));
  const over = /** @type {HTMLElement} */ (need("#bar").parentElement);
  const clipboard = new ZoneClipboard(desk, [desk.map.element, table.grid.element, table.feet]);
  new PickedBar(desk, { over, drawer, feet: table.feet, clipboard });
  desk.map.element.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "a") return;
    event.preventDefault();
    desk.picking.all();
  });
}
