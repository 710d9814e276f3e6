/** Picking many zones at once: all, none, the others, or what an area or the table's filter takes in. */
import { announce } from "../../platform/announce.js";
import { plural } from "../../platform/i18n.js";
import { area, collator } from "../../platform/numbers.js";

export class Picking {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    desk.editor.addEventListener("picked-all", (event) => {
      const { keys, more } = /** @type {CustomEvent} */ (event).detail;
      this.pick(more ? [...desk.selection.keys, ...keys] : keys);
    });
  }

  /** These and no others; the last one's details are shown. @param {string[]} keys */
  pick(keys) {
    const { desk } = this;
    const present = [...new Set(keys)].filter((key) => desk.workspace.draft(key));
    desk.choose(present.at(-1) ?? null);
    desk.selection.set(present);
    if (present.length !== 1) announce(this.sentence());
    desk.dispatchEvent(new Event("turned"));
  }

  all() {
    this.pick(this.desk.workspace.present.map(({ key }) => key));
  }

  none() {
    this.pick([]);
  }

  /** All that are not picked. */
  others() {
    const { selection, workspace } = this.desk;
    this.pick(workspace.present.map(({ key }) => key).filter((key) => !selection.has(key)));
  }

  /** The picked zones as they are on the desk. */
  get zones() {
    return this.desk.selection.keys
      .map((key) => ({ key, zone: /** @type {import("./zone.js").Zone} */ (this.desk.workspace.draft(key)) }))
      .filter(({ zone }) => zone);
  }

  /** The picked zones by their codes, as people count them. */
  get inOrder() {
    return this.zones.sort((a, b) => collator.compare(a.zone.code, b.zone.code));
  }

  /** "3 zones picked, 1,2 ha". */
  sentence() {
    const { zones } = this;
    const m2 = zones.reduce((sum, { zone }) => sum + this.desk.measure.areaM2(zone.shape), 0);
    return plural("desk.table.pickedNow", zones.length, { area: area(m2) });
  }
}
