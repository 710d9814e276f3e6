import { proposalBar } from "./proposal-bar.js";

/** Take away from the chosen zone what overlaps its neighbours. @type {import("./index.js").Action} */
export default {
  name: "cut",
  group: "zone",
  icon: "M3 7h10v12H3zM13 7V4h8v11h-8M16 18h5m-2.500-2.500v0",
  key: "U",
  isTool: true,
  needsChoice: true,
  run: (desk) => desk.useOnMap("cut"),
  bar: ({ tool, state }) => proposalBar(tool, state),
};
