/** The line under the map: where the pointer is, at what scale, whether it snaps, and whether the work is saved. */
import { fill, h } from "../../platform/dom.js";
import { plural, t } from "../../platform/i18n.js";
import { number, time } from "../../platform/numbers.js";

/** A pixel of the web is 1/96 inch: what map scales on screens are counted with. */
const PIXELS_PER_METRE = 96 / 0.0254;

export class StatusLine {
  /** @param {HTMLElement} element @param {{ crs: string, save: () => void, need: () => void }} options `need` goes to what waits for the planner */
  constructor(element, { crs, save, need }) {
    this.place = h("output.desk-place");
    this.scale = h("span.desk-scale");
    this.snapping = h("span.desk-snap");
    this.state = h("span.desk-saved", { role: "status" });
    this.button = h(
      "button.primary.small",
      { type: "button", onclick: save, "aria-keyshortcuts": "Control+S" },
      t("workbench.save"),
    );
    this.need = h("button.small.warn", { type: "button", onclick: need, hidden: true }, t("workbench.state.show"));
    fill(element, h("span.soft.desk-crs", crs), this.place, this.scale, this.snapping, this.state, this.need, this.button);
  }

  /** @param {string} text */
  showPlace(text) {
    this.place.textContent = text;
  }

  /** @param {number} metresPerPixel */
  showScale(metresPerPixel) {
    const rough = metresPerPixel * PIXELS_PER_METRE;
    const digits = 10 ** (Math.floor(Math.log10(rough)) - 1);
    this.scale.textContent = `1:${number(Math.round(rough / digits) * digits)}`;
  }

  /** @param {boolean} on */
  showSnapping(on) {
    this.snapping.textContent = t(on ? "workbench.snap.on" : "workbench.snap.off");
  }

  /**
   * @param {import("./autosave.js").SaveState & { unsaved: number, conflicts: number, faulty: number, version: number | null }} state
   */
  showSaving(state) {
    const [kind, text] = this.#sentence(state);
    this.state.className = `desk-saved ${kind}`;
    if (this.state.textContent !== text) this.state.textContent = text;
    this.need.hidden = !state.conflicts && !state.faulty;
    this.button.setAttribute("aria-disabled", String(state.saving || !state.unsaved));
  }

  #sentence({ unsaved, conflicts, faulty, saving, stopped, kept, at, version }) {
    if (saving) return ["", t("workbench.state.saving")];
    if (unsaved && stopped) return ["warn", t(`workbench.state.${stopped}`)];
    if (conflicts) return ["warn", plural("workbench.state.conflicts", conflicts)];
    if (faulty) return ["danger", plural("workbench.state.faulty", faulty)];
    if (unsaved)
      return ["warn", `${plural("workbench.state.unsaved", unsaved)}${kept ? ` · ${t("workbench.state.kept")}` : ""}`];
    if (at && version) return ["ok", t("workbench.state.savedVersion", { time: time(at), version })];
    return at ? ["ok", t("workbench.state.saved", { time: time(at) })] : ["soft", t("workbench.state.nothing")];
  }
}
