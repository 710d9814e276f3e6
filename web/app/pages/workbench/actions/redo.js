/** Take a step again. @type {import("./index.js").Action} */
export default {
  name: "redo",
  group: "step",
  icon: "M15 6l5 5-5 5M20 11H10a5 5 0 0 0 0 10h3",
  key: "Mod+Shift+Z",
  enabled: ({ workspace }) => workspace.undone.length > 0,
  run: (desk) => desk.redo(),
};
