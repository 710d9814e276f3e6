import { openPhaseDialog } from "../phase-dialog.js";

/** Take the plan to its next status, after a check. @type {import("./index.js").Action} */
export default {
  name: "publish",
  group: "plan",
  icon: "M12 20V6M6 11l6-6 6 6M4 20h16",
  enabled: ({ plan }) => Boolean(plan),
  run: (desk) => openPhaseDialog(desk),
};
