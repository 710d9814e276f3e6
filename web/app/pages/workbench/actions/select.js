/** Choose zones by pointing at them. @type {import("./index.js").Action} */
export default {
  name: "select",
  group: "draw",
  reads: true,
  icon: "M5 3l14 8-6 1.5L10 19z",
  key: "V",
  isTool: true,
  run: (desk) => desk.editor.use("select"),
};
