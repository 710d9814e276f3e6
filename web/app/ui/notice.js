/** What a place shows while it loads, when it is empty and when it failed. */
import { h } from "../platform/dom.js";
import { t } from "../platform/i18n.js";

/**
 * Grey lines of the final size.
 * @param {number} lines
 */
export function skeleton(lines) {
  return h(
    "div",
    { "aria-busy": "true" },
    h("p.unseen", t("shell.loading")),
    Array.from({ length: lines }, () => h("div.skeleton", { "aria-hidden": "true" })),
  );
}

/**
 * A notice with a heading, what to do about it, and perhaps buttons.
 * @param {"info" | "ok" | "warn" | "danger"} kind
 * @param {string} title
 * @param {...import("../platform/dom.js").Child} content
 */
export function notice(kind, title, ...content) {
  return h(
    "div.notice",
    { class: kind, role: kind === "danger" ? "alert" : null },
    h("p", h("strong", title)),
    content,
  );
}

/**
 * A failure in the reader's words, with a way to try again.
 * @param {any} problem
 * @param {() => void} [again]
 */
export function failure(problem, again) {
  const offline = problem.code === "network";
  return notice(
    "danger",
    offline ? t("shell.offline.title") : (problem.title ?? t("shell.failed.title")),
    h("p", offline ? t("shell.offline.detail") : (problem.body?.detail ?? t("shell.failed.detail"))),
    again ? h("p", h("button.small", { type: "button", onclick: again }, t("shell.again"))) : null,
  );
}
