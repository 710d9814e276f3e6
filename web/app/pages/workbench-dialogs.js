/** The desk's dialogs: signing in again without leaving, a new draft plan, and the list of keys. */
import { fill, h, need, uid } from "../platform/dom.js";
import { t } from "../platform/i18n.js";
import { Creation, get, Problem } from "../platform/api.js";
import { cookie, language } from "../platform/page.js";

/** @param {string} title @param {...any} content */
function openDialog(title, ...content) {
  const id = uid("dialog");
  const dialog = /** @type {HTMLDialogElement} */ (h("dialog.desk-dialog", { "aria-labelledby": id }, h("h2", { id }, title), content));
  need("main").append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
  return dialog;
}

function labelled(name, label, control, hint = "") {
  const id = uid(name);
  control.id = id;
  control.name = name;
  return h("div.field", h("label", { for: id }, label), hint ? h("p.hint", hint) : null, control);
}

/**
 * The session has ended: sign in here, with the work untouched behind.
 * @param {string} username whose work it is
 * @returns {Promise<boolean>} whether the planner is signed in again
 */
export function signInAgain(username) {
  return new Promise((done) => {
    const error = h("p.error", { role: "alert" });
    const password = h("input", { type: "password", autocomplete: "current-password", required: true });
    const name = h("input", { type: "text", autocomplete: "username", value: username, readonly: true });
    const form = h("form", {
      onsubmit: async (event) => {
        event.preventDefault();
        if (await signIn(username, /** @type {any} */ (password).value)) dialog.close("yes");
        else error.textContent = t("workbench.signIn.failed");
      },
    }, labelled("username", t("workbench.signIn.name"), name), labelled("password", t("workbench.signIn.password"), password), error,
    h("div.actions", h("button.primary", { type: "submit" }, t("workbench.signIn.again")), h("button", { type: "button", onclick: () => dialog.close() }, t("workbench.later"))));
    const dialog = openDialog(t("workbench.signIn.title"), h("p", t("workbench.signIn.what")), form);
    password.focus();
    dialog.addEventListener("close", () => done(dialog.returnValue === "yes"));
  });
}

async function signIn(username, password) {
  try {
    const { csrf } = await get("/api/session");
    const body = new URLSearchParams({ username, password, [csrf.parameter]: cookie("XSRF-TOKEN") ?? csrf.token });
    await fetch("/login", { method: "POST", body, credentials: "same-origin" });
    const session = await get("/api/session");
    return session.signedIn && session.username === username;
  } catch {
    return false;
  }
}

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
    const kind = /** @type {any} */ (h("select", kinds.filter(({ country }) => country === municipality.country).map((k) => h("option", { value: k.code }, k.name))));
    const definition = h("p.hint");
    const explain = () => fill(definition, kinds.find((k) => k.code === kind.value)?.definition ?? "");
    kind.addEventListener("change", explain);
    explain();
    const form = h("form", {
      onsubmit: async (event) => {
        event.preventDefault();
        try {
          const body = { code: code.value, name: name.value, kind: kind.value, summary: "", description: "", language, phases: [], geometry: null };
          made = (await creation.send(body)).data;
          dialog.close();
        } catch (problem) {
          if (!(problem instanceof Problem)) throw problem;
          fill(error, (problem.errors.length ? problem.errors : [problem]).map(({ message }) => h("p.error", message || t("workbench.state.offline"))));
        }
      },
    }, labelled("plan-code", t("workbench.plan.code"), code, t("workbench.plan.codeHint")), labelled("plan-name", t("workbench.plan.name"), name),
    labelled("plan-kind", t("workbench.plan.kind"), kind), definition, error,
    h("div.actions", h("button.primary", { type: "submit" }, t("workbench.plan.create")), h("button", { type: "button", onclick: () => dialog.close() }, t("workbench.cancel"))));
    const dialog = openDialog(t("workbench.plan.newTitle"), h("p", t("workbench.plan.newWhat")), form);
    dialog.addEventListener("close", () => done(made));
  });
}

const KEYS = ["tools", "arrows", "fine", "enter", "space", "walk", "delete", "escape", "finish", "snap", "free", "zoom", "undo", "save"];
const mac = /mac|iphone|ipad/i.test(navigator.platform);

/** Every key of the desk and what it does. */
export function showKeys() {
  const dialog = openDialog(t("workbench.keys.title"), h("p", t("workbench.keys.what")),
    h("dl.desk-keys", KEYS.map((key) => h("div", h("dt", h("kbd", t(`workbench.keys.${key}.key`).replace("Ctrl", mac ? "⌘" : "Ctrl"))), h("dd", t(`workbench.keys.${key}`))))),
    h("div.actions", h("button.primary", { type: "button", onclick: () => dialog.close() }, t("workbench.close"))));
}
