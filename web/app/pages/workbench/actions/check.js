/** Check the whole plan. @type {import("./index.js").Action} */
export default {
  name: "check",
  group: "plan",
  icon: "M4 12l5 5L20 6",
  key: "K",
  enabled: ({ plan }) => Boolean(plan),
  run: (desk) => {
    desk.panel.show("check", { focus: true });
    return desk.panel.viewOf("check").run();
  },
};
