/** Dialogs of the staff's pages. */
import { h, need, uid } from "../platform/dom.js";

/** Opens at once, and is gone from the page when closed. @param {string} title @param {...any} content */
export function openDialog(title, ...content) {
  const id = uid("dialog");
  const dialog = /** @type {HTMLDialogElement} */ (
    h("dialog.dialog", { "aria-labelledby": id }, h("h2", { id }, title), content)
  );
  need("main").append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
  return dialog;
}

/** A control under its label. @param {string} name @param {string} label @param {HTMLElement} control @param {string} [hint] */
export function labelled(name, label, control, hint = "") {
  const id = uid(name);
  control.id = id;
  control.setAttribute("name", name);
  return h("div.field", h("label", { for: id }, label), hint ? h("p.hint", hint) : null, control);
}
