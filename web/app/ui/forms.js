/**
 * Form parts as the site writes them: label above, hint under it, error in the same place, and a summary on top that
 * leads to each fault. Nothing typed is ever lost.
 */
import { fill, h, uid } from "../platform/dom.js";
import { t } from "../platform/i18n.js";

/**
 * A labelled control with room for its hint and error.
 * @param {{ name: string, label: string, hint?: string, control: HTMLElement }} parts
 */
export function field({ name, label, hint, control }) {
  const id = control.id || uid(name);
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  control.id = id;
  control.setAttribute("name", name);
  control.setAttribute("aria-describedby", hint ? `${hintId} ${errorId}` : errorId);
  return h(
    "div.field",
    { "data-field": name },
    h("label", { for: id }, label),
    hint ? h("p.hint", { id: hintId }, hint) : null,
    h("p.error", { id: errorId, hidden: true }),
    control,
  );
}

/**
 * A choice from a code list.
 * @param {{ code: string, name: string }[]} codes
 * @param {string | null} [chosen]
 * @param {string} [none] text of an empty first choice
 */
export function codeSelect(codes, chosen, none) {
  return h(
    "select",
    none === undefined ? null : h("option", { value: "" }, none),
    codes.map(({ code, name }) => h("option", { value: code, selected: code === chosen }, name)),
  );
}

/**
 * Shows what the server or the form itself refused: a text at each field and a summary with links, which gets the focus.
 * @param {HTMLElement} form
 * @param {{ name: string, message: string }[]} errors names as the fields have them; others stand in the summary only
 */
export function showErrors(form, errors) {
  clearErrors(form);
  for (const { name, message } of errors) {
    const box = form.querySelector(`[data-field="${CSS.escape(name)}"]`);
    const text = box?.querySelector(".error");
    if (!text) continue;
    text.textContent = message;
    text.removeAttribute("hidden");
    box?.querySelector("input, select, textarea")?.setAttribute("aria-invalid", "true");
  }
  const summary = h(
    "div.notice.danger.error-summary",
    { tabindex: "-1", role: "alert" },
    h("h2", t("shell.form.errors")),
    h(
      "ul",
      errors.map(({ name, message }) => h("li", link(form, name, message))),
    ),
  );
  form.prepend(summary);
  summary.focus();
}

/** @param {HTMLElement} form */
export function clearErrors(form) {
  form.querySelector(".error-summary")?.remove();
  for (const text of form.querySelectorAll("[data-field] .error")) {
    fill(text);
    text.setAttribute("hidden", "");
  }
  for (const control of form.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
}

/** Field names from a problem's JSON pointers: `/text` is `text`. @param {import("../platform/api.js").Problem} problem */
export function errorsOf(problem) {
  if (!problem.errors.length) return [{ name: "", message: problem.message }];
  return problem.errors.map(({ pointer = "", message }) => ({
    name: pointer.split("/").filter(Boolean).join("."),
    message,
  }));
}

function link(form, name, message) {
  const control = form.querySelector(`[data-field="${CSS.escape(name)}"] :is(input, select, textarea)`);
  return control
    ? h(
        "a",
        {
          href: `#${control.id}`,
          onclick: (event) => {
            event.preventDefault();
            control.focus();
          },
        },
        message,
      )
    : message;
}
