/**
 * Two planners changed one zone: a table of what differs, attribute by attribute, with both outlines on the map. What
 * does not conflict is already joined; the rest is chosen by hand. Nothing is dropped without a click.
 */
import { lonLatOf } from "../../../map/edit/grid.js";
import { fill, h, uid } from "../../../platform/dom.js";
import { plural, t } from "../../../platform/i18n.js";
import { dateTime } from "../../../platform/numbers.js";
import { valueText } from "../values.js";
import { conflictsOf, mergeZones, preview, resolve } from "../merge.js";
import { isSound, stretchesOf } from "../outlines.js";
import { NOTHING } from "../workspace.js";

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
    this.merge = entry.draft && mergeZones(entry.saved?.zone ?? NOTHING, entry.draft, entry.theirs.zone);
    this.stretches = this.merge?.joined ? stretchesOf(this.merge.joined) : [];
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
          yours: saved?.version ?? theirs.version - 1,
          when: theirs.updatedAt ? dateTime(theirs.updatedAt) : "",
        }),
      ),
      h(
        "ul.conflict-legend",
        h("li.mine", t("workbench.conflict.mineLine")),
        h("li.theirs", t("workbench.conflict.theirsLine")),
        this.merge ? h("li.joined", t("workbench.conflict.joinedLine")) : null,
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
                name: `${name}-${row.choice}`,
                value: which,
                onchange: () => this.#choose(row.choice, which),
              }),
              this.#said(row, which, zone),
            )
          : this.#said(row, which, zone),
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
              row.stretch === undefined
                ? t(`workbench.field.${row.fields[0]}`)
                : t("workbench.conflict.stretch", { n: row.stretch + 1 }),
              h("span.conflict-outcome", t(`workbench.conflict.outcome.${row.outcome}`)),
              row.stretch === undefined ? null : this.#showButton(row),
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
      { type: "button", onclick: () => this.desk.saves.decide(this.entry.key, this.entry.theirs.zone) },
      t("workbench.conflict.takeTheirs"),
    );
    const deleteAnyway = h(
      "button.danger",
      { type: "button", onclick: () => this.desk.saves.decide(this.entry.key, null) },
      t("workbench.conflict.deleteAnyway"),
    );
    const later = h("button", { type: "button", onclick: () => this.#later() }, t("workbench.conflict.later"));
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
          { type: "button", onclick: () => this.desk.saves.decide(key, draft) },
          t("workbench.conflict.saveCopy"),
        ),
        h(
          "button.danger",
          { type: "button", onclick: () => this.desk.saves.decide(key, null) },
          t("workbench.conflict.acceptGone"),
        ),
        h("button", { type: "button", onclick: () => this.#later() }, t("workbench.conflict.later")),
      ),
    );
  }

  #later() {
    this.desk.choose(this.entry.draft ? this.entry.key : null);
  }

  #choose(choice, which) {
    this.choices.set(choice, which);
    this.#update();
  }

  /** The outline as it would be saved, and how many choices are left. */
  #update() {
    if (!this.merge || this.entry.theirs === "gone") return;
    const { draft, theirs } = this.entry;
    const { shape } = preview(this.merge, draft, theirs.zone, this.choices);
    this.desk.editor.canvas.show({ repair: shape });
    const open = this.#undecided.length;
    const joined = t("workbench.conflict.joinedArea", { area: this.desk.words.area(this.desk.measure.areaM2(shape)) });
    const state = open ? plural("workbench.conflict.open", open) : t(`workbench.conflict.${isSound(shape) ? "ready" : "crosses"}`);
    this.rest.textContent = `${state} ${joined}`;
    this.save.setAttribute("aria-disabled", String(open > 0 || !isSound(shape)));
  }

  get #undecided() {
    return conflictsOf(this.merge).filter(({ choice }) => !this.choices.has(choice));
  }

  #decide() {
    const { key, draft, theirs } = this.entry;
    const zone = resolve(this.merge, draft, theirs.zone, this.choices);
    if (zone) return this.desk.saves.decide(key, zone);
    const [first] = this.#undecided;
    /** @type {HTMLElement | null} */ (this.element.querySelector(`input[name$="-${first?.choice ?? "shape.0"}"]`))?.focus();
  }

  #showButton({ stretch }) {
    const { mine, theirs } = this.stretches[stretch];
    const corner = mine[0] ?? theirs[0];
    const show = () => this.desk.view.showPlace([...lonLatOf(corner)]);
    return corner ? h("button.small", { type: "button", onclick: show }, t("workbench.conflict.showStretch")) : null;
  }

  #said(row, which, zone) {
    if (row.stretch === undefined) return this.#values(row.fields, zone);
    return h("span", plural("workbench.conflict.stretch.corners", this.stretches[row.stretch][which].length));
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
