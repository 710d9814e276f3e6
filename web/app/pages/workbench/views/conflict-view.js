/**
 * Two planners changed one zone: a table of what differs, attribute by attribute, with both outlines on the map. What
 * does not conflict is already joined; the rest is chosen by hand. Nothing is dropped without a click.
 */
import { fill, h, uid } from "../../../platform/dom.js";
import { plural, t } from "../../../platform/i18n.js";
import { dateTime } from "../../../platform/numbers.js";
import { valueText } from "../values.js";
import { mergeZones, resolve } from "../merge.js";

export class ConflictView {
  /** @param {import("../desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.element = h("div.conflict");
  }

  /** @param {{ key: string }} options */
  open({ key }) {
    this.#show(/** @type {any} */ (this.desk.workspace.get(key)));
    return [this.desk.panel.backButton(), this.element];
  }

  /** Decided elsewhere, or taken back: nothing is left to choose between. */
  refresh() {
    const { key, draft, theirs } = this.desk.workspace.get(this.entry.key) ?? { key: null };
    if (!theirs) this.desk.choose(draft ? key : null);
  }

  focus() {
    /** @type {HTMLElement | null} */ (this.element.querySelector("h2"))?.focus();
  }

  #show(entry) {
    this.entry = entry;
    this.choices = new Map();
    if (entry.theirs === "gone") return this.#showGone(entry);
    this.merge = entry.draft && mergeZones(entry.saved.zone, entry.draft, entry.theirs.zone);
    this.desk.view.compare(entry.draft?.shape ?? entry.saved.zone.shape, entry.theirs.zone.shape);
    fill(
      this.element,
      this.#heading(),
      entry.draft ? this.#table() : h("p", t("workbench.conflict.youDeleted")),
      this.#buttons(),
    );
    this.#update();
  }

  #heading() {
    const { saved, theirs } = this.entry;
    const who = theirs.updatedBy ?? t("workbench.conflict.somebody");
    return [
      h("h2", { tabindex: "-1" }, t("workbench.conflict.title", { code: theirs.zone.code })),
      h(
        "p",
        t("workbench.conflict.what", {
          who,
          version: theirs.version,
          yours: saved.version,
          when: theirs.updatedAt ? dateTime(theirs.updatedAt) : "",
        }),
      ),
      h(
        "ul.conflict-legend",
        h("li.mine", t("workbench.conflict.mineLine")),
        h("li.theirs", t("workbench.conflict.theirsLine")),
      ),
    ];
  }

  #table() {
    const { draft, theirs } = this.entry;
    const name = uid("choice");
    const side = (row, which, zone) =>
      h(
        "td",
        { class: row.outcome === which || row.outcome === "both" ? "kept" : null },
        row.outcome === "conflict"
          ? h(
              "label.choice",
              h("input", {
                type: "radio",
                name: `${name}-${row.fields[0]}`,
                value: which,
                onchange: () => this.#choose(row.fields[0], which),
              }),
              this.#values(row.fields, zone),
            )
          : this.#values(row.fields, zone),
      );
    return h(
      "table.conflict-table",
      h(
        "thead",
        h(
          "tr",
          h("th", { scope: "col" }, t("workbench.conflict.field")),
          h("th", { scope: "col" }, t("workbench.conflict.mine")),
          h("th", { scope: "col" }, t("workbench.conflict.theirs")),
        ),
      ),
      h(
        "tbody",
        this.merge.rows.map((row) =>
          h(
            "tr",
            { class: `row-${row.outcome}` },
            h(
              "th",
              { scope: "row" },
              t(`workbench.field.${row.fields[0]}`),
              h("span.conflict-outcome", t(`workbench.conflict.outcome.${row.outcome}`)),
            ),
            side(row, "mine", draft),
            side(row, "theirs", theirs.zone),
          ),
        ),
      ),
    );
  }

  #buttons() {
    this.rest = h("p.hint", { role: "status" });
    this.save = h("button.primary", { type: "button", onclick: () => this.#decide() }, t("workbench.conflict.save"));
    const takeTheirs = h(
      "button",
      { type: "button", onclick: () => this.desk.decide(this.entry.key, this.entry.theirs.zone) },
      t("workbench.conflict.takeTheirs"),
    );
    const deleteAnyway = h(
      "button.danger",
      { type: "button", onclick: () => this.desk.decide(this.entry.key, null) },
      t("workbench.conflict.deleteAnyway"),
    );
    const later = h("button", { type: "button", onclick: () => this.desk.choose(this.entry.key) }, t("workbench.conflict.later"));
    return [this.rest, h("div.actions", this.entry.draft ? this.save : deleteAnyway, takeTheirs, later)];
  }

  #showGone({ key, draft }) {
    this.desk.view.compare(draft.shape, null);
    fill(
      this.element,
      h("h2", { tabindex: "-1" }, t("workbench.conflict.goneTitle", { code: draft.code })),
      h("p", t("workbench.conflict.gone")),
      h(
        "div.actions",
        h(
          "button.primary",
          { type: "button", onclick: () => this.desk.decide(key, draft) },
          t("workbench.conflict.saveCopy"),
        ),
        h(
          "button.danger",
          { type: "button", onclick: () => this.desk.decide(key, null) },
          t("workbench.conflict.acceptGone"),
        ),
        h("button", { type: "button", onclick: () => this.desk.choose(this.entry.key) }, t("workbench.conflict.later")),
      ),
    );
  }

  #choose(field, which) {
    this.choices.set(field, which);
    this.#update();
  }

  #update() {
    if (!this.merge || this.entry.theirs === "gone") return;
    const open = this.merge.rows.filter(
      ({ fields, outcome }) => outcome === "conflict" && !this.choices.has(fields[0]),
    ).length;
    this.rest.textContent = open ? plural("workbench.conflict.open", open) : t("workbench.conflict.ready");
    this.save.setAttribute("aria-disabled", String(open > 0));
  }

  #decide() {
    const { key, draft, theirs } = this.entry;
    const zone = resolve(this.merge, draft, theirs.zone, this.choices);
    if (zone) return this.desk.decide(key, zone);
    const undecided = this.merge.rows.find(
      ({ fields, outcome }) => outcome === "conflict" && !this.choices.has(fields[0]),
    );
    /** @type {HTMLElement | null} */ (this.element.querySelector(`input[name$="-${undecided.fields[0]}"]`))?.focus();
  }

  #values(fields, zone) {
    return h(
      "span",
      fields.map((field, i) => [i ? h("br") : null, this.#value(field, zone)]),
    );
  }

  #value(field, zone) {
    if (field === "shape") return this.desk.words.area(this.desk.measure.areaM2(zone.shape));
    return valueText(field, zone[field], this.desk.codes);
  }
}
