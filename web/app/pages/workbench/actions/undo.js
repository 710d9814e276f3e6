/** Take the last step back. @type {import("./index.js").Action} */
export default {
  name: "undo",
  group: "step",
  icon: "M9 6L4 11l5 5M4 11h10a5 5 0 0 1 0 10h-3",
  key: "Mod+Z",
  enabled: ({ workspace, editor }) => workspace.steps.length > 0 || Boolean(editor.tool.state.corners),
  run: (desk) => desk.undo(),
};
