/** The check of the open plan: what is on the desk is saved first, so that the server looks at what the planner sees. */
import { Problem, request } from "../../platform/api.js";
import { t } from "../../platform/i18n.js";

/**
 * @typedef {object} Finding see `POST /api/plans/{id}/check`
 * @property {string} code
 * @property {"error" | "warning"} severity
 * @property {string} message
 * @property {{ id: number, code: string }[]} zones
 * @property {number} [lon]
 * @property {number} [lat]
 * @property {any} [geometry]
 * @property {boolean} repairable
 *
 * @typedef {object} Report
 * @property {number} zones how many were looked at
 * @property {string} checkedAt
 * @property {number} tookMs
 * @property {Finding[]} findings
 * @property {{ error: number, warning: number }} counts
 * @property {number} untold found, but not listed
 */

/** @param {import("./desk.js").Desk} desk @returns {Promise<{ report?: Report, stopped?: string }>} `stopped`: why there is no report, in a sentence */
export async function checkPlan(desk) {
  await desk.save();
  const { length: unsaved } = desk.workspace.dirty;
  if (unsaved) return { stopped: t("desk.check.unsaved") };
  try {
    return { report: (await request("POST", `/api/plans/${desk.plan.id}/check`)).data };
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return { stopped: problem.status === 0 ? t("desk.check.offline") : problem.message };
  }
}
