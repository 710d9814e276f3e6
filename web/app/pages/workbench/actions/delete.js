/** Delete the chosen zones; undo brings them back. @type {import("./index.js").Action} */
export default {
  name: "delete",
  group: "change",
  icon: "M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13M10 11v6M14 11v6",
  key: "Delete",
  needsChoice: true,
  run: (desk) => desk.deleteChosen(),
};
