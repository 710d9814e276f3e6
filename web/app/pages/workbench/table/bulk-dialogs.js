/** What can be changed in many zones at once: chosen fields, values copied from another zone, codes and names. */
import { h, uid } from "../../../platform/dom.js";
import { plural, t } from "../../../platform/i18n.js";
import { number } from "../../../platform/numbers.js";
import { listsFor, parse } from "../fields.js";
import { valueText } from "../values.js";
import { faultText } from "../words.js";
import { common, numbering, OWN_FIELDS, plannedChanges, replacing, SHARED_FIELDS } from "./bulk.js";
import { ChangeDialog } from "./change-dialog.js";
import { titleOf } from "./columns.js";
import { controlOf } from "./control.js";

/** Sets chosen fields in every picked zone. @param {import("../desk.js").Desk} desk */
export function editPicked(desk) {
  const world = worldOf(desk);
  const rows = SHARED_FIELDS.map((field) => fieldRow(field, world, () => dialog.update()));
  const plan = () => {
    const asked = rows.map((row) => row.read()).filter(Boolean);
    if (!asked.length || asked.some((one) => one.fault)) return null;
    const changes = Object.fromEntries(asked.map(({ field, value }) => [field, value]));
    return planned(world, () => changes);
  };
  const dialog = new ChangeDialog(desk, {
    title: plural("desk.table.bulk.title", world.picked.length),
    step: "desk.table.step.bulk",
    content: [
      h("p", t("desk.table.bulk.what")),
      h("div.bulk-fields", { tabindex: "0", role: "group", "aria-label": t("desk.table.bulk.fields") }, rows.map(({ element }) => element)),
    ],
    plan,
  });
}

/** Puts copied values into every picked zone. @param {import("../desk.js").Desk} desk @param {{ from: string, attributes: any }} copied */
export function pasteInto(desk, { from, attributes }) {
  const world = worldOf(desk);
  const boxes = Object.keys(attributes).map((field) => {
    const isOwn = OWN_FIELDS.includes(field);
    const box = /** @type {HTMLInputElement} */ (
      h("input", { type: "checkbox", value: field, checked: !isOwn, onchange: () => dialog.update() })
    );
    const value = h("span.soft", valueText(field, attributes[field], desk.codes));
    return { field, box, element: h("label.choice", box, h("span", titleOf(field), ": ", value)) };
  });
  const plan = () => {
    const fields = boxes.filter(({ box }) => box.checked).map(({ field }) => field);
    return planned(world, () => Object.fromEntries(fields.map((field) => [field, structuredClone(attributes[field])])));
  };
  const dialog = new ChangeDialog(desk, {
    title: plural("desk.table.paste.title", world.picked.length, { from }),
    step: "desk.table.step.paste",
    content: [
      h("p", t("desk.table.paste.what")),
      h("div.paste-fields", { role: "group", "aria-label": t("desk.table.bulk.fields") }, boxes.map(({ element }) => element)),
    ],
    plan,
  });
}

/** Finds and replaces in codes or names, or numbers the picked zones anew. @param {import("../desk.js").Desk} desk */
export function renamePicked(desk) {
  const world = worldOf(desk);
  const update = () => dialog.update();
  const text = (name, value = "") => {
    const id = uid(name);
    const input = /** @type {HTMLInputElement} */ (h("input", { type: "text", id, value, autocomplete: "off", oninput: update }));
    return { input, element: h("div.field", h("label", { for: id }, t(`desk.table.rename.${name}`)), input) };
  };
  const id = uid("way");
  const way = /** @type {HTMLSelectElement} */ (
    h(
      "select",
      { id, onchange: () => show() },
      ["number", "code", "name"].map((one) => h("option", { value: one }, t(`desk.table.rename.way.${one}`))),
    )
  );
  const firstCode = world.picked[0]?.zone.code ?? "";
  const [prefix, first] = [text("prefix", firstCode.replace(/\d+\D*$/, "")), text("first", "1")];
  const [find, by] = [text("find"), text("by")];
  const show = () => {
    for (const { element } of [prefix, first]) element.hidden = way.value !== "number";
    for (const { element } of [find, by]) element.hidden = way.value === "number";
    dialog?.update();
  };
  const plan = () => {
    if (way.value !== "number") return planned(world, replacing(way.value, find.input.value, by.input.value));
    const start = Number(first.input.value);
    return Number.isInteger(start) && start >= 0 ? planned(world, numbering(prefix.input.value.trim(), start)) : null;
  };
  /** @type {ChangeDialog | undefined} */
  let dialog;
  show();
  dialog = new ChangeDialog(desk, {
    title: plural("desk.table.rename.title", world.picked.length),
    step: "desk.table.step.rename",
    content: [
      h("div.field", h("label", { for: id }, t("desk.table.rename.way")), way),
      h("div.rename-fields", [prefix, first, find, by].map(({ element }) => element)),
    ],
    plan,
  });
}

function worldOf(desk) {
  const all = desk.workspace.present.map(({ key, draft }) => ({ key, zone: draft }));
  return { codes: desk.codes, lists: listsFor(desk.codes, desk.country), all, picked: desk.picking.inOrder };
}

function planned({ picked, lists, all }, changesOf) {
  return plannedChanges(picked, changesOf, lists, all);
}

function fieldRow(field, { codes, lists, picked }, changed) {
  const zones = picked.map(({ zone }) => zone);
  const { same, value, count } = common(zones, field);
  const title = titleOf(field);
  const id = uid(field);
  const error = h("p.error", { id: `${id}-error`, hidden: true });
  const box = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox", onchange: changed }));
  const touched = () => {
    box.checked = true;
    changed();
  };
  const control = controlOf(field, lists[field], same ? value : null, {
    id,
    "aria-label": title,
    "aria-describedby": error.id,
    oninput: touched,
  });
  if (!same && control.tagName === "SELECT") control.value = "";
  const now = same ? valueText(field, value, codes) : t("desk.table.different", { n: number(count) });
  const read = () => {
    if (!box.checked) return null;
    const { value: wanted, fault } = parse(field, control.value);
    error.textContent = fault ? faultText(fault) : "";
    error.hidden = !fault;
    control.toggleAttribute("aria-invalid", Boolean(fault));
    return { field, value: wanted, fault };
  };
  return {
    read,
    element: h("div.bulk-field", h("label.choice", box, title), h("span.soft.bulk-now", now), control, error),
  };
}
