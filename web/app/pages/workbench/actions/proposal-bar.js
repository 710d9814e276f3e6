import { h } from "../../../platform/dom.js";
import { t } from "../../../platform/i18n.js";

/**
 * The bar of a tool that proposes: what it would do, a choice where there is one, and the two ways out.
 * @param {any} tool @param {any} state
 * @param {() => { text: string, buttons?: import("./index.js").BarButton[] }} [before] what it expects until there is a proposal
 */
export function proposalBar(tool, state, before) {
  const cancel = { name: "cancel", run: () => tool.editor.use("select") };
  if (state.waiting) return { text: t("desk.topology.waiting"), buttons: [cancel] };
  const { proposal } = state;
  if (!proposal) return before?.() ?? { text: t("desk.topology.waiting"), buttons: [cancel] };
  return {
    text: proposal.text,
    content: proposal.options.length > 1 ? [options(tool, proposal)] : [],
    buttons: [{ name: tool.name, primary: true, run: () => tool.finish() }, cancel],
  };
}

function options(tool, { options: all, chosen, together }) {
  return h(
    "fieldset.proposal-options",
    h("legend", t(`desk.topology.${tool.name}.which`)),
    all.map(({ name }, i) =>
      h(
        "label.choice",
        h("input", {
          type: "radio",
          name: "proposal",
          id: `proposal-${i}`,
          value: i,
          checked: i === chosen,
          onchange: () => tool.choose(i),
        }),
        together ? h("span.proposal-number", i + 1) : null,
        h("span", name),
      ),
    ),
  );
}
