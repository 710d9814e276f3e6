/**
 * Operations on shapes at the desk: puts a tool's question to the server and hands the answer back as a proposal.
 * Nothing changes before the planner accepts, and nothing at all when the server refuses or can't be reached.
 */
import { FillTool } from "../../../map/edit/fill-tool.js";
import { OperationTool } from "../../../map/edit/operation-tool.js";
import { SplitTool } from "../../../map/edit/split-tool.js";
import { Problem, request } from "../../../platform/api.js";
import { t } from "../../../platform/i18n.js";
import { cut } from "./cut.js";
import { fill } from "./fill.js";
import { merge } from "./merge.js";
import { repair } from "./repair.js";
import { split } from "./split.js";
import { trim } from "./trim.js";

/**
 * @typedef {object} Question what one operation asks, and what it makes of the answer
 * @property {any} body
 * @property {string[]} keys zones whose change meanwhile would make the answer stale
 * @property {(answer: any) => import("../../../map/edit/operation-tool.js").Proposal} propose
 */

/** @type {Record<string, (desk: import("../desk.js").Desk, question: any) => Question | { refused: string }>} */
const OPERATIONS = { split, merge, cut, fill, trim, repair };

export class Operations {
  #last = 0;

  /** @param {import("../desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    const { editor } = desk;
    editor.addTool(new SplitTool(editor));
    editor.addTool(new FillTool(editor));
    for (const name of ["merge", "cut", "trim"]) editor.addTool(new OperationTool(editor, name));
    editor.addTool(new OperationTool(editor, "repair", { needsChoice: false }));
    editor.addEventListener("asked", (event) => {
      const { tool, question } = /** @type {CustomEvent} */ (event).detail;
      this.#ask(tool, question);
    });
    editor.addEventListener("tool", () => this.#leaveMerge());
  }

  /** @param {import("../../../map/edit/operation-tool.js").OperationTool} tool @param {any} question */
  async #ask(tool, question) {
    const { desk } = this;
    this.#last += 1;
    const number = this.#last;
    const asked = OPERATIONS[tool.name](desk, question);
    if ("refused" in asked) return tool.refuse(asked.refused);
    const before = this.#shapes(asked.keys);
    const answer = await this.#answer(tool.name, asked.body);
    if (number !== this.#last || !tool.waiting || desk.editor.tool !== tool) return;
    if ("refused" in answer) return tool.refuse(answer.refused);
    const proposal = asked.propose(answer.data);
    tool.propose({
      ...proposal,
      accept: (chosen) => {
        const now = this.#shapes(asked.keys);
        if (now.some((shape, i) => shape !== before[i])) desk.editor.say("refused.stale", {}, "refused");
        else proposal.accept(chosen);
      },
    });
  }

  async #answer(name, body) {
    const path = `/api/plans/${this.desk.plan.id}/operations/${name}`;
    try {
      return { data: (await request("POST", path, { body })).data };
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      return { refused: problem.status === 0 ? t("desk.topology.offline") : sentenceOf(problem) };
    }
  }

  /** The questions of a merge go with its tool. */
  #leaveMerge() {
    const { editor, panel } = this.desk;
    if (panel.view.name !== "merge" || editor.tool.name === "merge") return;
    if (editor.chosen) panel.show("zone", { key: editor.chosen.key });
    else panel.show("list");
  }

  #shapes(keys) {
    return keys.map((key) => this.desk.workspace.draft(key)?.shape ?? null);
  }
}

function sentenceOf(problem) {
  const told = problem.errors.map(({ message }) => message).filter(Boolean);
  return told.length ? told.join(" ") : problem.message;
}

