/** The plan's own words: name, timetable, border, documents. @type {import("./index.js").Action} */
export default {
  name: "plan",
  group: "plan",
  icon: "M6 3h9l4 4v14H6zM15 3v4h4M9 11h7M9 15h7M9 19h4",
  enabled: ({ plan }) => Boolean(plan),
  run: (desk) => desk.panel.show("plan", { focus: true }),
};
