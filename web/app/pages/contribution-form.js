/**
 * The form for having a say, over the plain one that works without scripts: a place on the map, a counter, a warning
 * about personal data, a draft that survives a closed page or a lost network, the receipt in place of the form.
 */
import { addFeatureLayer, boxOf, labelPlace, startSketch } from "../map/index.js";
import { alertNow, announce } from "../platform/announce.js";
import { Problem, get, request } from "../platform/api.js";
import { fill, h, need } from "../platform/dom.js";
import { plural, t } from "../platform/i18n.js";
import { number, time } from "../platform/numbers.js";
import { language } from "../platform/page.js";
import { Draft } from "./draft.js";
import { personalDataIn } from "./personal-data.js";
import { wireReceipt } from "./receipt-code.js";

const TYPING_PAUSE_MS = 500;
const NEARLY_FULL = 200;
const STALE = new Set(["form.token_invalid", "form.token_used", "idempotency.key_reused"]);
const KEPT_FIELDS = ["kind", "text", "publicName", "email", "phone", "geometry", "formToken"];
const SENT_WHEN_FILLED = ["kind", "text", "publicName", "email", "phone", "website", "formToken"];

export class ContributionForm {
  /** @type {ReturnType<typeof startSketch> | null} */
  #sketch = null;
  #typing = 0;
  #sending = false;

  /**
   * @param {HTMLFormElement} form
   * @param {{ map: any, plan: number, zones: any[] }} about
   */
  constructor(form, { map, plan, zones }) {
    this.form = form;
    this.map = map;
    this.plan = plan;
    this.zones = zones;
    this.draft = new Draft(String(plan));
    this.place = addFeatureLayer(map, {
      id: "my-place",
      order: 60,
      interactive: false,
      look: () => ({ colour: "#a8261c", colourDark: "#ff9b8f", fillOpacity: 0.9, symbol: "speech", radius: 11 }),
      name: () => t("proposal.form.mine"),
      label: () => t("proposal.form.mine"),
      labelPriority: 100,
    });
    this.#listen();
    this.#restore();
    this.#count();
    this.#showPlace();
  }

