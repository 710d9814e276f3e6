import { announce } from "../../../platform/announce.js";
import { t } from "../../../platform/i18n.js";
import { moved, roundStep } from "../../../map/edit/transform.js";
import { nextCode } from "../zone.js";

const ASIDE_PX = 40;

/** Copy the chosen zone, a little to the south-east of it, with the next code. @type {import("./index.js").Action} */
export default {
  name: "duplicate",
  group: "change",
  icon: "M8 8h12v12H8zM16 8V4H4v12h4",
  key: "C",
  needsChoice: true,
  run: (desk) => {
    const { chosen, canvas } = desk.editor;
    if (!chosen) return desk.editor.say("refused.chooseFirst", {}, "refused");
    const draft = desk.workspace.draft(chosen.key);
    const codes = desk.workspace.present.map((entry) => entry.draft?.code ?? "");
    const code = nextCode(codes, draft.code);
    const metres = roundStep(canvas.metres(ASIDE_PX));
    const name = draft.name === t("workbench.newZone", { code: draft.code }) ? t("workbench.newZone", { code }) : draft.name;
    const key = `new-${crypto.randomUUID()}`;
    const after = { ...draft, code, name, shape: moved(draft.shape, desk.plane, [metres, -metres]) };
    desk.apply("workbench.step.duplicated", [{ key, after }], { values: { code: draft.code } });
    desk.choose(key, { reveal: true });
    announce(t("desk.draw.duplicated", { code: draft.code, copy: code, metres }));
  },
};
