/** What corners snap to, as a list to tick. */
import { fill, h } from "../../../platform/dom.js";
import { t } from "../../../platform/i18n.js";

export class SnapView {
  /** The sources listed. */
  #shown = "";

  /** @param {import("../desk.js").Desk} desk @param {import("../snap-sources.js").SnapSources} sources */
  constructor(desk, sources) {
    this.desk = desk;
    this.sources = sources;
    this.heading = h("h2", { tabindex: "-1" }, t("desk.draw.snap.title"));
    this.hint = h("p.hint");
    this.boxes = h("div.snap-sources", { role: "group", "aria-label": t("desk.draw.snap.title") });
    sources.addEventListener("changed", () => this.refresh());
  }

  open() {
    this.#shown = "";
    return [this.heading, h("p", t("desk.draw.snap.what")), this.boxes, this.hint, h("div.actions", this.#close())];
  }

  focus() {
    this.heading.focus();
  }

  refresh() {
    this.hint.textContent = this.sources.tooFar ? t("desk.draw.snap.tooFar") : "";
    const { list } = this.sources;
    const shown = list.map(({ id }) => id).join(" ");
    if (shown === this.#shown) return;
    this.#shown = shown;
    fill(
      this.boxes,
      list.map((source) => this.#box(source)),
    );
  }

  #box({ id, name, on }) {
    const box = h("input", {
      type: "checkbox",
      name: "snap-source",
      value: id,
      checked: on,
      onchange: (event) => this.sources.set(id, event.target.checked),
    });
    return h("label.choice", box, h("span", name));
  }

  #close() {
    const back = () => {
      const { chosen } = this.desk.editor;
      this.desk.panel.show(chosen ? "zone" : "list", { key: chosen?.key ?? null });
      this.desk.map.element.focus({ preventScroll: true });
    };
    return h("button.small", { type: "button", onclick: back }, t("workbench.close"));
  }
}
