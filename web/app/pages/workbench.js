/** The planner's desk: draw, reshape and describe the zones of a plan, and save them version by version. */
import { createMap } from "../map/index.js";
import { alertNow, announce } from "../platform/announce.js";
import { get } from "../platform/api.js";
import { need } from "../platform/dom.js";
import { t } from "../platform/i18n.js";
import { municipality } from "../platform/page.js";
import { Desk } from "./workbench-desk.js";
import { showKeys } from "./workbench-dialogs.js";
import { StatusLine } from "./workbench-status.js";
import { Toolbar } from "./workbench-toolbar.js";

const [session, codes] = await Promise.all([get("/api/session"), get("/api/codelists")]);
const map = createMap(need("#map"), { municipality, label: t("workbench.map") });
const desk = new Desk({ map, municipality, codes, session, panel: need("#panel") });
const { editor } = desk;

const status = new StatusLine(need("#status"), { crs: desk.plane.name, save: () => desk.save() });
const toolbar = new Toolbar(need("#rail"), need("#bar"), {
  select: () => editor.use("select"),
  draw: () => useOnMap("draw"),
  reshape: () => useOnMap("reshape"),
  hole: () => useOnMap("hole"),
  corners: () => openCorners(),
  delete: () => desk.deleteChosen(),
  undo: () => desk.undo(),
  redo: () => desk.redo(),
  snap: () => editor.setSnapping(!editor.snapper.enabled),
  keys: showKeys,
});

function useOnMap(tool) {
  editor.use(tool);
  map.element.focus({ preventScroll: true });
}

function openCorners() {
  if (!editor.chosen) return desk.panel.showNewOutline();
  desk.panel.showZone(editor.chosen.key);
  desk.panel.cornersBox.open = true;
  desk.panel.cornersBox.querySelector("summary")?.focus();
}

/** What the tool in use expects now, with a button for every key. */
function showBar() {
  const { name, state } = editor.tool;
  const { tool } = editor;
  if (name === "draw" || name === "hole") {
    toolbar.showBar(t(`workbench.bar.${name}.${state.canClose ? "close" : state.corners ? "more" : "first"}`), [
      { name: "finish", primary: true, disabled: !state.canClose, run: () => tool.finish?.() },
      { name: "back", disabled: !state.corners, run: () => tool.back?.() },
      { name: "cancel", run: () => editor.use("select") },
    ]);
  } else if (name === "reshape") {
    toolbar.showBar(t(state.holds ? "workbench.bar.reshape.holds" : "workbench.bar.reshape"), [
      ...(state.holds
        ? [
            { name: "removeCorner", run: () => tool.remove?.() },
            { name: "putBack", run: () => tool.back?.() },
          ]
        : []),
      ...(state.holds && state.inHole ? [{ name: "removeHole", run: () => editor.tools.reshape.removeRing() }] : []),
      { name: "done", primary: true, run: () => editor.use("select") },
    ]);
  } else {
    toolbar.showBar(null);
  }
}

function showButtons() {
  const chosen = Boolean(editor.chosen);
  const { steps, undone } = desk.workspace;
  toolbar.enable({
    reshape: chosen,
    hole: chosen,
    delete: chosen,
    undo: steps.length > 0 || Boolean(editor.tool.state.corners),
    redo: undone.length > 0,
  });
}

const on = (type, run) => editor.addEventListener(type, (event) => run(/** @type {CustomEvent} */ (event).detail));
on("tool", ({ name }) => {
  toolbar.showTool(name);
  showBar();
});
on("state", () => {
  showBar();
  showButtons();
});
on("snapping", ({ on: enabled }) => {
  toolbar.showSnapping(enabled);
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
on("help-asked", showKeys);

desk.addEventListener("deleted", (event) => {
  const { code } = /** @type {CustomEvent} */ (event).detail;
  toolbar.showBar(t("workbench.deleted", { code }), [{ name: "undo", primary: true, run: () => desk.undo() }]);
});
desk.addEventListener("turned", showBar);
desk.addEventListener("saving", () => {
  const { saving, stopped, kept, at } = desk.saved;
  const { dirty } = desk.workspace;
  const conflicts = dirty.filter(({ theirs }) => theirs).length;
  const faulty = dirty.filter(({ faults }) => faults.length).length;
  const chosen = editor.chosen && desk.workspace.get(editor.chosen.key);
  status.showSaving({
    unsaved: dirty.length,
    conflicts,
    faulty,
    saving,
    stopped,
    kept,
    at,
    version: chosen?.saved?.version ?? null,
  });
  showButtons();
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
  const run = { s: () => desk.save(), z: () => (event.shiftKey ? desk.redo() : desk.undo()), y: () => desk.redo() }[
    key
  ];
  if (!run || (typing && key !== "s")) return;
  event.preventDefault();
  run();
});

/** Only where this browser keeps nothing could work be lost by leaving. */
window.addEventListener("beforeunload", (event) => {
  if (desk.workspace.dirty.length && !desk.saved.kept) event.preventDefault();
});

toolbar.showTool("select");
toolbar.showSnapping(true);
status.showSnapping(true);
showScale();
await desk.start(Number(new URLSearchParams(location.search).get("plan")) || undefined);
showButtons();
