/** The plan's border: drawn, taken from the zones on the desk or from those picked, or taken away. */
import { announce } from "../../../../platform/announce.js";
import { Problem, get, put } from "../../../../platform/api.js";
import { fill, h } from "../../../../platform/dom.js";
import { t } from "../../../../platform/i18n.js";
import { DrawTool } from "../../../../map/edit/draw-tool.js";
import { fromGeoJson, toGeoJson } from "../../../../map/edit/shape.js";
import { failure } from "../../../../ui/notice.js";

export class BorderBox {
  /** What undo would put back; `undefined` for nothing. @type {any} */
  #before = undefined;

  /** @param {import("../../desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.state = h("p", { role: "status" });
    this.problem = h("div");
    this.buttons = h("div.actions");
    this.element = h("section.plan-border", h("h3", t("desk.plan.border")), this.state, this.problem, this.buttons);
    desk.editor.addTool(new DrawTool(desk.editor, "border", (shape) => this.#save(toGeoJson(shape))));
  }

  refresh() {
    const { plan, words, measure, workspace, selection } = this.desk;
    if (!plan) return;
    const areaM2 = plan.geometry ? measure.areaM2(fromGeoJson(plan.geometry)) : 0;
    this.state.dataset.m2 = areaM2.toFixed(3);
    this.state.textContent = plan.geometry
      ? t("desk.plan.border.area", { area: words.area(areaM2) })
      : t("desk.plan.border.none");
    const zones = workspace.present.filter(({ draft }) => !draft.overlay);
    const picked = selection.keys.map((key) => workspace.get(key)).filter((entry) => entry?.draft);
    const button = (name, run, enabled = true) =>
      h(
        "button.small",
        { type: "button", "aria-disabled": String(!enabled), onclick: () => enabled && run() },
        t(`desk.plan.border.${name}`),
      );
    fill(
      this.buttons,
      plan.published
        ? h("p.hint", t("desk.plan.border.fixed"))
        : [
            button("draw", () => this.desk.useOnMap("border")),
            button("fromZones", () => this.#around(), zones.length > 0),
            picked.length ? button("fromPicked", () => this.#around(picked)) : null,
            plan.geometry ? button("remove", () => this.#save(null)) : null,
            this.#before === undefined ? null : button("undo", () => this.#save(this.#before)),
          ],
    );
  }

  /** The server goes around what it holds, so what is on the desk is saved first. @param {any[]} [entries] all zones without */
  async #around(entries) {
    await this.#try(async () => {
      await this.desk.save();
      const ids = (entries ?? []).map(({ saved }) => saved?.id).filter(Boolean);
      const query = ids.map((id) => `zone=${id}`).join("&");
      await this.#put((await get(`/api/plans/${this.desk.plan.id}/outline${query ? `?${query}` : ""}`)).geometry);
    });
  }

  async #save(geometry) {
    await this.#try(() => this.#put(geometry));
  }

  async #put(geometry) {
    const { plan } = this.desk;
    const { code, name, kind, summary, description, language, decidedOn, phases } = plan;
    const body = { code, name, kind, summary, description, language, decidedOn, geometry };
    const kept = phases.map(({ kind: phase, opensAt, closesAt }) => ({ kind: phase, opensAt, closesAt }));
    const answer = await put(`/api/plans/${plan.id}`, { ...body, phases: kept }, `"${plan.version}"`);
    this.#before = plan.geometry ?? null;
    this.desk.takePlan(answer.data);
    this.refresh();
    announce(this.state.textContent ?? "");
  }

  /** A stale version is fetched and the border is put on top of it: nobody else's words are in it. */
  async #try(run) {
    fill(this.problem);
    try {
      await run();
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (problem.status === 412 && problem.body.current) this.desk.takePlan(problem.body.current);
      fill(
        this.problem,
        failure(problem, () => this.#try(run)),
      );
    }
  }
}
