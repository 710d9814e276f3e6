/** What other planners save while somebody works: neighbours follow, and a zone under work is marked, never replaced. */
import { announce } from "../../platform/announce.js";
import { get } from "../../platform/api.js";
import { t } from "../../platform/i18n.js";
import { liveChanges } from "../../platform/live.js";
import { savedFromFeature, savedFromJson } from "./zone.js";

const OWN_SAVE_MS = 400;

/** @param {import("./desk.js").Desk} desk */
export function followOthers(desk) {
  const live = liveChanges(desk.municipality.id);
  live.onChange("zone", ({ id, operation, version }) => take(desk, id, operation, version));
  live.addEventListener("lost", async () => {
    const { workspace, plan } = desk;
    const zones = await get(`/api/plans/${plan.id}/zones`).catch(() => null);
    if (zones && workspace === desk.workspace) workspace.load(zones.features.map(savedFromFeature));
  });
}

/** Our own saves come back here too: the answer to the save itself is waited for, and then there is nothing new. */
async function take(desk, id, operation, version) {
  if (desk.saved.saving) return void window.setTimeout(() => take(desk, id, operation, version), OWN_SAVE_MS);
  const { workspace, plan } = desk;
  const known = workspace.byId(id);
  if (operation === "DELETE") return void (known && workspace.vanish(id));
  if (known?.saved && known.saved.version >= version) return;
  const json = await get(`/api/zones/${id}`).catch(() => null);
  if (!plan || json?.planId !== plan.id || workspace !== desk.workspace) return;
  workspace.receive(savedFromJson(json));
  const entry = workspace.byId(id);
  desk.editor.layer.flash(entry.key);
  if (entry.theirs) announce(t("workbench.conflict.live", { code: entry.draft?.code ?? json.code }));
}
