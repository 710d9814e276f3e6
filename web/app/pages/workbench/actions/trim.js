import { proposalBar } from "./proposal-bar.js";

/** Take away from the chosen zone what lies outside the plan. @type {import("./index.js").Action} */
export default {
  name: "trim",
  group: "zone",
  icon: "M7 2v15h15M2 7h15v15M10 10h4v4h-4z",
  key: "O",
  isTool: true,
  needsChoice: true,
  enabled: ({ plan }) => Boolean(plan?.geometry),
  run: (desk) => desk.useOnMap("trim"),
  bar: ({ tool, state }) => proposalBar(tool, state),
};
