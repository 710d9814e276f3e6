/**
 * The planner's desk of one municipality: holds the work, the editor and the panel together. What a planner does goes
 * into the workspace as a step; everything shown follows from the workspace.
 */
import { boxOf } from "../../map/index.js";
import { ZoneEditor } from "../../map/edit/editor.js";
import { PlanningPlane } from "../../map/edit/grid.js";
import { replaceRing, shapeOf } from "../../map/edit/shape.js";
import { matchZone } from "../../map/edit/shared-edges.js";
import { announce } from "../../platform/announce.js";
import { get } from "../../platform/api.js";
import { plural, t } from "../../platform/i18n.js";
import { inSlices } from "../../platform/slices.js";
import { Density } from "./density.js";
import { createPlan } from "./dialogs.js";
import { addDrawingTools } from "./drawing.js";
import { followOthers } from "./live.js";
import { DeskMap } from "./map.js";
import { Operations } from "./operations/index.js";
import { Panel } from "./panel.js";
import { SaveDesk } from "./save-desk.js";
import { Selection } from "./selection.js";
import { CheckView } from "./views/check-view.js";
import { ConflictView } from "./views/conflict-view.js";
import { ListView } from "./views/list-view.js";
import { MergeView } from "./views/merge-view.js";
import { NewOutlineView } from "./views/new-outline-view.js";
import { PlanView } from "./views/plan-view.js";
import { ZoneView } from "./views/zone-view.js";
import { Words } from "./words.js";
import { Workspace } from "./workspace.js";
import { completeZone, nextCode, savedFromFeature, withChanges } from "./zone.js";

const FIRST_LAND_USE = { NO: "1110", SE: "B" };

export class Desk extends EventTarget {
  plan = null;
  /** Until the plan stands, nothing is taken up: it would be swept away when the list of its zones comes. */
  opening = true;
  workspace = new Workspace();
  selection = new Selection();
  saves = new SaveDesk(this);
  #planned = 0;
  /** @type {any} the zone worked on last, a pattern for the next */
  #last = null;

  /** @param {{ map: any, municipality: any, codes: Record<string, any[]>, session: any, panel: HTMLElement }} parts */
  constructor({ map, municipality, codes, session, panel }) {
    super();
    Object.assign(this, { map, municipality, codes, session, country: municipality.country });
    /** What a zone can be, with its look: the four strategies and the kinds of overlay. */
    this.kinds = new Map([...codes.strategy, ...codes.overlay_kind].map((kind) => [kind.code, kind]));
    this.plane = new PlanningPlane(municipality.planningSrid);
    this.density = new Density(this.country);
    this.words = new Words(this.plane, this.density);
    this.editor = new ZoneEditor(map, this.plane, { words: (told) => this.words.measures(told) });
    this.view = new DeskMap(map, this.editor, this.kinds);
    this.measure = this.editor.measure;
    this.panel = new Panel(panel, this);
    this.panel.addView("list", new ListView(this));
    this.panel.addView("zone", new ZoneView(this));
    this.panel.addView("new-outline", new NewOutlineView(this));
    this.panel.addView("conflict", new ConflictView(this));
    this.panel.addView("plan", new PlanView(this));
    addDrawingTools(this);
    this.panel.addView("check", new CheckView(this));
    this.panel.addView("merge", new MergeView(this));
    this.operations = new Operations(this);
    this.#listen();
    followOthers(this);
  }

  /** @param {number} [wanted] the plan to open, else the first */
  async start(wanted) {
    this.plans = (await get(`/api/municipalities/${this.municipality.id}/plans`)).plans;
    const first = this.plans.find(({ id }) => id === wanted) ?? this.plans[0];
    if (first) return this.openPlan(first.id);
    this.panel.showPlans([], null);
    this.#turnOpening(false);
  }

  /** @param {number} id */
  async openPlan(id) {
    this.#turnOpening(true);
    try {
      await this.#open(id);
    } finally {
      this.#turnOpening(false);
    }
    this.dispatchEvent(new Event("opened"));
  }

