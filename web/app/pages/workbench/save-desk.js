/**
 * The saving side of the desk: keeps the open plan's work, says quietly how it stands, and brings the planner to what
 * needs a decision. What the server refuses or others have changed is shown when the planner asks to save; saving by
 * itself never takes anybody away from their work.
 */
import { cornerAt } from "../../map/edit/grid.js";
import { fromGeoJson } from "../../map/edit/shape.js";
import { alertNow, announce } from "../../platform/announce.js";
import { h } from "../../platform/dom.js";
import { plural, t } from "../../platform/i18n.js";
import { dateTime } from "../../platform/numbers.js";
import { signInAgain } from "../sign-in-again.js";
import { Autosave } from "./autosave.js";

export class SaveDesk {
  /** @type {Autosave | null} */
  #autosave = null;

  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
  }

  /** @returns {import("./autosave.js").SaveState} */
  get state() {
    return this.#autosave?.state ?? { at: null, saving: false, stopped: null, kept: false };
  }

  /** Takes up what was kept of a plan. @param {any} plan @returns {Promise<Node | null>} what to tell about it */
  async open(plan) {
    const { desk } = this;
    this.#autosave = new Autosave(desk.workspace, plan.id, {
      username: desk.session.username,
      signInAgain: () => signInAgain(desk.session.username),
      published: () => desk.becamePublished(),
    });
    this.#autosave.addEventListener("saving", () => desk.tellSaving());
    desk.workspace.addEventListener("joined", (event) => this.#joined(/** @type {CustomEvent} */ (event).detail));
    const kept = await this.#autosave.takeUp();
    return kept?.entries.length ? this.#takenUp(kept) : null;
  }

  start() {
    this.#autosave?.start();
  }

  async stop() {
    await this.#autosave?.stop();
  }

  async saveNow() {
    this.desk.workspace.endRun();
    const outcome = await this.#autosave?.save({ again: true });
    if (!outcome) return this.showNeed();
    if (outcome.saved) announce(plural("workbench.savedZones", outcome.saved));
    if (!outcome.stopped) this.showNeed();
  }

  /** Goes to the first thing that waits for the planner. */
  showNeed() {
    const { desk } = this;
    const { dirty } = desk.workspace;
    const conflict = dirty.find(({ theirs }) => theirs);
    const refused = dirty.find(({ faults }) => faults.length);
    if (conflict) {
      desk.editor.choose(conflict.draft ? conflict.key : null);
      desk.panel.show("conflict", { key: conflict.key, focus: true });
    } else if (refused) {
      this.#showRefused(refused.key);
    }
  }

  /** The planner's answer to a conflict; the next one follows. @param {string} key @param {any} zone null to let the zone go */
  async decide(key, zone) {
    const { desk } = this;
    desk.workspace.rebase(key, zone);
    desk.choose(zone ? key : null);
    await this.saveNow();
  }

  /** @param {any} geometry GeoJSON */
  previewRepair(geometry) {
    const { desk } = this;
    const shape = fromGeoJson(geometry);
    desk.editor.canvas.show({ repair: shape, handles: false });
    desk.view.reveal(shape);
    announce(t("workbench.fault.previewed", { area: desk.words.area(desk.measure.areaM2(shape)) }));
  }

  /** @param {any} geometry GeoJSON */
  useRepair(geometry) {
    this.desk.editor.canvas.show({ repair: null, fault: null });
    this.desk.reshape(/** @type {string} */ (this.desk.panel.view.key), fromGeoJson(geometry), "repaired");
  }

  #showRefused(key) {
    const { desk } = this;
    desk.choose(desk.workspace.draft(key) ? key : null);
    const { faults } = /** @type {import("./workspace.js").Entry} */ (desk.workspace.get(key));
    const placed = faults.find(({ place }) => place);
    if (placed) desk.editor.canvas.show({ fault: cornerAt(/** @type {[number, number]} */ (placed.place)) });
    alertNow(t("workbench.refused", { what: faults.map(({ message }) => message).join(" ") }));
    const field = faults.find(({ field: name }) => name !== "shape")?.field;
    if (field) desk.panel.viewOf("zone").form.focus(field);
    else desk.panel.viewOf("zone").focus();
  }

  #joined({ key, by }) {
    const code = this.desk.workspace.draft(key)?.code ?? "";
    this.desk.editor.layer.flash(key);
    announce(t("workbench.conflict.joined", { code, who: by ?? t("workbench.conflict.somebody") }), { keep: true });
  }

  #takenUp({ at, entries }) {
    const close = () => this.desk.panel.showNote(null);
    return h(
      "div.notice.warn",
      h("p", plural("workbench.takenUp", entries.length, { when: dateTime(at) })),
      h("div.actions", h("button.small", { type: "button", onclick: close }, t("workbench.close"))),
    );
  }
}
