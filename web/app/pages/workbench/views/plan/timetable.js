/** When a plan is open for what: rows of phase, first and last day, with the law's shortest time beside them. */
import { fill, h, uid } from "../../../../platform/dom.js";
import { plural, t } from "../../../../platform/i18n.js";
import { dayIn } from "../../../../platform/numbers.js";
import { codeSelect } from "../../../../ui/forms.js";

const DAY_MS = 86_400_000;

/**
 * @typedef {object} Row days as yyyy-mm-dd in the municipality's time
 * @property {string} kind code of the list phase_kind
 * @property {string} opensAt
 * @property {string | null} closesAt
 */

export class Timetable {
  /** @type {Row[]} */
  #rows = [];

  /** @param {{ kinds: any[], timeZone: string, onChange: () => void }} options `kinds`: those of the country */
  constructor({ kinds, timeZone, onChange }) {
    this.kinds = kinds;
    this.timeZone = timeZone;
    this.onChange = onChange;
    this.rows = h("ul.plan-phases");
    this.element = h(
      "fieldset.plan-timetable",
      h("legend", t("desk.plan.timetable")),
      h("p.hint", t("desk.plan.timetable.hint")),
      this.rows,
      h(
        "div.actions",
        h("button.small", { type: "button", onclick: () => this.#add() }, t("desk.plan.phase.add")),
      ),
    );
  }

  /** @param {{ kind: string, opensAt: string, closesAt: string | null }[]} phases moments, or days from a draft */
  show(phases) {
    this.#rows = phases.map(({ kind, opensAt, closesAt }) => ({
      kind,
      opensAt: this.#dayOf(opensAt),
      closesAt: closesAt ? this.#dayOf(closesAt) : null,
    }));
    this.#draw();
  }

  /** @returns {Row[]} */
  get value() {
    return this.#rows.map((row) => ({ ...row }));
  }

  #dayOf(moment) {
    return moment.length === 10 || !moment ? moment : dayIn(new Date(moment), this.timeZone);
  }

  #add() {
    const used = new Set(this.#rows.map(({ kind }) => kind));
    const next = this.kinds.find(({ code }) => !used.has(code)) ?? this.kinds[0];
    this.#rows.push({ kind: next.code, opensAt: "", closesAt: null });
    this.#changed();
    /** @type {HTMLElement | null} */ (this.rows.querySelector("li:last-child select"))?.focus();
  }

  #remove(at) {
    this.#rows.splice(at, 1);
    this.#changed();
    /** @type {HTMLElement | null} */ (this.element.querySelector(".actions:last-child button"))?.focus();
  }

  #changed() {
    this.#draw();
    this.onChange();
  }

  #draw() {
    fill(
      this.rows,
      this.#rows.map((row, at) => this.#row(row, at)),
    );
  }

  #row(row, at) {
    const law = h("p.hint", { id: uid("law") });
    const explain = () => fill(law, this.#law(row));
    const set = (name) => (event) => {
      row[name] = event.target.value || (name === "closesAt" ? null : "");
      explain();
      this.onChange();
    };
    const kind = codeSelect(this.kinds, row.kind);
    kind.setAttribute("aria-label", t("desk.plan.phase"));
    kind.addEventListener("change", set("kind"));
    explain();
    const day = (name) =>
      h(
        "label.plan-day",
        { "data-field": `phases.${at}.${name}` },
        h("span", t(`desk.plan.phase.${name}`)),
        h("input", { type: "date", value: row[name] ?? "", "aria-describedby": law.id, onchange: set(name) }),
        h("span.error", { hidden: true }),
      );
    return h(
      "li",
      kind,
      h("div.plan-days", day("opensAt"), day("closesAt")),
      law,
      h(
        "button.small.plain",
        { type: "button", onclick: () => this.#remove(at) },
        t("desk.plan.phase.remove"),
      ),
    );
  }

  /** What the law asks of this phase, and whether the days given are fewer. */
  #law({ kind, opensAt, closesAt }) {
    const { min_days: least, law } = this.kinds.find(({ code }) => code === kind) ?? {};
    if (!least) return null;
    const days = opensAt && closesAt ? Math.round((Date.parse(closesAt) - Date.parse(opensAt)) / DAY_MS) + 1 : null;
    const asked = plural("desk.plan.phase.least", Number(least), { law });
    if (days === null || days >= Number(least)) return asked;
    return [h("strong.warn", plural("desk.plan.phase.short", days)), " ", asked];
  }
}
