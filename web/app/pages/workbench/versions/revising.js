/** Opening a revision of a published plan, and publishing it: what the versions view and the banner share. */
import { Creation, Problem, post } from "../../../platform/api.js";
import { alertNow, announce } from "../../../platform/announce.js";
import { fill, h } from "../../../platform/dom.js";
import { plural, t } from "../../../platform/i18n.js";
import { openDialog } from "../../dialog.js";

/** A second click while the first is on its way opens nothing more. */
let opening = false;

/**
 * Opens a draft from a version, or from what is published now, and goes to it.
 * @param {import("../desk.js").Desk} desk @param {number | null} version
 */
export async function openRevision(desk, version) {
  if (opening) return;
  opening = true;
  try {
    const { data } = await new Creation(`/api/plans/${desk.plan.id}/revisions`).send({ version });
    await desk.openNew(data);
    announce(t("desk.versions.revised", { name: data.name }));
  } catch (problem) {
    tell(problem);
  } finally {
    opening = false;
  }
}

/** Asks, and publishes the revision into the plan it revises. @param {import("../desk.js").Desk} desk */
export function publishRevision(desk) {
  const { plan } = desk;
  const said = h("div", { role: "alert" });
  const publish = h("button.primary", { type: "button", onclick: () => run() }, t("desk.versions.publish.do"));
  const dialog = openDialog(
    t("desk.versions.publish.title", { name: plan.revises.name }),
    h("p", t("desk.versions.publish.what", { version: plan.revises.version })),
    said,
    h(
      "div.actions",
      publish,
      h("button", { type: "button", onclick: () => dialog.close() }, t("workbench.cancel")),
    ),
  );
  const run = async () => {
    publish.setAttribute("aria-disabled", "true");
    try {
      await desk.save();
      if (desk.workspace.dirty.length) return fill(said, h("p.error", t("desk.versions.publish.unsaved")));
      const { data } = await post(`/api/plans/${plan.id}/publish`, {}, `"${desk.plan.version}"`);
      dialog.close();
      await desk.replaceBy(data);
      announce(t("desk.versions.published", { name: data.name, version: data.latestVersion }));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      fill(said, refusal(problem));
    } finally {
      publish.removeAttribute("aria-disabled");
    }
  };
}

/** Why it can't be published, with the check's findings. */
function refusal({ message, body }) {
  const { counts, findings = [] } = body;
  return [
    h("p.error", message),
    counts ? h("p", plural("desk.versions.publish.errors", counts.error)) : null,
    findings.length ? h("ul.publish-findings", findings.map((finding) => h("li", finding.message))) : null,
  ];
}

function tell(problem) {
  if (!(problem instanceof Problem)) throw problem;
  alertNow(problem.message || t("workbench.state.offline"));
}
