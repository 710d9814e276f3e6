/** The receipt: its code copied or printed. */
import { announce } from "../platform/announce.js";
import { t } from "../platform/i18n.js";

export function wireReceipt() {
  document.getElementById("copy")?.addEventListener("click", copy);
  document.getElementById("print")?.addEventListener("click", () => window.print());
}

async function copy() {
  const button = document.getElementById("copy");
  const code = document.querySelector(".receipt-code code")?.textContent ?? "";
  try {
    await navigator.clipboard.writeText(code);
    if (button) button.textContent = t("receipt.copied");
    announce(t("receipt.copied"));
  } catch {
    getSelection()?.selectAllChildren(/** @type {Element} */ (document.querySelector(".receipt-code code")));
    announce(t("receipt.copyByHand"));
  }
}
