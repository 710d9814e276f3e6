/** How a comment looks on a map, and what it is called. */
import { pageData } from "../platform/page.js";

const COLOURS = { IDEA: "#8a5a00", SUPPORT: "#2c6a36", CONCERN: "#7b4fa3", QUESTION: "#0b5a6f", OBJECTION: "#a8261c" };
const NAME_LENGTH = 60;

/** @param {any} feature */
export function contributionLook({ properties, geometry }) {
  const colour = COLOURS[properties.kind] ?? COLOURS.QUESTION;
  const isPoint = geometry?.type.endsWith("Point");
  return { colour, pattern: isPoint ? "solid" : "diagonal", ring: isPoint ? "#ffffff" : colour, symbol: "speech", radius: 9 };
}

/** "Idea: A crossing for children by the …". @param {any} feature */
export function contributionName({ properties }) {
  const kind = pageData.kinds[properties.kind] ?? properties.kind;
  const text = properties.text ?? "";
  return `${kind}: ${text.length > NAME_LENGTH ? `${text.slice(0, NAME_LENGTH)}…` : text}`;
}
