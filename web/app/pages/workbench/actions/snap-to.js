/** Choose what corners snap to. @type {import("./index.js").Action} */
export default {
  name: "snap-to",
  group: "aid",
  icon: "M4 4h4v4H4zM4 10h4v4H4zM4 16h4v4H4zM11 6h9M11 12h9M11 18h9",
  run: (desk) => desk.panel.show("snap-to", { focus: true }),
};
