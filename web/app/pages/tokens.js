/** A planner's keys for programs: made, shown once, copied, revoked. */
import { announce } from "../platform/announce.js";
import { get, request } from "../platform/api.js";
import { fill, h, need } from "../platform/dom.js";
import { t } from "../platform/i18n.js";
import { date } from "../platform/numbers.js";
import { clearErrors, codeSelect, errorsOf, field, showErrors } from "../ui/forms.js";
import { failure, notice, skeleton } from "../ui/notice.js";

const SCOPES = ["READ", "EDIT"];
const DAYS = [30, 90, 366];
const USUAL_DAYS = 90;

const form = need("#make");
const issued = need("#issued");
const list = need("#list");

drawForm();
load();

function drawForm() {
  const label = h("input", { type: "text", maxlength: "100", required: true, autocomplete: "off" });
  const scope = codeSelect(
    SCOPES.map((code) => ({ code, name: t(`tokens.scope.${code}`) })),
    "READ",
  );
  const days = codeSelect(
    DAYS.map((n) => ({ code: String(n), name: t("tokens.make.days", { n }) })),
    String(USUAL_DAYS),
  );
  fill(
    form,
    field({ name: "label", label: t("tokens.make.label"), hint: t("tokens.make.labelHint"), control: label }),
    field({ name: "scope", label: t("tokens.make.scope"), control: scope }),
    field({ name: "days", label: t("tokens.make.life"), control: days }),
    h("div.actions", h("button.primary", { type: "submit" }, t("tokens.make.do"))),
  );
  form.setAttribute("novalidate", "");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    make({ label: value(label), scope: value(scope), days: Number(value(days)) });
  });
}

const value = (control) => /** @type {HTMLInputElement} */ (control).value;

let busy = false;

async function make(body) {
  if (busy) return;
  busy = true;
  clearErrors(form);
  try {
    show((await request("POST", "/api/tokens", { body })).data);
    /** @type {HTMLFormElement} */ (form).reset();
    await load();
  } catch (problem) {
    const errors = problem.status ? errorsOf(problem) : [{ name: "", message: t("shell.offline.detail") }];
    showErrors(form, errors);
  } finally {
    busy = false;
  }
}

/** The secret, for as long as this page is open. It takes the focus, because it is what comes next. */
function show({ token, secret }) {
  const code = h("code.token-secret", secret);
  const copy = h("button.primary", { type: "button" }, t("tokens.issued.copy"));
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(secret);
      fill(copy, t("tokens.issued.copied"));
      announce(t("tokens.issued.copied"));
    } catch {
      getSelection()?.selectAllChildren(code);
      announce(t("tokens.issued.copyByHand"));
    }
  });
  const box = notice(
    "ok",
    t("tokens.issued.title", { label: token.label }),
    h("p", t("tokens.issued.once")),
    code,
    h("div.actions", copy),
  );
  box.setAttribute("tabindex", "-1");
  fill(issued, box);
  box.focus();
}

async function load() {
  if (!list.childElementCount) fill(list, skeleton(2));
  try {
    const tokens = await get("/api/tokens");
    fill(list, tokens.length ? h("ul.token-list", tokens.map(row)) : h("p.soft", t("tokens.list.none")));
  } catch (problem) {
    fill(list, failure(problem, load));
  }
}

function row(token) {
  const facts = [
    t(`tokens.scope.${token.scope}`),
    t("tokens.list.expires", { day: date(token.expiresAt) }),
    token.lastUsedOn ? t("tokens.list.used", { day: date(token.lastUsedOn) }) : t("tokens.list.unused"),
  ];
  const name = t("tokens.list.revokeThis", { label: token.label });
  const revoke = h("button.small.danger", { type: "button", "aria-label": name }, t("tokens.list.revoke"));
  const item = h("li", h("div", h("h3", token.label), h("p.soft", facts.join(" · "))), h("div.actions", revoke));
  revoke.addEventListener("click", () => confirm(token, item));
  return item;
}

/** Asks in the place of the button: a program stops working the moment this is done. */
function confirm(token, item) {
  const yes = h("button.small.danger", { type: "button" }, t("tokens.list.revokeYes"));
  const no = h("button.small", { type: "button" }, t("tokens.list.revokeNo"));
  const question = h("div", h("p", t("tokens.list.revokeAsk", { label: token.label })), h("div.actions", yes, no));
  fill(item, question);
  no.addEventListener("click", () => putBack(item, token));
  yes.addEventListener("click", async () => {
    try {
      await request("DELETE", `/api/tokens/${token.id}`);
    } catch (problem) {
      if (problem.status !== 404) return fill(item, failure(problem, () => putBack(item, token)));
    }
    announce(t("tokens.list.revoked", { label: token.label }));
    await load();
    need("#list-heading").focus();
  });
  no.focus();
}

function putBack(item, token) {
  const again = row(token);
  item.replaceWith(again);
  again.querySelector("button")?.focus();
}
