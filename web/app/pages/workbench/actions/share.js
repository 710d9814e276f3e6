/** Switch on and off that zones which share a border move together. @type {import("./index.js").Action} */
export default {
  name: "share",
  group: "aid",
  icon: "M12 3v18M4 6h8M4 18h8M12 6h8M12 18h8M8.500 12h-5m2-2.500l-2.500 2.500 2.500 2.500M15.500 12h5m-2-2.500l2.500 2.500-2.500 2.500",
  key: "Y",
  pressed: ({ editor }) => editor.sharing,
  run: (desk) => desk.editor.setSharing(!desk.editor.sharing),
};
