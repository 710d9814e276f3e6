import { AppElement, register } from "../platform/element.js";
import { h, uid } from "../platform/dom.js";

/**
 * A planning term with its sentence of explanation: `<ui-term definition="…">utilisation</ui-term>`. The word is a button
 * with a dotted underline that opens the sentence under it.
 */
class UiTerm extends AppElement {
  build() {
    const id = uid("term");
    const word = [...this.childNodes];
    this.sentence = h("span.term-sentence", { id, hidden: true }, this.getAttribute("definition"));
    this.word = h(
      "button.term-word",
      { type: "button", "aria-expanded": "false", "aria-controls": id, onclick: () => this.#toggle() },
      word,
    );
    this.replaceChildren(this.word, this.sentence);
  }

  connected() {
    this.listen(this, "keydown", (event) => event.key === "Escape" && !this.sentence.hidden && this.#toggle());
  }

  #toggle() {
    this.sentence.hidden = !this.sentence.hidden;
    this.word.setAttribute("aria-expanded", String(!this.sentence.hidden));
  }
}

register("ui-term", UiTerm);

/**
 * A term if it has a definition, else its plain word.
 * @param {string} word
 * @param {string | undefined} definition
 */
export function term(word, definition) {
  return definition ? h("ui-term", { definition }, word) : h("span", word);
}
