/** Type the corners of the chosen zone, or of a new one, as coordinates. @type {import("./index.js").Action} */
export default {
  name: "corners",
  group: "change",
  icon: "M4 5h16M4 12h16M4 19h16M9 5v14",
  run: (desk) => desk.openCorners(),
};
