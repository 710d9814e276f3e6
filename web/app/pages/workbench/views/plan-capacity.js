/** What the whole plan holds as last saved: one line above the list of its zones, asked again after each save. */
import { get } from "../../../platform/api.js";
import { fill, h } from "../../../platform/dom.js";
import { plural, t } from "../../../platform/i18n.js";
import { number } from "../../../platform/numbers.js";

const WAIT_MS = 1500;

export class PlanCapacity {
  #wait = 0;
  #asked = "";

  /** @param {import("../desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.element = h("section.plan-capacity", { "aria-label": t("desk.capacity.plan"), hidden: true });
  }

  /** Asks when what is saved has become something else. */
  refresh() {
    const { plan, workspace } = this.desk;
    if (!plan) return;
    const versions = [...workspace.entries.values()].map(({ key, saved }) => `${key}.${saved?.version ?? ""}`);
    const mark = `${plan.id} ${versions.join(" ")}`;
    if (mark === this.#asked) return;
    const other = !this.#asked.startsWith(`${plan.id} `);
    this.#asked = mark;
    if (other) this.element.hidden = true;
    window.clearTimeout(this.#wait);
    this.#wait = window.setTimeout(() => this.#ask(plan.id), other ? 0 : WAIT_MS);
  }

  async #ask(id) {
    try {
      const answer = await get(`/api/plans/${id}/capacity`);
      if (this.desk.plan?.id === id) this.#tell(answer);
    } catch {
      this.#asked = "";
    }
  }

  #tell({ total, notCounted, zones }) {
    this.element.hidden = !zones.length;
    const { low, likely, high } = total.netDwellings;
    fill(
      this.element,
      h(
        "p",
        h("strong", t("desk.capacity.plan.more", { homes: number(likely) })),
        " ",
        h("span.soft", t("desk.capacity.plan.range", { low: number(low), high: number(high) })),
      ),
      h(
        "p.hint",
        t("desk.capacity.asSaved"),
        notCounted ? ` ${plural("desk.capacity.notCounted", notCounted)}` : "",
      ),
    );
  }
}
