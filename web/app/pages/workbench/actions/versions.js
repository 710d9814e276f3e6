/** The plan's versions: keep one, compare two, revise, publish, and what was deleted. @type {import("./index.js").Action} */
export default {
  name: "versions",
  group: "plan",
  icon: "M12 8v5l3 2M4 12a8 8 0 1 0 2.500-5.800M4 4v4h4",
  enabled: ({ plan }) => Boolean(plan),
  run: (desk) => desk.panel.show("versions", { focus: true }),
};
