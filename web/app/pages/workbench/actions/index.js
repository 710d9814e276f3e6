/** Everything the rail offers, in the order of the rail. One file each; a new one is a file and a line here. */
import area from "./area.js";
import border from "./border.js";
import buffer from "./buffer.js";
import check from "./check.js";
import corners from "./corners.js";
import cut from "./cut.js";
import remove from "./delete.js";
import draw from "./draw.js";
import duplicate from "./duplicate.js";
import fill from "./fill.js";
import hole from "./hole.js";
import keys from "./keys.js";
import measure from "./measure.js";
import merge from "./merge.js";
import move from "./move.js";
import part from "./part.js";
import plan from "./plan.js";
import publish from "./publish.js";
import rectangle from "./rectangle.js";
import redo from "./redo.js";
import reshape from "./reshape.js";
import rotate from "./rotate.js";
import select from "./select.js";
import share from "./share.js";
import snap from "./snap.js";
import split from "./split.js";
import table from "./table.js";
import snapTo from "./snap-to.js";
import trim from "./trim.js";
import undo from "./undo.js";
import versions from "./versions.js";

/**
 * @typedef {object} BarButton
 * @property {string} name of the text `workbench.bar.<name>`, unless `label` is given
 * @property {string} [label]
 * @property {boolean} [primary]
 * @property {boolean} [disabled]
 * @property {() => void} run
 *
 * @typedef {object} Action a button of the rail; its texts are `workbench.tool.<name>` and `workbench.tool.<name>.what`
 * @property {string} name of a tool too, if it is one
 * @property {"draw" | "change" | "zone" | "plan" | "step" | "aid"} group
 * @property {string} icon path in a box of 24 × 24
 * @property {string} [key] a letter works while the map has focus; `Mod` is Ctrl, or ⌘ on a Mac
 * @property {boolean} [isTool] the tool of that name is in use after `run`; the button shows it
 * @property {boolean} [reads] changes nothing, so a published plan allows it; so do the groups plan, step and aid
 * @property {boolean} [needsChoice] greyed while no zone is chosen
 * @property {(desk: import("../desk.js").Desk) => boolean} [enabled] what else must hold
 * @property {(desk: import("../desk.js").Desk) => boolean} [pressed] of a switch
 * @property {(desk: import("../desk.js").Desk) => void} run
 * @property {(now: { desk: import("../desk.js").Desk, tool: any, state: any }) => { text: string, content?: Node[], buttons?: BarButton[] }} [bar]
 *   of a tool: what it expects now; `content` may hold fields, such as metres
 */

/** @type {Action[]} */
export const ACTIONS = [
  select,
  area,
  draw,
  rectangle,
  buffer,
  part,
  hole,
  reshape,
  move,
  rotate,
  duplicate,
  corners,
  remove,
  split,
  merge,
  cut,
  fill,
  trim,
  plan,
  border,
  check,
  publish,
  table,
  versions,
  undo,
  redo,
  snap,
  snapTo,
  share,
  measure,
  keys,
];