  #listen() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    this.form.addEventListener("input", () => {
      this.#count();
      this.#warn();
      this.#keepSoon();
    });
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (this.form.querySelectorAll("[data-sketch]"))) {
      button.addEventListener("click", () => this.#draw(button));
    }
    need("#zone-place").addEventListener("change", (event) => this.#placeInZone(/** @type {any} */ (event.target).value));
    need("#place-remove").addEventListener("click", () => {
      this.#setPlace(null);
      need("#zone-place").focus();
    });
    window.addEventListener("online", () => this.draft.read()?.waiting && this.#send());
  }

  // The place

  #draw(button) {
    this.#sketch?.cancel();
    const ended = () => {
      this.#sketch = null;
      button.focus();
    };
    this.#sketch = startSketch(this.map, {
      kind: button.dataset.sketch,
      onCancel: ended,
      onDone: (geometry) => {
        this.#setPlace(geometry);
        ended();
      },
    });
    need("#map").scrollIntoView({ block: "nearest" });
  }

  #placeInZone(id) {
    const zone = this.zones.find((feature) => String(feature.id) === id);
    if (!zone) return this.#setPlace(null);
    const { lon, lat } = labelPlace(zone.geometry);
    this.#setPlace({ type: "Point", coordinates: [lon, lat] });
  }

  #setPlace(geometry) {
    this.#control("geometry").value = geometry ? JSON.stringify(geometry) : "";
    if (!geometry) /** @type {HTMLSelectElement} */ (need("#zone-place")).value = "";
    this.#showPlace();
    this.#keep(false);
  }

  #showPlace() {
    const geometry = this.#geometry();
    this.place.setFeatures(geometry ? [{ type: "Feature", id: 1, geometry, properties: {} }] : []);
    if (geometry) this.map.reveal(boxOf(geometry));
    need("#place-state").textContent = t(geometry ? `proposal.form.place.${geometry.type}` : "proposal.form.whole");
    need("#place-remove").hidden = !geometry;
  }

  #geometry() {
    const text = this.#control("geometry").value;
    return text ? JSON.parse(text) : null;
  }

  // The text

  #count() {
    const area = /** @type {HTMLTextAreaElement} */ (need("#text"));
    const left = Number(area.dataset.max) - [...area.value.trim()].length;
    const count = need("#text-count");
    count.textContent = left < 0 ? plural("proposal.form.over", -left) : plural("proposal.form.left", left);
    count.classList.toggle("error", left < 0);
    count.setAttribute("aria-live", left < NEARLY_FULL ? "polite" : "off");
  }

  #warn() {
    const found = personalDataIn(/** @type {HTMLTextAreaElement} */ (need("#text")).value);
    const warning = need("#text-warning");
    const words = found.length ? t("proposal.form.personal", { what: found.map((kind) => t(`proposal.form.personal.${kind}`)).join(", ") }) : "";
    warning.hidden = !found.length;
    if (warning.textContent !== words) warning.textContent = words;
  }

  // The draft

  #restore() {
    const draft = this.draft.read();
    if (!draft) return;
    for (const name of KEPT_FIELDS) this.#control(name).value = draft.values[name] ?? "";
    this.#control("key").value = draft.key;
    const details = this.form.querySelector("details");
    if (details) details.open = ["publicName", "email", "phone"].some((name) => draft.values[name]);
    this.#warn();
    this.#say(t("proposal.draft.restored"));
    if (draft.waiting && navigator.onLine) this.#send();
  }

  #keepSoon() {
    window.clearTimeout(this.#typing);
    this.#typing = window.setTimeout(() => this.#keep(false), TYPING_PAUSE_MS);
  }

  /** @param {boolean} waiting for the network */
  #keep(waiting) {
    window.clearTimeout(this.#typing);
    const values = Object.fromEntries(KEPT_FIELDS.map((name) => [name, this.#control(name).value]));
    const kept = this.draft.keep({ key: this.#control("key").value, values, waiting });
    if (!waiting) this.#say(kept ? t("proposal.draft.kept", { time: time(new Date()) }) : "");
    return kept;
  }

  // Sending

  async #send() {
    if (this.#sending) return;
    const faults = this.#faults();
    if (faults.length) return this.#refuse(faults);
    this.#sending = true;
    this.#say(t("proposal.sending"));
    try {
      await this.#postRenewed();
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#sending = false;
    }
  }

  /** A form left open for weeks, or in two windows, is no longer good: then the same words go in a new one. */
  async #postRenewed() {
    try {
      await this.#post();
    } catch (error) {
      if (!(error instanceof Problem && STALE.has(error.code))) throw error;
      const { formToken } = await get(`/api/plans/${this.plan}/contribution-form`);
      this.#control("formToken").value = formToken;
      this.#control("key").value = crypto.randomUUID();
      await this.#post();
    }
  }

  async #post() {
    const body = { language, geometry: this.#geometry() };
    for (const name of SENT_WHEN_FILLED) if (this.#control(name).value.trim()) body[name] = this.#control(name).value;
    const key = this.#control("key").value;
    const { data } = await request("POST", `/api/plans/${this.plan}/contributions`, { body, headers: { "Idempotency-Key": key } });
    window.clearTimeout(this.#typing);
    this.draft.forget();
    this.place.setFeatures([]);
    this.#showReceipt(data.receiptCode);
  }

  #failed(error) {
    if (!(error instanceof Problem)) throw error;
    // With cookies off only the plain form can be sent.
    if (error.code === "csrf.missing") {
      this.draft.forget();
      return this.form.submit();
    }
    if (error.worthRetrying) {
      const kept = this.#keep(true);
      const words = t(kept ? "proposal.draft.waiting" : "proposal.draft.lost");
      this.#say(words);
      return alertNow(words);
    }
    const faults = error.errors.map(({ pointer, message }) => ({ field: (pointer ?? "/text").slice(1).split("/")[0], message }));
    this.#refuse(faults.length ? faults : [{ field: "text", message: error.message }]);
  }

  #faults() {
    const faults = [];
    if (!this.#control("kind").value) faults.push({ field: "kind", message: t("proposal.form.kindMissing") });
    const text = this.#control("text").value.trim();
    const max = Number(need("#text").dataset.max);
    if (!text) faults.push({ field: "text", message: t("proposal.form.textMissing") });
    if ([...text].length > max) faults.push({ field: "text", message: t("proposal.form.textLong", { n: number(max) }) });
    return faults;
  }

  /** @param {{ field: string, message: string }[]} faults */
  #refuse(faults) {
    this.#say("");
    for (const stale of this.form.querySelectorAll(".error:not(#text-count)")) stale.remove();
    for (const control of this.form.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
    for (const { field, message } of faults) this.#mark(field, message);
    const summary = need("#problems");
    const link = ({ field, message }) => h("li", h("a", { href: `#${this.#anchor(field)}` }, message));
    fill(need("ul", summary), faults.map(link));
    summary.hidden = false;
    summary.focus();
  }

  #mark(field, message) {
    const control = document.getElementById(this.#anchor(field));
    if (!control) return;
    const id = `${field}-error`;
    const words = h("p.error", { id }, message);
    if (control instanceof HTMLFieldSetElement) {
      control.querySelector("legend")?.after(words);
    } else {
      control.before(words);
      control.setAttribute("aria-invalid", "true");
    }
    const described = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((other) => other && other !== id);
    control.setAttribute("aria-describedby", [id, ...described].join(" "));
    if (field === "publicName" || field === "email" || field === "phone") need("details.contact").setAttribute("open", "");
  }

  #anchor(field) {
    if (field === "geometry") return "zone-place";
    return document.getElementById(field) ? field : "text";
  }

  #showReceipt(code) {
    const template = /** @type {HTMLTemplateElement} */ (need("#receipt-template"));
    const receipt = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    const heading = h("h3", { tabindex: "-1" }, t("receipt.thanks"));
    need("code", receipt).textContent = code;
    this.form.replaceWith(h("div.sent", heading, h("p", t("receipt.received")), receipt));
    wireReceipt();
    need("#say").classList.remove("no-print");
    heading.focus();
    announce(`${t("receipt.yourCode")}: ${code}`);
  }

  #say(words) {
    need("#draft-state").textContent = words;
  }

  /** @param {string} name @returns {{ value: string }} an input, or the group of radio buttons */
  #control(name) {
    return /** @type {any} */ (this.form.elements.namedItem(name));
  }
}
