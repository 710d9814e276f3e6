import { t } from "../../../platform/i18n.js";
import { numberField } from "../bar-field.js";

/** Homes per hectare, or per dekar, that the live figures count with. @param {import("../desk.js").Desk} desk */
export function densityField(desk) {
  const { density } = desk;
  return numberField(desk, "density", {
    unit: t(`desk.draw.per.${density.unit}`),
    decimals: 1,
    value: density.value,
    set: (value) => density.choose(value),
  });
}
