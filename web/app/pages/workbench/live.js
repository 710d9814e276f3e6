/** What other planners save while somebody works: neighbours follow, and a zone under work is joined or marked, never replaced. */
import { announce } from "../../platform/announce.js";
import { get } from "../../platform/api.js";
import { t } from "../../platform/i18n.js";
import { liveChanges } from "../../platform/live.js";
import { inSlices } from "../../platform/slices.js";
import { savedFromFeature, savedFromJson } from "./zone.js";

const GATHER_MS = 150;
/** So many changes at once are read as the whole plan. */
const MANY = 20;

/** @param {import("./desk.js").Desk} desk */
export function followOthers(desk) {
  const live = liveChanges(desk.municipality.id);
  /** @type {Map<number, any>} */
  let waiting = new Map();
  const isMany = (changes) => changes.length > MANY || changes.some(({ id }) => id === null);
  let timer = 0;
  const take = async () => {
    timer = 0;
    if (desk.saves.state.saving) return void (timer = window.setTimeout(take, GATHER_MS));
    const changes = news(desk.workspace, [...waiting.values()]);
    waiting = new Map();
    if (isMany(changes)) await readAll(desk);
    else for (const change of changes) await takeOne(desk, change);
  };
  live.onChange(["zone", "overlay"], (change) => {
    waiting.set(change.id, change);
    timer ||= window.setTimeout(take, GATHER_MS);
  });
  live.addEventListener("lost", () => readAll(desk));
}

/** Our own saves come back here too: then there is nothing new. */
function news(workspace, changes) {
  return changes.filter(({ id, operation, version }) => {
    const known = workspace.byId(id)?.saved;
    return operation === "DELETE" ? known : !known || known.version < version;
  });
}

async function readAll(desk) {
  const { workspace, plan } = desk;
  const before = desk.saves.state.at;
  const zones = plan && (await get(`/api/plans/${plan.id}/zones`).catch(() => null));
  const saved = zones && (await inSlices(zones.features, savedFromFeature));
  if (!saved || workspace !== desk.workspace) return;
  const { saving, at } = desk.saves.state;
  if (saving || at !== before) window.setTimeout(() => readAll(desk), GATHER_MS);
  else workspace.load(saved);
}

async function takeOne(desk, { id, operation }) {
  const { workspace, plan } = desk;
  if (operation === "DELETE") return workspace.vanish(id);
  const json = await get(`/api/zones/${id}`).catch(() => null);
  if (!plan || json?.planId !== plan.id || workspace !== desk.workspace) return;
  workspace.receive(savedFromJson(json));
  const entry = workspace.byId(id);
  if (!entry) return;
  desk.editor.layer.flash(entry.key);
  if (entry.theirs) announce(t("workbench.conflict.live", { code: entry.draft?.code ?? json.code }));
}
