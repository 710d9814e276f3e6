/** The planner's desk: draw, reshape and describe the zones of a plan, and save them version by version. */
import { basemapPanel, createMap } from "../map/index.js";
import { alertNow, announce } from "../platform/announce.js";
import { get } from "../platform/api.js";
import { need } from "../platform/dom.js";
import { t } from "../platform/i18n.js";
import { municipality } from "../platform/page.js";
import { ACTIONS } from "./workbench/actions/index.js";
import { Desk } from "./workbench/desk.js";
import { StatusLine } from "./workbench/status.js";
import { addTable } from "./workbench/table/index.js";
import { Presence } from "./workbench/presence.js";
import { addVersions } from "./workbench/versions/index.js";
import { Toolbar } from "./workbench/toolbar.js";

const [session, codes] = await Promise.all([get("/api/session"), get("/api/codelists")]);
const map = createMap(need("#map"), { municipality, label: t("workbench.map") });
need(".map-frame").append(basemapPanel(map.basemaps));
const desk = new Desk({ map, municipality, codes, session, panel: need("#panel") });
const { editor } = desk;
desk.actions = ACTIONS;
addTable(desk);
addVersions(desk);
desk.presence = new Presence(desk);

/** Who asks for a save is told that the work is safe, also where the desk has saved it by itself. */
async function save() {
  const asItIs = !desk.workspace.dirty.length || desk.saves.state.saving;
  await desk.save();
  if (asItIs) announce(t(desk.saves.state.saving ? "workbench.state.saving" : "desk.draw.allSaved"));
}

const status = new StatusLine(need("#status"), { crs: desk.plane.name, save, need: () => desk.saves.showNeed() });
const toolbar = new Toolbar(need("#rail"), need("#bar"), desk, ACTIONS);
for (const { key, run } of ACTIONS) if (key?.length === 1) editor.addShortcut(key, () => desk.opening || run(desk));

const on = (type, run) => editor.addEventListener(type, (event) => run(/** @type {CustomEvent} */ (event).detail));
const refresh = () => {
  toolbar.showTool();
  toolbar.refresh();
};
on("tool", refresh);
on("state", refresh);
on("sharing", refresh);
on("snapping", ({ on: enabled }) => {
  toolbar.refresh();
  status.showSnapping(enabled);
});
on("said", ({ what, values, kind }) => {
  const text = desk.words.said(what, values);
  if (values.corner) status.showPlace(desk.words.place(values.corner));
  if (kind === "refused") {
    toolbar.showRefusal(text);
    alertNow(text);
  } else {
    toolbar.hideRefusal();
    announce(text);
  }
});

desk.addEventListener("deleted", (event) => {
  const { code } = /** @type {CustomEvent} */ (event).detail;
  toolbar.showBar(t("workbench.deleted", { code }), [{ name: "undo", primary: true, run: () => desk.undo() }]);
});
desk.addEventListener("turned", refresh);
desk.selection.addEventListener("changed", () => toolbar.refresh());
desk.drawer.addEventListener("toggled", () => toolbar.refresh());
desk.addEventListener("saving", () => {
  const { dirty } = desk.workspace;
  const chosen = editor.chosen && desk.workspace.get(editor.chosen.key);
  status.showSaving({
    ...desk.saves.state,
    unsaved: dirty.length,
    conflicts: dirty.filter(({ theirs }) => theirs).length,
    faulty: dirty.filter(({ faults }) => faults.length).length,
    version: chosen?.saved?.version ?? null,
  });
  toolbar.refresh();
});

map.element.addEventListener("pointermove", (event) => {
  const { left, top } = map.element.getBoundingClientRect();
  status.showPlace(desk.words.place(editor.canvas.placeAt({ x: event.clientX - left, y: event.clientY - top })));
});
const showScale = () => status.showScale(editor.canvas.metres(1));
map.addEventListener("moved", showScale);

/** Undo and save work everywhere on the page; inside a text field the browser's own undo does. */
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  const typing = /** @type {HTMLElement} */ (event.target).closest?.(
    "textarea, input[type=text], input[type=search], dialog",
  );
  const run = { s: save, z: () => (event.shiftKey ? desk.redo() : desk.undo()), y: () => desk.redo() }[
    key
  ];
  if (!run || (typing && key !== "s")) return;
  event.preventDefault();
  run();
});

/** Only where this browser keeps nothing could work be lost by leaving. */
window.addEventListener("beforeunload", (event) => {
  if (desk.workspace.dirty.length && !desk.saves.state.kept) event.preventDefault();
});

status.showSnapping(true);
showScale();
await desk.start(Number(new URLSearchParams(location.search).get("plan")) || undefined);
