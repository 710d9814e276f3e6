/** Changes one value where it stands in the table, by the same rules as the form. */
import { alertNow, announce } from "../../../platform/announce.js";
import { fill, h } from "../../../platform/dom.js";
import { t } from "../../../platform/i18n.js";
import { parse, RULES } from "../fields.js";
import { faultText } from "../words.js";
import { withChanges } from "../zone.js";
import { controlOf } from "./control.js";

/** Whether a zone can say something in a field now. @param {import("../zone.js").Zone} zone @param {string} name */
export function canSay(zone, name) {
  if (!RULES[name] || name === "overlay") return false;
  const probe = /** @type {any} */ (RULES[name].kind === "number" ? 1 : "?");
  return withChanges(zone, { [name]: probe })[name] === probe;
}

/**
 * Puts a control into a cell until Enter, Tab or a click elsewhere takes its value, or Escape lets it go.
 * @param {HTMLElement} cell
 * @param {{ zone: any, name: string, label: string, codes: any[] | undefined, onDone: (value: any, by: "Enter" | "Tab" | "leave" | "Escape") => void }} options
 *   `value` is undefined when nothing is to change
 */
export function editCell(cell, { zone, name, label, codes, onDone }) {
  let done = false;
  const control = controlOf(name, codes, zone[name], { "aria-label": label });
  const error = h("span.grid-fault", { role: "alert", hidden: true });
  const end = (by) => {
    if (done) return;
    const { value, fault } = parse(name, control.value);
    if (by !== "Escape" && fault && by !== "leave") return refuse(faultText(fault));
    done = true;
    if (fault && by === "leave") alertNow(t("desk.table.notTaken", { what: faultText(fault) }));
    onDone(by === "Escape" || fault ? undefined : value, by);
  };
  const refuse = (text) => {
    control.setAttribute("aria-invalid", "true");
    error.textContent = text;
    error.hidden = false;
  };
  fill(
    cell,
    h(
      "div.grid-editor",
      {
        onkeydown: (event) => {
          if (!["Enter", "Tab", "Escape"].includes(event.key)) return;
          event.preventDefault();
          event.stopPropagation();
          end(event.key);
        },
        onfocusout: () => end("leave"),
      },
      control,
      error,
    ),
  );
  control.focus();
  control.select?.();
  announce(t("desk.table.editing", { field: label }));
}
