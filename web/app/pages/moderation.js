/** The queue of contributions: a list and a map of the same, and a decision on each. */
import { addFeatureLayer, boxOf, createMap } from "../map/index.js";
import { announce } from "../platform/announce.js";
import { get, Problem, put } from "../platform/api.js";
import { fill, h, need } from "../platform/dom.js";
import { plural, t } from "../platform/i18n.js";
import { liveChanges } from "../platform/live.js";
import { date, number } from "../platform/numbers.js";
import { municipality } from "../platform/page.js";
import { failure, skeleton } from "../ui/notice.js";
import { layerLook } from "./layer-look.js";
import { Decision } from "./moderation-decision.js";
import { signInAgain } from "./sign-in-again.js";

const STATUSES = ["HELD", "PUBLISHED", "REJECTED"];
const PATH = `/api/municipalities/${municipality.id}/moderation`;
const SETTLE_MS = 300;

const [session, codes, look] = await Promise.all([
  get("/api/session"),
  get("/api/codelists"),
  layerLook("contribution"),
]);
const kindName = new Map(codes.contribution_kind.map(({ code, name }) => [code, name]));
const list = need("#list");
const map = createMap(need("#map"), { municipality, label: t("moderation.map") });
const layer = addFeatureLayer(map, {
  id: "contribution",
  order: 40,
  look,
  name: ({ properties }) => `${kindName.get(properties.kind)}: ${excerpt(properties.text)}`,
});
const decision = new Decision(need("#item"), { codes, kindName, onDecide: decide, onClose: () => choose(null, true) });

let status = "HELD";
/** @type {any[]} */
let queue = [];
/** @type {Record<string, number>} */
let counts = {};
/** @type {string | null} */
let next = null;
/** @type {any} */
let chosen = null;

async function load() {
  fill(list, skeleton(6));
  try {
    const page = await get(PATH, { params: { status } });
    ({ counts, next } = page);
    queue = page.contributions;
    show();
    if (chosen && !queue.some(({ id }) => id === chosen.id)) choose(null);
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401 && (await signInAgain(session.username))) return load();
    fill(list, failure(problem, load));
  }
}

async function loadMore() {
  const page = await get(PATH, { params: { status, cursor: next } });
  next = page.next;
  queue = [...queue, ...page.contributions];
  show();
}

function show() {
  fill(
    need("#tabs"),
    STATUSES.map((code) => {
      const name = codes.contribution_status.find((row) => row.code === code)?.name;
      return h(
        "button.small",
        { type: "button", "aria-pressed": String(code === status), onclick: () => turnTo(code) },
        `${name} `,
        h("span.number", number(counts[code] ?? 0)),
      );
    }),
  );
  const placeless = queue.filter(({ geometry }) => !geometry).length;
  fill(
    list,
    queue.length ? h("ol.queue-rows", { onkeydown: arrows }, queue.map(row)) : h("p", t(`moderation.empty.${status}`)),
    next ? h("button", { type: "button", onclick: loadMore }, t("moderation.more")) : null,
    placeless ? h("p.soft", plural("moderation.placeless", placeless)) : null,
  );
  layer.setFeatures(
    queue
      .filter(({ geometry }) => geometry)
      .map((c) => ({ type: "Feature", id: c.id, geometry: c.geometry, properties: c })),
  );
}

function row(contribution) {
  const { id, kind, text, planName, receivedAt, suspicions, personalData, geometry } = contribution;
  const doubts = suspicions.length + personalData.length;
  return h(
    "li",
    { "data-id": id },
    h(
      "button.queue-row",
      {
        type: "button",
        "aria-current": chosen?.id === id ? "true" : null,
        onclick: () => choose(id, true),
        onpointerenter: () => layer.hint(id),
        onpointerleave: () => layer.hint(null),
        onfocus: () => layer.hint(id),
        onblur: () => layer.hint(null),
      },
      h("span.queue-row-head", h("strong", kindName.get(kind)), h("span.soft", date(receivedAt))),
      h("span.queue-row-text", excerpt(text)),
      h("span.soft.queue-row-plan", planName, geometry ? null : ` · ${t("moderation.noPlace")}`),
      doubts ? h("span.tag.warn", plural("moderation.doubts", doubts)) : null,
    ),
  );
}

