/** One proposal: the map beside the text, linked with the table of changes and the comments. */
import { boxAround, boxOf, createMap } from "../map/index.js";
import { announce } from "../platform/announce.js";
import { get } from "../platform/api.js";
import { need } from "../platform/dom.js";
import { t } from "../platform/i18n.js";
import { liveChanges } from "../platform/live.js";
import { municipality, pageData } from "../platform/page.js";
import { BeforeAfter, zoneName } from "./before-after.js";
import { ContributionForm } from "./contribution-form.js";
import { ContributionLayer, contributionName } from "./contribution-layer.js";
import { swatch } from "../ui/patterns.js";
import { Swap } from "./swap.js";

const { plan } = pageData;
const comments = new Swap(["#contributions"]);
const form = document.querySelector("#contribution");
const text = need(".proposal-text");

const map = createMap(need("#map"), { municipality, label: t("proposal.map"), cooperative: pageScrolls() });
const [before, after] = await Promise.all([get(`/api/plans/${plan}/before`), get(`/api/plans/${plan}/zones`)]);
const view = new BeforeAfter(map, { before: before.features, after: after.features });
need(".proposal-map").append(view.control());
const said = await ContributionLayer.on(map);
const box = boxAround(after.features.map(({ geometry }) => boxOf(geometry)));
if (box) map.showBox(box, { maxZoom: 16, animate: false });
await said.load(plan);

if (form) new ContributionForm(/** @type {HTMLFormElement} */ (form), { map, plan, zones: after.features });
for (const strategy of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-strategy]"))) {
  strategy.prepend(swatch(pageData.strategies[strategy.dataset.strategy ?? ""] ?? {}));
}
listen();
document.documentElement.dataset.scripted = "";

function listen() {
  map.addEventListener("picked", (event) => pick(/** @type {CustomEvent} */ (event).detail));
  text.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest(".show-place");
    if (button) showPlace(layerOf(button), idOf(button));
  });
  text.addEventListener("pointerover", (event) => hint(/** @type {Element} */ (event.target)));
  const live = liveChanges(municipality.id);
  live.onChange("contribution", renew);
  live.addEventListener("lost", renew);
}

async function renew() {
  await Promise.all([comments.load(location.href), said.load(plan)]);
}

/** From the text to the map. */
function showPlace(layer, id) {
  const feature = (layer === "zone" ? view.after : said.shapes).get(id);
  if (!feature) return;
  map.select({ layer, id });
  map.showBox(/** @type {any} */ (boxOf(feature.geometry)), { maxZoom: 17 });
  announce(layer === "zone" ? zoneName(feature.properties) : contributionName(feature));
  need(".proposal-map").scrollIntoView({ block: "nearest" });
}

/** From the map to the text. */
function pick(chosen) {
  for (const row of text.querySelectorAll(".chosen")) row.classList.remove("chosen");
  map.select(chosen);
  const list = chosen?.layer === "contribution" ? "#contributions" : ".changes";
  const row = chosen && chosen.layer !== "before" && text.querySelector(`${list} [data-id="${Number(chosen.id)}"]`);
  if (!row) return;
  row.classList.add("chosen");
  row.scrollIntoView({ block: "center" });
  announce(row.textContent?.replace(/\s+/g, " ").trim() ?? "");
}

function hint(target) {
  const row = target.closest("[data-id]");
  view.after.hint(row?.closest(".changes") ? idOf(row) : null);
  said.shapes.hint(row?.closest("#contributions") ? idOf(row) : null);
}

/** On a phone the page scrolls, and one finger on the map must not stop it. */
function pageScrolls() {
  return matchMedia("(width < 900px)").matches;
}

function layerOf(element) {
  return element.closest("#contributions") ? "contribution" : "zone";
}

function idOf(element) {
  return Number(/** @type {HTMLElement} */ (element.closest("[data-id]")).dataset.id);
}
