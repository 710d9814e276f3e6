import { numberField } from "../bar-field.js";

/**
 * The next corner by its distance and direction from the last; Enter in either sets it.
 * @param {import("../desk.js").Desk} desk
 * @param {any} tool
 */
export function legFields(desk, tool) {
  const leg = (name, unit) =>
    numberField(desk, name, {
      unit,
      set: (value) => (tool.leg = { ...tool.leg, [name]: value }),
      enter: () => tool.addLeg(),
    });
  return [leg("leg", "m"), leg("direction", "°")];
}