/** Up and down walk through the list. */
function arrows(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const rows = [...list.querySelectorAll("button.queue-row")];
  const at = rows.indexOf(event.target);
  if (!step || at < 0 || !rows[at + step]) return;
  event.preventDefault();
  /** @type {HTMLElement} */ (rows[at + step]).focus();
}

/** @param {number | null} id @param {boolean} [focus] */
function choose(id, focus = false) {
  const before = chosen?.id;
  chosen = queue.find((contribution) => contribution.id === id) ?? null;
  need("main").classList.toggle("has-item", Boolean(chosen));
  for (const item of list.querySelectorAll("[data-id]")) {
    item.firstElementChild?.toggleAttribute("aria-current", Number(item.getAttribute("data-id")) === id);
    if (Number(item.getAttribute("data-id")) === id) item.firstElementChild?.setAttribute("aria-current", "true");
  }
  map.select(chosen?.geometry ? { layer: "contribution", id: chosen.id } : null);
  if (chosen?.geometry) map.showBox(boxOf(chosen.geometry), { maxZoom: 15 });
  decision.show(chosen, focus);
  if (!chosen && focus && before)
    /** @type {HTMLElement | null} */ (list.querySelector(`[data-id="${before}"] button`))?.focus();
}

/**
 * Saves a decision over the version that was read. The next in the queue follows by itself.
 * @param {any} contribution
 * @param {{ status: string, rejectionReason: string | null, answer: string | null }} what
 */
async function decide(contribution, what) {
  try {
    const { data } = await put(`/api/contributions/${contribution.id}/moderation`, what, `"${contribution.version}"`);
    settle(contribution, data);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem.status === 401 && (await signInAgain(session.username))) return decide(contribution, what);
    if (problem.status === 412 && problem.body.current) replace(problem.body.current);
    decision.showProblem(problem);
  }
}

function settle(before, after) {
  if (after.status === before.status) {
    replace(after);
    announce(t("moderation.kept"));
    return decision.show(after, true);
  }
  const at = queue.findIndex(({ id }) => id === before.id);
  queue = queue.filter(({ id }) => id !== before.id);
  counts = {
    ...counts,
    [before.status]: Math.max(0, (counts[before.status] ?? 1) - 1),
    [after.status]: (counts[after.status] ?? 0) + 1,
  };
  show();
  choose((queue[at] ?? queue[at - 1])?.id ?? null, true);
  announce(`${t(`moderation.done.${after.status}`)} ${plural("moderation.left", queue.length)}`);
}

function replace(contribution) {
  queue = queue.map((known) => (known.id === contribution.id ? contribution : known));
  if (chosen?.id === contribution.id) chosen = contribution;
}

function turnTo(code) {
  status = code;
  choose(null);
  load();
}

function excerpt(text) {
  return text.length > 140 ? `${text.slice(0, 139)}…` : text;
}

map.addEventListener("picked", (event) => choose(/** @type {CustomEvent} */ (event).detail?.id ?? null, true));

/** New contributions and others' decisions; the one being decided stays as it is until it is saved. */
let settling = 0;
liveChanges(municipality.id).onChange("contribution", () => {
  window.clearTimeout(settling);
  settling = window.setTimeout(renew, SETTLE_MS);
});

async function renew() {
  const page = await get(PATH, { params: { status } }).catch(() => null);
  if (!page) return;
  ({ counts, next } = page);
  const added = page.contributions.filter(({ id }) => !queue.some((known) => known.id === id)).length;
  const kept = chosen && !page.contributions.some(({ id }) => id === chosen.id) ? [chosen] : [];
  queue = [...kept, ...page.contributions.map((c) => (c.id === chosen?.id ? chosen : c))];
  show();
  if (added) announce(plural("moderation.added", added));
}

await load();
