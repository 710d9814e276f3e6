/** Above a published plan: why nothing can be changed here, and the way on. Above a revision: what it revises. */
import { fill, h } from "../../../platform/dom.js";
import { plural, t } from "../../../platform/i18n.js";
import { openRevision, publishRevision } from "./revising.js";

export class PublishedBanner {
  /** @param {import("../desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.element = h("div.desk-banner");
    desk.panel.plan.after(this.element);
    for (const type of ["opened", "turned"]) desk.addEventListener(type, () => this.#show());
  }

  #show() {
    const { plan, editable, workspace } = this.desk;
    document.body.classList.toggle("desk-readonly", !editable);
    const mark = [plan?.id, editable, plan?.revises?.id, workspace.dirty.length && !editable].join();
    if (mark === this.mark) return;
    this.mark = mark;
    fill(this.element, !plan ? null : !editable ? this.#published() : plan.revises ? this.#revision() : null);
  }

  #published() {
    const waiting = this.desk.workspace.dirty.length;
    return h(
      "div.notice.info",
      h("p", h("strong", t("desk.versions.readonly"))),
      h("p", t("desk.versions.readonly.what")),
      waiting ? h("p", plural("desk.versions.readonly.waiting", waiting)) : null,
      h(
        "div.actions",
        h("button.primary.small", { type: "button", onclick: () => openRevision(this.desk, null) }, t("desk.versions.revise")),
      ),
    );
  }

  #revision() {
    const { revises } = this.desk.plan;
    return h(
      "div.notice.info",
      h("p", t("desk.versions.revisionOf", revises)),
      h(
        "div.actions",
        h("button.small", { type: "button", onclick: () => this.#compare() }, t("desk.versions.revision.compare")),
        h("button.primary.small", { type: "button", onclick: () => publishRevision(this.desk) }, t("desk.versions.publish")),
      ),
    );
  }

  #compare() {
    this.desk.panel.show("compare", { from: String(this.desk.plan.revises.version), to: "now", focus: true });
  }
}
