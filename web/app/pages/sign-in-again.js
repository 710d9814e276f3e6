/** Signing in again where one is, when the session has ended: the work stays on the page behind. */
import { h } from "../platform/dom.js";
import { t } from "../platform/i18n.js";
import { get } from "../platform/api.js";
import { cookie } from "../platform/page.js";
import { labelled, openDialog } from "./dialog.js";

/**
 * @param {string} username whose work it is
 * @returns {Promise<boolean>} whether the planner is signed in again
 */
export function signInAgain(username) {
  return new Promise((done) => {
    const error = h("p.error", { role: "alert" });
    const password = h("input", { type: "password", autocomplete: "current-password", required: true });
    const name = h("input", { type: "text", autocomplete: "username", value: username, readonly: true });
    const form = h(
      "form",
      {
        onsubmit: async (event) => {
          event.preventDefault();
          if (await signIn(username, /** @type {any} */ (password).value)) dialog.close("yes");
          else error.textContent = t("workbench.signIn.failed");
        },
      },
      labelled("username", t("workbench.signIn.name"), name),
      labelled("password", t("workbench.signIn.password"), password),
      error,
      h(
        "div.actions",
        h("button.primary", { type: "submit" }, t("workbench.signIn.again")),
        h("button", { type: "button", onclick: () => dialog.close() }, t("workbench.later")),
      ),
    );
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
