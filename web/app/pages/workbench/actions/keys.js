import { showKeys } from "../dialogs.js";

/** List every key of the desk. @type {import("./index.js").Action} */
export default {
  name: "keys",
  group: "aid",
  icon: "M3 7h18v10H3zM6 10h1M10 10h1M14 10h1M18 10h.5M8 14h8",
  key: "?",
  run: (desk) => showKeys(desk.actions),
};
