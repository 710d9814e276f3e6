/** Switch snapping on and off. @type {import("./index.js").Action} */
export default {
  name: "snap",
  group: "aid",
  icon: "M6 4v8a6 6 0 0 0 12 0V4h-4v8a2 2 0 0 1-4 0V4zM6 8h4M14 8h4",
  key: "S",
  pressed: ({ editor }) => editor.snapper.enabled,
  run: (desk) => desk.editor.setSnapping(!desk.editor.snapper.enabled),
};
