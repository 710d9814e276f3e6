/** Every zone of the plan as a table below the map. @type {import("./index.js").Action} */
export default {
  name: "table",
  group: "plan",
  icon: "M3 4h18v16H3zM3 9h18M3 14.500h18M10 9v11",
  key: "N",
  pressed: ({ drawer }) => drawer.isOpen,
  run: ({ drawer, table }) => {
    drawer.toggle();
    if (drawer.isOpen) table.focus();
  },
};
