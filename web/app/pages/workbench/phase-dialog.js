/**
 * Taking a plan to its next status: what the step means, a check of the plan before, and what stands in the way. A
 * revision goes back into the plan it revises. Nothing becomes public without the click on the step itself.
 */
import { announce } from "../../platform/announce.js";
import { get, post, Problem, request } from "../../platform/api.js";
import { fill, h, uid } from "../../platform/dom.js";
import { plural, t } from "../../platform/i18n.js";
import { notice, skeleton } from "../../ui/notice.js";
import { openDialog } from "../dialog.js";
import { checkPlan } from "./check.js";

const FEW = 5;

/** @param {import("./desk.js").Desk} desk */
export async function openPhaseDialog(desk) {
  const plan = await get(`/api/plans/${desk.plan.id}`);
  const steps = stepsOf(desk, plan);
  if (!steps.length) return void openDialog(t("desk.check.phase.title"), h("p", t("desk.check.phase.last")), closing());
  return new PhaseDialog(desk, plan, steps);
}

/** What the plan can become; a revision only what it revises. */
function stepsOf({ codes }, plan) {
  if (plan.revises) return [{ code: "", name: plan.revises.name, definition: t("desk.check.phase.revision", plan.revises) }];
  const { next = "" } = codes.plan_status.find(({ code }) => code === plan.status) ?? {};
  return next.split("|").filter(Boolean).map((code) => codes.plan_status.find((status) => status.code === code));
}

class PhaseDialog {
  /** @param {import("./desk.js").Desk} desk @param {any} plan @param {any[]} steps of code list plan_status */
  constructor(desk, plan, steps) {
    Object.assign(this, { desk, plan, steps });
    this.chosen = steps[0];
    this.found = h("div.phase-found", { role: "status" });
    this.go = h("button.primary", { type: "submit" });
    this.dialog = openDialog(
      t("desk.check.phase.title"),
      h("p", t("desk.check.phase.now", { name: plan.name, status: nameOf(desk, plan.status) })),
      h(
        "form.phase-form",
        { onsubmit: (event) => (event.preventDefault(), this.#step()) },
        this.#choice(),
        this.found,
        h("div.actions", this.go, h("button", { type: "button", onclick: () => this.dialog.close() }, t("workbench.cancel"))),
      ),
    );
    this.#choose(this.chosen);
    this.#check();
  }

  #choice() {
    const name = uid("step");
    return h(
      "fieldset.phase-steps",
      h("legend", t("desk.check.phase.which")),
      this.steps.map((step) =>
        h(
          "label.choice",
          h("input", { type: "radio", name, checked: step === this.chosen, onchange: () => this.#choose(step) }),
          h("span", h("strong", step.name), h("span.hint", step.definition)),
        ),
      ),
    );
  }

  #choose(step) {
    this.chosen = step;
    this.go.textContent = t(this.plan.revises ? "desk.check.phase.goRevision" : "desk.check.phase.go", { status: step.name });
  }

  async #check() {
    fill(this.found, skeleton(2));
    const { report, stopped } = await checkPlan(this.desk);
    if (stopped) return fill(this.found, notice("warn", t("desk.check.notRun"), h("p", stopped)));
    if (report) this.#showFound(report);
  }

  #showFound({ counts, findings }) {
    if (!counts.error) {
      const warned = counts.warning ? h("p", plural("desk.check.phase.warnings", counts.warning)) : null;
      return fill(this.found, notice("ok", t("desk.check.clean"), warned, counts.warning ? this.#toList() : null));
    }
    const errors = findings.filter(({ severity }) => severity === "error");
    fill(
      this.found,
      notice(
        "danger",
        plural("desk.check.phase.blocked", counts.error),
        h("ul", errors.slice(0, FEW).map(({ message }) => h("li", message))),
        errors.length > FEW ? h("p", plural("desk.check.phase.more", errors.length - FEW)) : null,
        this.#toList(),
      ),
    );
  }

  #toList() {
    const open = () => {
      this.dialog.close();
      this.desk.panel.show("check", { focus: true });
      return this.desk.panel.viewOf("check").run();
    };
    return h("div.actions", h("button.small", { type: "button", onclick: open }, t("desk.check.phase.toList")));
  }

  async #step() {
    const { desk, plan, chosen } = this;
    this.go.setAttribute("aria-disabled", "true");
    try {
      const { etag } = await request("GET", `/api/plans/${plan.id}`);
      const { data } = plan.revises
        ? await post(`/api/plans/${plan.id}/publish`, {}, etag ?? "")
        : await post(`/api/plans/${plan.id}/status`, { status: chosen.code }, etag ?? "");
      this.dialog.close();
      if (plan.revises) await desk.openPlan(data.id);
      else desk.takePlan(data);
      announce(t("desk.check.phase.done", { name: data.name, status: chosen.name }));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (problem.code === "plan.check_failed") this.#showFound(/** @type {any} */ (problem.body));
      else fill(this.found, notice("danger", problem.title ?? "", h("p", problem.status ? problem.message : t("desk.check.offline"))));
    } finally {
      this.go.setAttribute("aria-disabled", "false");
    }
  }
}

function nameOf({ codes }, status) {
  return codes.plan_status.find(({ code }) => code === status)?.name ?? status;
}

function closing() {
  const close = (event) => event.target.closest("dialog").close();
  return h("div.actions", h("button.primary", { type: "button", onclick: close }, t("workbench.close")));
}
