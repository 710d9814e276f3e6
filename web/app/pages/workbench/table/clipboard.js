/**
 * Copies what a zone says, and pastes it into others. Works wherever the map or the table has focus, by the keys of
 * the system, and by buttons. The values also go to the system's clipboard as text, one line per field.
 */
import { announce } from "../../../platform/announce.js";
import { t } from "../../../platform/i18n.js";
import { valueText } from "../values.js";
import { attributesOf } from "./bulk.js";
import { pasteInto } from "./bulk-dialogs.js";
import { titleOf } from "./columns.js";

export class ZoneClipboard extends EventTarget {
  /** @type {{ from: string, attributes: any } | null} */
  copied = null;

  /** @param {import("../desk.js").Desk} desk @param {HTMLElement[]} places where the keys work */
  constructor(desk, places) {
    super();
    this.desk = desk;
    const isHere = ({ target }) =>
      places.some((place) => place.contains(target)) && !target.closest("input, textarea, select");
    document.addEventListener("copy", (event) => isHere(event) && this.#copyEvent(event));
    document.addEventListener("paste", (event) => isHere(event) && this.paste());
  }

  /** Copies a zone, by itself the one whose details are shown. @param {string | null} [key] @returns {string | null} its values as text */
  copy(key = this.desk.selection.last) {
    const zone = this.desk.workspace.draft(key ?? "");
    if (!zone) {
      this.desk.editor.say("refused.chooseFirst", {}, "refused");
      return null;
    }
    this.copied = { from: zone.code, attributes: attributesOf(zone) };
    announce(t("desk.table.copied", { code: zone.code }));
    this.dispatchEvent(new Event("copied"));
    return Object.entries(this.copied.attributes)
      .map(([field, value]) => `${titleOf(field)}\t${valueText(field, value, this.desk.codes)}`)
      .join("\n");
  }

  paste() {
    if (!this.desk.editable) return;
    if (!this.copied) return announce(t("desk.table.nothingCopied"));
    if (!this.desk.selection.size) return this.desk.editor.say("refused.chooseFirst", {}, "refused");
    pasteInto(this.desk, this.copied);
  }

  #copyEvent(event) {
    if (!document.getSelection()?.isCollapsed) return;
    const row = event.target.closest("[data-key]")?.getAttribute("data-key");
    const text = this.copy(row ?? this.desk.selection.last);
    if (!text) return;
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
  }
}
