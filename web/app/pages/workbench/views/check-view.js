/**
 * What the check of the plan found: errors first, then what deserves a look, each with its place on the map and, where
 * a safe one exists, a repair to look at before it is used.
 */
import { boxOf } from "../../../map/index.js";
import { fromGeoJson } from "../../../map/edit/shape.js";
import { announce } from "../../../platform/announce.js";
import { fill, h, uid } from "../../../platform/dom.js";
import { plural, t } from "../../../platform/i18n.js";
import { number, time } from "../../../platform/numbers.js";
import { notice, skeleton } from "../../../ui/notice.js";
import { checkPlan } from "../check.js";

const SEVERITIES = ["error", "warning"];

export class CheckView {
  /** @type {import("../check.js").Report | null} */
  report = null;
  #kind = "";
  #shown = -1;

  /** @param {import("../desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.heading = h("h2", { tabindex: "-1" }, t("desk.check.title"));
    this.state = h("p.soft", { role: "status" });
    this.body = h("div.check-body");
    this.again = h("button", { type: "button", onclick: () => this.run() }, t("desk.check.again"));
  }

  open() {
    return [this.desk.panel.backButton(), this.heading, this.state, h("div.actions", this.again), this.body];
  }

  focus() {
    this.heading.focus();
  }

  close() {
    this.#clearMap();
  }

  /** Saves, checks and lists. */
  async run() {
    this.#clearMap();
    this.again.setAttribute("aria-disabled", "true");
    this.state.textContent = t("desk.check.running");
    fill(this.body, skeleton(4));
    const { report, stopped } = await checkPlan(this.desk);
    this.again.setAttribute("aria-disabled", "false");
    if (report) return this.show(report);
    this.report = null;
    this.state.textContent = "";
    fill(this.body, notice("warn", t("desk.check.notRun"), h("p", stopped)));
  }

  /** @param {import("../check.js").Report} report */
  show(report) {
    this.report = report;
    this.#shown = -1;
    const { zones, tookMs, checkedAt, counts } = report;
    this.state.textContent = plural("desk.check.looked", zones, {
      time: time(checkedAt),
      seconds: number(tookMs / 1000, 1),
    });
    const kinds = this.#kinds();
    if (!kinds.has(this.#kind)) this.#kind = "";
    this.list = h("div.check-list");
    fill(this.body, this.#summary(report), kinds.size > 1 ? this.#filter(kinds) : null, this.list);
    this.#list();
    announce(counts.error + counts.warning ? this.#counted(counts) : t("desk.check.clean"));
  }

  #summary({ counts, findings, untold }) {
    if (!findings.length) return notice("ok", t("desk.check.clean"), h("p", t("desk.check.cleanWhat")));
    return [
      h("p.check-counts", h("strong", this.#counted(counts))),
      untold ? h("p.soft", plural("desk.check.untold", untold)) : null,
    ];
  }

  #counted({ error, warning }) {
    const parts = [plural("desk.check.errors", error), plural("desk.check.warnings", warning)];
    return parts.join(" · ");
  }

  #kinds() {
    const kinds = new Map();
    for (const { code } of this.report?.findings ?? []) kinds.set(code, (kinds.get(code) ?? 0) + 1);
    return kinds;
  }

  #filter(kinds) {
    const id = uid("kind");
    const select = h(
      "select",
      { id, onchange: (event) => ((this.#kind = event.target.value), this.#list()) },
      h("option", { value: "" }, t("desk.check.allKinds")),
      [...kinds].map(([code, count]) =>
        h("option", { value: code, selected: code === this.#kind }, `${t(`desk.${code}`)} (${number(count)})`),
      ),
    );
    return h("div.field", h("label", { for: id }, t("desk.check.kind")), select);
  }

  #list() {
    const all = /** @type {import("../check.js").Report} */ (this.report).findings;
    const wanted = all.filter(({ code }) => !this.#kind || code === this.#kind);
    fill(
      /** @type {HTMLElement} */ (this.list),
      SEVERITIES.map((severity) => {
        const findings = wanted.filter((finding) => finding.severity === severity);
        if (!findings.length) return null;
        return [
          h("h3", plural(`desk.check.${severity}s`, findings.length)),
          h("ol.check-findings", findings.map((finding) => this.#finding(finding, all.indexOf(finding)))),
        ];
      }),
    );
  }

  #finding(finding, at) {
    const button = (key, run, kind = "") =>
      h(`button.small${kind}`, { type: "button", "aria-describedby": `finding-${at}`, onclick: run }, t(`desk.check.${key}`));
    const [zone] = finding.zones;
    return h(
      "li",
      { "data-severity": finding.severity, "data-code": finding.code, "aria-current": at === this.#shown ? "true" : null },
      h("p", { id: `finding-${at}` }, h("span.tag", { class: finding.severity === "error" ? "danger" : "warn" }, t(`desk.${finding.code}`)), " ", finding.message),
      h(
        "div.actions",
        finding.lon === undefined ? null : button("show", () => this.#goTo(finding, at)),
        finding.repairable ? button("preview", () => this.#repair(finding, at)) : null,
        zone ? h("button.plain.small", { type: "button", onclick: () => this.#openZone(zone) }, t("desk.check.openZone", { code: zone.code })) : null,
      ),
    );
  }

  /** The place of a finding, from near, with the faulty ground. */
  #goTo(finding, at) {
    this.#mark(at);
    const { desk } = this;
    if (desk.editor.tool.name !== "select") desk.editor.use("select");
    const ground = groundOf(finding);
    if (ground && finding.geometry) desk.map.showBox(boxOf(finding.geometry), { maxZoom: 19 });
    else desk.view.showPlace([finding.lon, finding.lat]);
    desk.editor.canvas.show({ fault: null });
    if (ground) desk.editor.proposals.show({ lost: ground });
    else desk.view.markPlace([finding.lon, finding.lat]);
    announce(t("desk.check.shown", { what: finding.message }));
  }

  #repair(finding, at) {
    this.#goTo(finding, at);
    const tool = /** @type {any} */ (this.desk.editor.tools.get("repair"));
    tool.question = { finding, done: () => this.run() };
    this.desk.useOnMap("repair");
  }

  #openZone({ id }) {
    const key = this.desk.workspace.byId(id)?.key;
    if (key) this.desk.choose(key, { reveal: true, focus: true });
  }

  #mark(at) {
    this.#shown = at;
    for (const item of this.body.querySelectorAll(".check-findings > li")) {
      const here = item.querySelector("p")?.id === `finding-${at}`;
      if (here) item.setAttribute("aria-current", "true");
      else item.removeAttribute("aria-current");
    }
  }

  #clearMap() {
    this.desk.editor.proposals.clear();
    this.desk.editor.canvas.show({ fault: null });
  }
}

/** The faulty ground as a shape; null if the fault is a line or a place. @param {import("../check.js").Finding} finding */
function groundOf({ geometry }) {
  return geometry && /Polygon$/.test(geometry.type) ? fromGeoJson(geometry) : null;
}