  #turnOpening(opening) {
    this.opening = opening;
    this.dispatchEvent(new Event("turned"));
  }

  /** @param {number} id */
  async #open(id) {
    await this.saves.stop();
    const [plan, zones] = await Promise.all([get(`/api/plans/${id}`), get(`/api/plans/${id}/zones`)]);
    this.plan = plan;
    this.workspace = new Workspace();
    this.workspace.locked = !this.editable;
    this.workspace.addEventListener("changed", () => this.#changed());
    this.workspace.addEventListener("refused", () => this.editor.say("refused.published", {}, "refused"));
    const note = await this.saves.open(plan);
    this.view.showBorder(plan);
    this.workspace.load(await inSlices(zones.features, savedFromFeature));
    this.saves.start();
    this.selection.clear();
    this.editor.choose(null);
    this.panel.showNote(note);
    this.panel.showPlans(this.plans, plan);
    this.panel.show("list");
    history.replaceState(null, "", `?plan=${id}`);
    const box = plan.geometry
      ? boxOf(plan.geometry)
      : boxOf({ coordinates: zones.features.map(({ geometry }) => geometry.coordinates) });
    if (box) this.map.showBox(box, { animate: false });
  }

  /** The open plan as the server holds it now. @param {any} plan */
  takePlan(plan) {
    this.plan = plan;
    this.workspace.locked = !this.editable;
    this.plans = this.plans.map((other) => (other.id === plan.id ? { ...other, ...plan } : other));
    this.view.showBorder(plan);
    this.view.showZones(this.workspace);
    this.panel.showPlans(this.plans, plan);
    this.dispatchEvent(new Event("turned"));
  }

  /** Somebody published the plan meanwhile: from now on it is looked at, and revised. */
  async becamePublished() {
    this.takePlan(await get(`/api/plans/${this.plan.id}`));
  }

  async newPlan() {
    const plan = await createPlan(this.municipality, this.codes.plan_kind);
    if (!plan) return;
    await this.openNew(plan);
    announce(t("workbench.plan.made", { name: plan.name }));
  }

  /** A plan that has just come to be, such as a revision. @param {any} plan */
  async openNew(plan) {
    this.plans = [...this.plans.filter(({ id }) => id !== plan.id), plan];
    await this.openPlan(plan.id);
  }

  /** The plan that a revision has become part of; the revision is gone. @param {any} plan */
  async replaceBy(plan) {
    this.plans = this.plans.filter(({ id }) => id !== this.plan.id).map((other) => (other.id === plan.id ? plan : other));
    await this.openPlan(plan.id);
  }

  /** A deleted zone comes back as itself. @param {import("./zone.js").Saved} saved */
  bringBack(saved) {
    const key = this.workspace.bringBack(saved);
    this.choose(key, { reveal: true });
  }

  /** @param {string | null} key @param {{ reveal?: boolean, focus?: boolean, focusList?: boolean }} [options] */
  choose(key, { reveal = false, focus = false, focusList = false } = {}) {
    const before = this.panel.view.key;
    const entry = key ? this.workspace.get(key) : null;
    this.workspace.endRun();
    if (entry && !entry.draft) return this.restore(entry.key);
    this.editor.canvas.show({ mine: null, theirs: null, repair: null, fault: null, held: null });
    this.selection.set(entry ? [entry.key] : []);
    this.editor.choose(entry?.key ?? null);
    if (entry) {
      this.#last = entry.draft;
      this.panel.show("zone", { key: entry.key, focus });
      if (reveal) this.view.reveal(entry.draft.shape);
      announce(
        t("workbench.chosen", {
          name: this.editor.nameOf(entry.key),
          area: this.words.area(this.measure.areaM2(entry.draft.shape)),
        }),
      );
    } else {
      this.panel.show("list");
      if (focusList) this.panel.viewOf("list").focus({ key: before });
    }
    this.tellSaving();
    this.dispatchEvent(new Event("turned"));
  }

  /** One zone more, or one less. The last one picked is shown. @param {string} key */
  pickMore(key) {
    const keys = this.selection.keys;
    const left = keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key];
    this.choose(left.at(-1) ?? null);
    this.selection.set(left);
    announce(plural("workbench.picked", left.length, { name: this.editor.nameOf(key) }));
    this.dispatchEvent(new Event("turned"));
  }

  /** @param {Record<string, unknown>} changes @param {string} field */
  edit(changes, field) {
    const { key } = this.editor.chosen ?? {};
    const draft = key && this.workspace.draft(key);
    if (!draft) return;
    this.#last = withChanges(draft, changes);
    this.workspace.change("workbench.step.attribute", [{ key, after: this.#last }], {
      values: { code: draft.code, field: t(`workbench.field.${field}`) },
      run: `${key} ${field}`,
    });
  }

  /** Several zones in one step, to be taken back as one. @param {string} label message key @param {{ key: string, after: any }[]} changes @param {{ values?: Record<string, unknown>, run?: string | null }} [options] */
  apply(label, changes, options) {
    this.workspace.endRun();
    this.workspace.change(label, changes, options);
    this.selection.keepOnly((key) => Boolean(this.workspace.draft(key)));
  }

  /** Takes a tool and goes to the map with it. @param {string} tool */
  useOnMap(tool) {
    this.editor.use(tool);
    this.map.element.focus({ preventScroll: true });
  }

  startDrawing() {
    this.choose(null);
    this.useOnMap("draw");
  }

  /** The chosen zone's corners as numbers, or an empty table for a new zone. */
  openCorners() {
    const { key } = this.editor.chosen ?? {};
    if (!key) return this.panel.show("new-outline", { focus: true });
    this.panel.show("zone", { key });
    this.panel.viewOf("zone").openCorners();
  }

  /**
   * A ring from a table of corners.
   * @param {import("../../map/edit/shape.js").Ring} ring
   * @param {{ key: string | null, part: number, ring: number }} [where] without one it is a new zone's
   */
  applyRing(ring, where) {
    if (!where?.key) return this.addZone(shapeOf(ring));
    const draft = this.workspace.draft(where.key);
    this.#reshape(where.key, replaceRing(draft.shape, where, ring), "corners");
  }

  /** @param {import("../../map/edit/shape.js").Shape} shape @param {{ key: string, after: any }[]} [others] zones that change with it */
  addZone(shape, others = []) {
    const key = `new-${crypto.randomUUID()}`;
    const code = nextCode(
      this.workspace.present.map(({ draft }) => draft.code),
      this.#last?.code,
    );
    const { overlay = null, strategy = "DENSIFY", landUse = FIRST_LAND_USE[this.country], fromLandUse = null } = this.#last ?? {};
    const name = t("workbench.newZone", { code });
    const zone = withChanges(completeZone({ shape, code, name, overlay, strategy, landUse, fromLandUse }), {});
    const matched = this.#matched(key, zone);
    const rest = others.filter((other) => !matched.some((one) => one.key === other.key));
    this.workspace.change("workbench.step.drawn", [...rest, ...matched], { values: { code } });
    this.choose(key, { reveal: true, focus: true });
  }

  /** Deletes every zone picked, in one step. */
  deleteChosen() {
    const keys = this.selection.keys.filter((key) => this.workspace.draft(key));
    if (!keys.length) return this.editor.say("refused.chooseFirst", {}, "refused");
    const code = keys.map((key) => this.workspace.draft(key).code).join(", ");
    this.choose(null);
    this.apply(
      "workbench.step.deleted",
      keys.map((key) => ({ key, after: null })),
      { values: { code } },
    );
    this.dispatchEvent(new CustomEvent("deleted", { detail: { code } }));
    announce(t("workbench.deleted", { code }));
  }

  /** @param {string} key */
  restore(key) {
    const { saved } = this.workspace.get(key);
    this.workspace.change("workbench.step.restored", [{ key, after: saved.zone }], {
      values: { code: saved.zone.code },
    });
    this.choose(key, { reveal: true });
  }

  undo() {
    if (!this.editor.undoCorner()) this.#travelled("undone", this.workspace.undo());
  }

  redo() {
    if (!this.editor.redoCorner()) this.#travelled("redone", this.workspace.redo());
  }

  /** Saves now, and shows what stands in the way. */
  save() {
    return this.saves.saveNow();
  }

  /** Whether the plan may be changed: a published one is revised instead. */
  get editable() {
    return this.plan?.editable ?? true;
  }

  /** The state of saving is shown anew. */
  tellSaving() {
    this.dispatchEvent(new Event("saving"));
  }

  /** @param {string} key @param {import("../../map/edit/shape.js").Shape} shape @param {string} what @param {any} [told] */
  reshape(key, shape, what, told) {
    this.#reshape(key, shape, what, told);
  }

  /** A new zone, and the neighbours that get a node where it meets them. */
  #matched(key, zone) {
    if (!this.editor.sharing) return [{ key, after: zone }];
    const like = [...this.editor.zones.values()].filter(({ overlay }) => overlay === Boolean(zone.overlay));
    const nodes = new Map(matchZone([...like, { key, shape: zone.shape }], key).map((one) => [one.key, one.shape]));
    const others = [...nodes].filter(([other]) => other !== key).map(([other, shape]) => this.#withShape(other, shape));
    return [...others, { key, after: { ...zone, shape: nodes.get(key) ?? zone.shape } }];
  }

  #withShape(key, shape) {
    return { key, after: { .../** @type {any} */ (this.workspace.draft(key)), shape } };
  }

  #reshape(key, shape, what, told = {}, others = []) {
    const changes = [...others.map((other) => this.#withShape(other.key, other.shape)), this.#withShape(key, shape)];
    this.workspace.change(`workbench.step.${what}`, changes, { values: { code: this.workspace.draft(key)?.code } });
    const areaM2 = this.measure.areaM2(shape);
    announce(this.words.said(`${what}.done`, { ...told, areaM2, lengthM: this.measure.perimeterM(shape) }));
  }

  #travelled(what, step) {
    if (!step) return announce(t(`workbench.nothing.${what}`));
    const key = step.changes.at(-1).key;
    if (this.workspace.draft(key) && this.editor.chosen?.key !== key) this.choose(key, { reveal: true });
    const overtaken = step.kept.length ? ` ${plural("workbench.overtaken", step.kept.length)}` : "";
    announce(t(`workbench.${what}`, { step: t(step.label, step.values) }) + overtaken);
    this.dispatchEvent(new Event("turned"));
  }

  #listen() {
    const on = (type, run) =>
      this.editor.addEventListener(type, (event) => run(/** @type {CustomEvent} */ (event).detail));
    on("picked", ({ key, more }) => this.panel.ownsMap || (more && key ? this.pickMore(key) : this.choose(key)));
    on("drawn", ({ shape }) => this.addZone(shape));
    on("reshaped", ({ key, shape, what, told, others }) => this.#reshape(key, shape, what, told, others));
    on("measured", ({ shape }) => this.panel.viewOf("zone").showMeasures(shape));
    this.selection.addEventListener("changed", () => this.editor.layer.mark(this.selection.keys));
    on("delete-asked", () => this.deleteChosen());
  }

  /** Everything shown follows from the workspace, at most once per frame; what the pointer holds follows at once. */
  #changed() {
    this.view.showZones(this.workspace);
    if (this.#planned) return;
    this.#planned = requestAnimationFrame(() => {
      this.#planned = 0;
      this.panel.refresh();
      this.tellSaving();
      this.dispatchEvent(new Event("refreshed"));
    });
  }
}
