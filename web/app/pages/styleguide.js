/** Every element in every state, made by the same code as the pages; the accessibility test visits it. */
import { fill, h, need } from "../platform/dom.js";
import { t } from "../platform/i18n.js";
import { area, deadline, distance, number, percent, range } from "../platform/numbers.js";
import { codeLists } from "../platform/codelists.js";
import { Problem } from "../platform/api.js";
import { swatch } from "../ui/patterns.js";
import { codeSelect, field, showErrors } from "../ui/forms.js";
import { failure, notice, skeleton } from "../ui/notice.js";
import { term } from "../ui/ui-term.js";
import "../ui/ui-panel.js";
import "../ui/ui-table.js";

const COLOURS = [
  "paper",
  "surface",
  "surface-sunk",
  "ink",
  "ink-soft",
  "line",
  "line-strong",
  "accent",
  "accent-soft",
  "danger",
  "danger-soft",
  "ok",
  "ok-soft",
  "warn",
  "warn-soft",
];
const lists = await codeLists();

fill(
  need(".guide"),
  section(
    "colours",
    COLOURS.map((name) => h("span.guide-colour", { style: { "--sample": `var(--${name})` } }, name)),
  ),
  section(
    "numbers",
    h(
      "p",
      [
        number(1234567.8, 1),
        area(18474),
        area(940),
        distance(930),
        distance(4200),
        percent(7.5),
        range(120, 180),
        deadline(new Date("2027-03-03T22:59:00Z"), "Europe/Oslo"),
      ].join(" · "),
    ),
  ),
  section(
    "buttons",
    h("button.primary", { type: "button" }, t("map.sketch.done")),
    h("button", { type: "button" }, t("map.list.table")),
    h("button", { type: "button", "aria-pressed": "true" }, t("map.list.table")),
    h("button", { type: "button", disabled: true }, t("map.list.table")),
    h("button.danger", { type: "button" }, t("map.sketch.cancel")),
    h("button.small", { type: "button" }, t("map.list.table")),
    h("button.plain", { type: "button" }, t("shell.signOut")),
  ),
  section(
    "patterns",
    lists.strategy.map((code) => h("span.chip", swatch(code), term(code.name, code.definition))),
    lists.contribution_kind.map((code) =>
      h("span.chip", swatch({ symbol: `speech-${code.code.toLowerCase()}`, colour: "#0b5a6f" }), code.name),
    ),
    lists.project_stage.map((code) => h("span.chip", swatch({ symbol: "circle", colour: code.colour }), code.name)),
  ),
  section(
    "tags",
    h("span.tag", lists.site_status[0].name),
    h("span.tag.ok", lists.site_status[1].name),
    h("span.tag.warn", lists.site_status[2].name),
    h("span.tag.danger", lists.site_status[3].name),
  ),
  section(
    "notices",
    notice("info", t("map.list.nothing"), h("p", t("map.list.nothingFiltered"))),
    notice("ok", t("map.sheet.copied")),
    notice("warn", t("map.live.lost")),
    failure(new Problem(0, { code: "network" }), () => {}),
    h("div.guide-skeleton", skeleton(3)),
  ),
  section("form", sampleForm()),
  section("table", sampleTable()),
  section(
    "panel",
    h("div.guide-panel", h("ui-panel", { label: t("map.panel"), height: "full" }, h("p", t("chooser.sentence")))),
  ),
);

function section(key, ...content) {
  return h("section", h("h2", t(`styleguide.${key}`)), h("div.guide-sample", content));
}

function sampleForm() {
  const form = h(
    "form",
    { novalidate: true, onsubmit: (event) => event.preventDefault() },
    field({ name: "name", label: t("login.username"), hint: t("login.who"), control: h("input", { value: "Kari" }) }),
    field({
      name: "land_use",
      label: t("styleguide.choice"),
      control: codeSelect(lists.land_use.slice(0, 6), null, t("map.filter.all")),
    }),
    field({ name: "text", label: t("styleguide.text"), control: h("textarea") }),
    h("div.actions", h("button.primary", { type: "submit" }, t("login.submit"))),
  );
  const focused = document.activeElement;
  showErrors(form, [{ name: "text", message: t("map.sketch.tooShort.point") }]);
  /** @type {HTMLElement | null} */ (focused)?.focus?.();
  return form;
}

function sampleTable() {
  const table = /** @type {any} */ (h("ui-table", { label: t("styleguide.table"), file: "sample" }));
  customElements.whenDefined("ui-table").then(() =>
    requestAnimationFrame(() => {
      table.columns = [
        { key: "code", title: t("styleguide.code"), value: (row) => row.code },
        { key: "name", title: t("styleguide.name"), value: (row) => row.name },
        {
          key: "area",
          title: t("map.figure.area"),
          number: true,
          value: (row) => row.area,
          show: (row) => area(row.area),
        },
      ];
      table.rows = lists.land_use
        .slice(0, 8)
        .map((use, i) => ({ id: i, code: use.code, name: use.name, area: 5000 * (i + 1) }));
      table.selected = 2;
    }),
  );
  return table;
}
