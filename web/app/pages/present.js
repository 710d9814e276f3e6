/**
 * A proposal on the wall of a meeting hall: slide by slide through what changes, comments as they are published, the
 * way in for phones always in sight. Made for a presenter's clicker: Page Down, Page Up, arrows, Space, Home, End.
 */
import { boxAround, boxOf, createMap } from "../map/index.js";
import { announce } from "../platform/announce.js";
import { get } from "../platform/api.js";
import { need } from "../platform/dom.js";
import { t } from "../platform/i18n.js";
import { liveChanges } from "../platform/live.js";
import { time } from "../platform/numbers.js";
import { municipality, pageData } from "../platform/page.js";
import { BeforeAfter } from "./before-after.js";
import { ContributionLayer } from "./contribution-layer.js";
import { swatch } from "../ui/patterns.js";
import { Swap } from "./swap.js";

const CONTRAST = "byggbar.contrast";
const LATEST_SHOWN_MS = 20_000;
const PAGE_SHARE = 0.85;
const MARK_PX = 18;
const FORWARD = new Set(["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"]);
const BACK = new Set(["ArrowLeft", "ArrowUp", "PageUp", "Backspace"]);

const { plan } = pageData;
const main = need("main");
const side = need("#slides");
const comments = new Swap(["#contributions"]);
/** @type {number | undefined} */
let latestTimer;

const map = createMap(need("#map"), { municipality, label: t("proposal.map"), controls: false });
const [before, after] = await Promise.all([get(`/api/plans/${plan}/before`), get(`/api/plans/${plan}/zones`)]);
const view = new BeforeAfter(map, { before: before.features, after: after.features });
const said = await ContributionLayer.on(map, { size: MARK_PX });
const whole = boxAround(after.features.map(({ geometry }) => boxOf(geometry)));
const steps = stepsOf([.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".slide"))]);
let at = Math.min(steps.length, Math.max(1, Number(location.hash.slice(1)) || 1)) - 1;

for (const strategy of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-strategy]"))) {
  strategy.prepend(swatch(pageData.strategies[strategy.dataset.strategy ?? ""] ?? {}));
}
listen();
document.documentElement.dataset.scripted = "";
setContrast(localStorage.getItem(CONTRAST) === "high");
await said.load(plan);
show(at);

/**
 * @typedef {object} Step what one press of "next" brings
 * @property {HTMLElement} slide
 * @property {"today" | "proposed"} state
 * @property {number | null} zone
 */

/** An area takes two steps, today and then proposed, so that the hall sees it change. @returns {Step[]} */
function stepsOf(slides) {
  return slides.flatMap((slide) => {
    if (!slide.dataset.zone) return [{ slide, state: "proposed", zone: null }];
    const zone = Number(slide.dataset.zone);
    return [{ slide, state: "today", zone }, { slide, state: "proposed", zone }];
  });
}

function listen() {
  need("#next").addEventListener("click", () => turn(1));
  need("#previous").addEventListener("click", () => turn(-1));
  need("#full").addEventListener("click", () =>
    document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
  need("#contrast").addEventListener("click", () => setContrast(main.dataset.contrast !== "high"));
  document.addEventListener("keydown", pressed);
  map.addEventListener("picked", (event) => goTo(/** @type {CustomEvent} */ (event).detail));
  const live = liveChanges(municipality.id);
  live.onChange("contribution", ({ id, operation }) => renew(operation === "DELETE" ? null : id));
  live.addEventListener("lost", () => renew(null));
  live.addEventListener("state", () => showConnection(live.connected));
  window.addEventListener("offline", () => showConnection(false));
}

function pressed(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const onControl = /** @type {Element} */ (event.target).closest("button, a, input, select");
  if (onControl && (event.key === " " || event.key === "Enter")) return;
  const turning = FORWARD.has(event.key) ? 1 : BACK.has(event.key) ? -1 : 0;
  if (!turning && event.key !== "Home" && event.key !== "End") return;
  event.preventDefault();
  if (turning) turn(turning);
  else show(event.key === "Home" ? 0 : steps.length - 1);
}

/** The next thing to see: the rest of a slide that is longer than the wall, then the next slide. */
function turn(direction) {
  const rest = direction > 0 ? side.scrollHeight - side.clientHeight - side.scrollTop : side.scrollTop;
  if (rest > 4) side.scrollBy({ top: direction * side.clientHeight * PAGE_SHARE });
  else show(at + direction);
}

/** @param {number} wanted steps before the first and after the last stay where they are */
function show(wanted) {
  at = Math.min(steps.length - 1, Math.max(0, wanted));
  const { slide, state, zone } = steps[at];
  for (const step of steps) step.slide.hidden = step.slide !== slide;
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (slide.querySelectorAll("[data-state]"))) {
    part.classList.toggle("now", part.dataset.state === state);
  }
  view.show(state);
  showOnMap(zone, state);
  main.classList.toggle("voices-shown", slide.dataset.slide === "voices");
  need("#position").textContent = t("present.position", { n: at + 1, total: steps.length });
  need("#previous").toggleAttribute("disabled", at === 0);
  side.scrollTop = 0;
  history.replaceState(null, "", `#${at + 1}`);
  announce(`${slide.querySelector("h2")?.textContent} ${slide.querySelector(".now")?.textContent ?? ""}`.replace(/\s+/g, " "));
}

function showOnMap(zone, state) {
  const feature = zone === null ? null : view.after.get(zone);
  map.select(feature && state === "proposed" ? { layer: "zone", id: feature.id } : null);
  const box = feature ? boxOf(feature.geometry) : whole;
  if (box) map.showBox(box, { maxZoom: 16 });
}

/** A shape chosen on the map leads to its slide. */
function goTo(chosen) {
  const found = chosen?.layer === "zone" ? steps.findIndex(({ zone, state }) => zone === chosen.id && state === "proposed") : -1;
  if (found >= 0) show(found);
}

/** @param {number | null} id the comment that has just changed */
async function renew(id) {
  await Promise.all([comments.load(location.pathname + location.search), said.load(plan)]);
  const fresh = id === null ? null : document.querySelector(`#contributions [data-id="${Number(id)}"] p:last-child`);
  if (!fresh) return;
  said.shapes.flash(/** @type {number} */ (id));
  const latest = need("#latest");
  latest.textContent = `${t("present.new")} ${fresh.textContent}`;
  latest.hidden = false;
  announce(latest.textContent);
  window.clearTimeout(latestTimer);
  latestTimer = window.setTimeout(() => (latest.hidden = true), LATEST_SHOWN_MS);
}

/** The wall keeps what it shows when the network goes, and says since when. */
function showConnection(connected) {
  const words = need("#offline");
  if (connected) words.textContent = "";
  else if (!words.textContent) words.textContent = t("present.offline", { time: time(new Date()) });
}

function setContrast(high) {
  main.dataset.contrast = high ? "high" : "normal";
  need("#contrast").setAttribute("aria-pressed", String(high));
  localStorage.setItem(CONTRAST, main.dataset.contrast);
}
