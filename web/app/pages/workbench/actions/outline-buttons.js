/** What every tool that draws an outline offers while it is drawn. @param {any} tool @param {any} state */
export function outlineButtons(tool, state) {
  return [
    { name: "finish", primary: true, disabled: !state.canClose, run: () => tool.finish?.() },
    { name: "back", disabled: !state.corners, run: () => tool.back?.() },
    { name: "cancel", run: () => tool.editor.use("select") },
  ];
}
