import { proposalBar } from "./proposal-bar.js";

/** Make one zone of those picked. @type {import("./index.js").Action} */
export default {
  name: "merge",
  group: "zone",
  icon: "M3 5h8v14H3zM13 5h8v14h-8zM8 12h8m-3-3l3 3-3 3",
  key: "G",
  isTool: true,
  needsChoice: true,
  enabled: ({ selection }) => selection.size > 1,
  run: (desk) => desk.useOnMap("merge"),
  bar: ({ tool, state }) => proposalBar(tool, state),
};
