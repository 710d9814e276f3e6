/** The desk's dialogs: a new draft plan, and the list of keys. */
import { fill, h } from "../../platform/dom.js";
import { t } from "../../platform/i18n.js";
import { Creation, Problem } from "../../platform/api.js";
import { keyText } from "../../platform/keys.js";
import { language } from "../../platform/page.js";
import { labelled, openDialog } from "../dialog.js";

/**
 * @param {{ id: string, country: string }} municipality
 * @param {any[]} kinds code list plan_kind
 * @returns {Promise<any | null>} the new draft plan
 */
export function createPlan(municipality, kinds) {
  return new Promise((done) => {
    let made = null;
    const creation = new Creation(`/api/municipalities/${municipality.id}/plans`);
    const error = h("div", { role: "alert" });
    const code = /** @type {any} */ (h("input", { type: "text", required: true, maxlength: 60, autocomplete: "off" }));
    const name = /** @type {any} */ (h("input", { type: "text", required: true, maxlength: 200, autocomplete: "off" }));
    const kind = /** @type {any} */ (
      h(
        "select",
        kinds
          .filter(({ country }) => country === municipality.country)
          .map((k) => h("option", { value: k.code }, k.name)),
      )
    );
    const definition = h("p.hint");
    const explain = () => fill(definition, kinds.find((k) => k.code === kind.value)?.definition ?? "");
    kind.addEventListener("change", explain);
    explain();
    const form = h(
      "form",
      {
        onsubmit: async (event) => {
          event.preventDefault();
          try {
            const body = {
              code: code.value,
              name: name.value,
              kind: kind.value,
              summary: "",
              description: "",
              language,
              phases: [],
              geometry: null,
            };
            made = (await creation.send(body)).data;
            dialog.close();
          } catch (problem) {
            if (!(problem instanceof Problem)) throw problem;
            fill(
              error,
              (problem.errors.length ? problem.errors : [problem]).map(({ message }) =>
                h("p.error", message || t("workbench.state.offline")),
              ),
            );
          }
        },
      },
      labelled("plan-code", t("workbench.plan.code"), code, t("workbench.plan.codeHint")),
      labelled("plan-name", t("workbench.plan.name"), name),
      labelled("plan-kind", t("workbench.plan.kind"), kind),
      definition,
      error,
      h(
        "div.actions",
        h("button.primary", { type: "submit" }, t("workbench.plan.create")),
        h("button", { type: "button", onclick: () => dialog.close() }, t("workbench.cancel")),
      ),
    );
    const dialog = openDialog(t("workbench.plan.newTitle"), h("p", t("workbench.plan.newWhat")), form);
    dialog.addEventListener("close", () => done(made));
  });
}

/** Keys that no single action has; the actions tell their own. */
const COMMON_KEYS = ["arrows", "fine", "nudge", "enter", "space", "walk", "escape", "finish", "free", "zoom", "all", "values", "save"];

/** Every key of the desk and what it does. @param {import("./actions/index.js").Action[]} actions */
export function showKeys(actions) {
  const row = (keys, does) => h("div", h("dt", keys.map((key) => h("kbd", key))), h("dd", does));
  const common = (key) =>
    row(
      t(`workbench.keys.${key}.key`)
        .split(" · ")
        .map((one) => keyText(one.replace("Ctrl + ", "Mod+"))),
      t(`workbench.keys.${key}`),
    );
  const dialog = openDialog(
    t("workbench.keys.title"),
    h("p", t("workbench.keys.what"), " ", h("a", { href: "/help#desk", target: "_blank", rel: "noopener" }, t("workbench.keys.recipes"))),
    h("h3", t("workbench.keys.tools")),
    h(
      "dl.desk-keys",
      actions.filter(({ key }) => key).map(({ name, key = "" }) => row([keyText(key)], t(`workbench.tool.${name}.what`))),
    ),
    h("h3", t("workbench.keys.onMap")),
    h("dl.desk-keys", COMMON_KEYS.map(common)),
    h("div.actions", h("button.primary", { type: "button", onclick: () => dialog.close() }, t("workbench.close"))),
  );
  dialog.classList.add("keys-dialog");
}
