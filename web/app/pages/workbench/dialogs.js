/** The desk's dialogs: a new draft plan, and the list of keys. */
import { fill, h } from "../../platform/dom.js";
import { t } from "../../platform/i18n.js";
import { Creation, Problem } from "../../platform/api.js";
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

const KEYS = [
  "tools",
  "shapes",
  "place",
  "measure",
  "arrows",
  "fine",
  "nudge",
  "enter",
  "space",
  "walk",
  "delete",
  "escape",
  "finish",
  "snap",
  "share",
  "side",
  "free",
  "zoom",
  "undo",
  "save",
];
const mac = /mac|iphone|ipad/i.test(navigator.platform);

/** Every key of the desk and what it does. */
export function showKeys() {
  const dialog = openDialog(
    t("workbench.keys.title"),
    h("p", t("workbench.keys.what")),
    h(
      "dl.desk-keys",
      KEYS.map((key) =>
        h(
          "div",
          h("dt", h("kbd", t(`workbench.keys.${key}.key`).replace("Ctrl", mac ? "⌘" : "Ctrl"))),
          h("dd", t(`workbench.keys.${key}`)),
        ),
      ),
    ),
    h("div.actions", h("button.primary", { type: "button", onclick: () => dialog.close() }, t("workbench.close"))),
  );
}
