/**
 * What a zone holds, live while it is edited: homes as low, likely and high, and on request where the number comes
 * from. The server calculates; what it said last stays until it has said something new.
 */
import { Problem, request } from "../../../../platform/api.js";
import { fill, h } from "../../../../platform/dom.js";
import { t } from "../../../../platform/i18n.js";
import { number, quantity } from "../../../../platform/numbers.js";
import { rangeText } from "../../range-text.js";
import { isDirty } from "../../workspace.js";
import { toJson } from "../../zone.js";
import { CalculationView } from "./calculation-view.js";

const WAIT_MS = 450;

export class CapacityBox {
  #wait = 0;
  #ticket = 0;
  #asked = "";

  /** @param {import("../../desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.headline = h("div.capacity-figures");
    this.note = h("p.hint", { role: "status" });
    this.calculation = new CalculationView(desk.codes.capacity_parameter, (capacityParameters) =>
      desk.edit({ capacityParameters }, "capacityParameters"),
    );
    this.element = h(
      "section.capacity",
      { "aria-label": t("desk.capacity.title") },
      h("h3", t("desk.capacity.title")),
      this.headline,
      this.note,
      this.calculation.element,
    );
  }

  /** @param {import("../../workspace.js").Entry} entry */
  show(entry) {
    const zone = entry.draft;
    this.element.hidden = !zone || Boolean(zone.overlay);
    if (this.element.hidden) return;
    const body = JSON.stringify({ zones: [this.#draft(entry.key, zone), ...this.#overlays()] });
    if (body === this.#asked) return;
    const other = this.key !== entry.key;
    this.#asked = body;
    this.key = entry.key;
    this.calculation.parameters = zone.capacityParameters ?? {};
    if (other) this.#clear();
    window.clearTimeout(this.#wait);
    this.#wait = window.setTimeout(() => this.#ask(JSON.parse(body)), other ? 0 : WAIT_MS);
  }

  #draft(key, zone) {
    return { key, ...toJson(zone) };
  }

  /** Overlays not saved yet exclude building as those on the server do. */
  #overlays() {
    return this.desk.workspace.present
      .filter((entry) => entry.draft.overlay && isDirty(entry))
      .map(({ key, draft }) => this.#draft(key, draft));
  }

  #clear() {
    fill(this.headline, h("p.soft", t("desk.capacity.working")));
    this.note.textContent = "";
    this.calculation.show(null);
  }

  async #ask(body) {
    const ticket = ++this.#ticket;
    const plan = this.desk.plan.id;
    try {
      const answer = (await request("POST", `/api/plans/${plan}/capacity`, { body })).data;
      if (ticket === this.#ticket) this.#tell(answer.zones[0]);
    } catch (problem) {
      if (ticket !== this.#ticket) return;
      const refused = problem instanceof Problem && problem.status === 422;
      if (refused) fill(this.headline);
      this.note.textContent = t(refused ? "desk.capacity.incomplete" : "desk.capacity.unreachable");
      this.#asked = "";
    }
  }

  #tell(found) {
    if (!found) return;
    const { figures, reason } = found;
    fill(this.headline, reason ? h("p.capacity-none", t("desk.capacity.unknown")) : this.#figures(figures));
    this.note.textContent = reason ?? "";
    this.calculation.show(found);
    this.desk.density.learn(reason ? null : homesPerHectare(figures));
  }

  #figures({ dwellings, netDwellings, residents, jobs, floorAreaM2, netLandM2 }) {
    const fact = (name, text) => [h("dt", t(`desk.capacity.${name}`)), h("dd", text)];
    return [
      h(
        "p.capacity-headline",
        h("strong", number(dwellings.likely)),
        " ",
        t("desk.capacity.homes"),
        " ",
        h("span.soft", t("desk.capacity.range", { low: number(dwellings.low), high: number(dwellings.high) })),
      ),
      h("p.soft", moreThanToday(netDwellings)),
      h(
        "dl.facts",
        fact("residents", rangeText(residents)),
        fact("jobs", rangeText(jobs)),
        fact("floorArea", `${rangeText(floorAreaM2)}\u00a0m²`),
        fact("netLand", quantity(netLandM2.likely, "m²")),
      ),
    ];
  }
}

/** "12 more than today (4 – 12 – 20)". @param {import("../../capacity.js").Range} net */
export function moreThanToday(net) {
  if (net.likely === 0 && net.low === net.high) return t("desk.capacity.same");
  if (net.likely < 0) return `${t("desk.capacity.fewer", { n: number(-net.likely) })} (${rangeText(net)})`;
  return `${rangeText(net)} ${t("desk.capacity.more")}`;
}

/** What the live figures of drawing count with from now on. */
function homesPerHectare({ dwellings, grossLandM2 }) {
  return dwellings?.likely > 0 && grossLandM2?.likely > 0 ? (dwellings.likely * 10_000) / grossLandM2.likely : null;
}
