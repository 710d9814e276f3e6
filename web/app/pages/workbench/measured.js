/** What has been measured, in the corner of the map until it is dismissed, whatever tool is in use. */
import { announce } from "../../platform/announce.js";
import { fill, h } from "../../platform/dom.js";
import { t } from "../../platform/i18n.js";

/** @param {import("./desk.js").Desk} desk @param {() => void} dismiss */
export function showMeasured(desk, dismiss) {
  const element = h("div.desk-measured", { hidden: true, role: "group", "aria-label": t("desk.draw.measured") });
  /** @type {HTMLElement} */ (desk.map.element.parentElement).after(element);
  const close = h(
    "button.small",
    {
      type: "button",
      onclick: () => {
        dismiss();
        announce(t("desk.draw.dismissed"));
        desk.map.element.focus({ preventScroll: true });
      },
    },
    t("desk.draw.dismiss"),
  );
  desk.editor.addEventListener("ruled", (event) => {
    const { ruler } = /** @type {CustomEvent} */ (event).detail;
    element.hidden = !ruler || ruler.line.length < 2;
    if (element.hidden) return;
    const lines = desk.words.measures(ruler).split("\n");
    fill(
      element,
      h("strong", t("desk.draw.measured")),
      lines.map((line) => h("span", line)),
      close,
    );
  });
}
