/** The help page's recipes: one for each tool of the planner's desk, made from the list of its actions. */
import { fill, h, need, svg } from "../platform/dom.js";
import { t } from "../platform/i18n.js";
import { keyText } from "../platform/keys.js";
import { ACTIONS } from "./workbench/actions/index.js";
import { GROUPS } from "./workbench/groups.js";

const groups = GROUPS.map((group) => ({ group, actions: ACTIONS.filter((action) => action.group === group) })).filter(
  ({ actions }) => actions.length,
);

fill(
  need("#recipes"),
  h(
    "nav.recipe-contents",
    { "aria-label": t("help.desk.contents") },
    groups.map(({ group, actions }) => h("div", h("h3", t(`help.desk.group.${group}`)), h("ul", actions.map(entry)))),
  ),
  groups.flatMap(({ actions }) => actions.map(recipe)),
);

// The address may name a tool that was not there when the page began: go to it once more.
if (location.hash) location.replace(location.hash);

function entry({ name }) {
  return h("li", h("a", { href: `#tool-${name}` }, t(`workbench.tool.${name}`)));
}

function recipe({ name, icon, key }) {
  const steps = (part) =>
    t(`help.recipe.${name}.${part}`, { key: key ? keyText(key) : "" })
      .split("\n")
      .map((step) => h("li", step));
  return h(
    "article.recipe",
    { id: `tool-${name}`, "aria-labelledby": `tool-${name}-title`, tabindex: "-1" },
    h(
      "h3",
      { id: `tool-${name}-title` },
      svg("svg", { viewBox: "0 0 24 24", width: 24, height: 24, "aria-hidden": "true" }, svg("path", { d: icon })),
      t(`workbench.tool.${name}`),
      key ? h("kbd", keyText(key)) : null,
    ),
    h("p", t(`help.recipe.${name}.what`)),
    h("div.recipe-ways", [way("mouse", steps("mouse")), way("keys", steps("keys"))]),
  );
}

function way(name, steps) {
  return h("div", h("h4", t(`help.desk.${name}`)), h("ol", steps));
}
