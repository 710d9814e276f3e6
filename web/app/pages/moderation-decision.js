/** One contribution and what is decided about it: publish, reject with a reason, hold again, answer. */
import { fill, h } from "../platform/dom.js";
import { plural, t } from "../platform/i18n.js";
import { dateTime } from "../platform/numbers.js";
import { codeSelect, clearErrors, errorsOf, field, showErrors } from "../ui/forms.js";
import { notice } from "../ui/notice.js";

export class Decision {
  /**
   * @param {HTMLElement} element
   * @param {{ codes: Record<string, any[]>, kindName: Map<string, string>, onDecide: (contribution: any, what: any) => Promise<unknown>, onClose: () => void }} options
   */
  constructor(element, options) {
    this.element = element;
    this.options = options;
    element.addEventListener("keydown", (event) => this.#pressed(event));
    this.show(null);
  }

  /** @param {any} contribution @param {boolean} [focus] */
  show(contribution, focus = false) {
    this.contribution = contribution;
    if (!contribution) return fill(this.element, h("p.soft.queue-none", t("moderation.choose")));
    const c = contribution;
    this.heading = h("h2", { tabindex: "-1" }, this.options.kindName.get(c.kind), " · ", c.planName);
    this.answer = h("textarea", { rows: 4, maxlength: 4000 }, c.answer ?? "");
    this.reason = codeSelect(this.options.codes.rejection_reason, c.rejectionReason, t("moderation.noReason"));
    this.about = h("p.hint");
    this.reason.addEventListener("change", () => this.#explain());
    this.form = h(
      "form",
      { novalidate: true, onsubmit: (event) => event.preventDefault() },
      field({ name: "answer", label: t("moderation.answer"), hint: t("moderation.answerHint"), control: this.answer }),
      field({
        name: "rejectionReason",
        label: t("moderation.reason"),
        hint: t("moderation.reasonHint"),
        control: this.reason,
      }),
      this.about,
      this.#buttons(),
    );
    this.note = h("div");
    fill(
      this.element,
      h("button.plain.queue-back", { type: "button", onclick: this.options.onClose }, t("moderation.back")),
      this.heading,
      this.#facts(),
      this.#text(),
      this.#doubts(),
      this.note,
      this.form,
    );
    this.element.scrollTo(0, 0);
    this.#explain();
    if (focus) this.heading.focus();
  }

  /** A refusal, or another moderator's decision in between: what is written here stays. @param {import("../platform/api.js").Problem} problem */
  showProblem(problem) {
    const { current } = problem.body;
    if (problem.status === 412 && current) {
      this.contribution = current;
      const status = this.options.codes.contribution_status.find(({ code }) => code === current.status)?.name;
      fill(
        this.note,
        notice(
          "warn",
          t("moderation.conflict.title"),
          h("p", t("moderation.conflict.detail", { status, when: dateTime(current.updatedAt) })),
          current.answer ? [h("p", t("moderation.conflict.answer")), h("blockquote", current.answer)] : null,
          h(
            "div.actions",
            h(
              "button.small",
              { type: "button", onclick: () => this.show(current, true) },
              t("moderation.conflict.theirs"),
            ),
          ),
        ),
      );
      this.note.scrollIntoView({ block: "nearest" });
    } else {
      showErrors(
        /** @type {HTMLElement} */ (this.form),
        problem.status ? errorsOf(problem) : [{ name: "", message: t("shell.offline.detail") }],
      );
    }
  }

  #facts() {
    const { receivedAt, publicName, email, phone, channel, updatedAt, status } = this.contribution;
    const named = (list, code) => this.options.codes[list].find((row) => row.code === code)?.name ?? code;
    const fact = (key, value) => (value ? [h("dt", t(`moderation.fact.${key}`)), h("dd", value)] : null);
    return h(
      "dl.facts",
      fact("received", dateTime(receivedAt)),
      fact("channel", named("channel", channel)),
      fact("name", publicName),
      fact("email", email),
      fact("phone", phone),
      status === "HELD" ? null : fact("decided", dateTime(updatedAt)),
    );
  }

  /** The words as they were written, with what may identify somebody marked. */
  #text() {
    const { text, language, personalData } = this.contribution;
    return h(
      "blockquote.queue-text",
      { lang: language },
      text.split(/\n+/).map((paragraph) =>
        h(
          "p",
          marked(
            paragraph,
            personalData.map(({ excerpt }) => excerpt),
          ),
        ),
      ),
    );
  }

  #doubts() {
    const { suspicions, personalData } = this.contribution;
    const sentences = [...new Set([...suspicions, ...personalData].map(({ message }) => message))];
    return sentences.length
      ? notice(
          "warn",
          plural("moderation.doubts", sentences.length),
          h(
            "ul",
            sentences.map((sentence) => h("li", sentence)),
          ),
        )
      : null;
  }

  #buttons() {
    const { status } = this.contribution;
    const button = (name, to, kind = "") =>
      h(
        `button${kind}`,
        {
          type: "button",
          onclick: () => this.#decide(to),
          "aria-keyshortcuts": to === "PUBLISHED" ? "Control+Enter" : null,
        },
        t(`moderation.do.${name}`),
      );
    return h(
      "div.actions.queue-actions",
      status === "PUBLISHED"
        ? button("keepAnswer", "PUBLISHED", ".primary")
        : button("publish", "PUBLISHED", ".primary"),
      status === "REJECTED" ? button("keepReason", "REJECTED") : button("reject", "REJECTED", ".danger"),
      status === "HELD" ? button("keepHeld", "HELD") : button("hold", "HELD"),
    );
  }

  async #decide(status) {
    clearErrors(/** @type {HTMLElement} */ (this.form));
    const rejectionReason = status === "REJECTED" ? /** @type {any} */ (this.reason).value || null : null;
    if (status === "REJECTED" && !rejectionReason) {
      return showErrors(/** @type {HTMLElement} */ (this.form), [
        { name: "rejectionReason", message: t("moderation.reasonMissing") },
      ]);
    }
    if (this.busy) return;
    this.busy = true;
    this.element.setAttribute("aria-busy", "true");
    await this.options.onDecide(this.contribution, {
      status,
      rejectionReason,
      answer: /** @type {any} */ (this.answer).value.trim() || null,
    });
    this.busy = false;
    this.element.removeAttribute("aria-busy");
  }

  #explain() {
    const chosen = this.options.codes.rejection_reason.find(
      ({ code }) => code === /** @type {any} */ (this.reason).value,
    );
    fill(/** @type {HTMLElement} */ (this.about), chosen?.definition ?? "");
  }

  #pressed(event) {
    if (!this.contribution) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.#decide("PUBLISHED");
    } else if (event.key === "Escape") {
      this.options.onClose();
    }
  }
}

/** A text in which some words are marked. @param {string} text @param {string[]} words */
function marked(text, words) {
  const found = words
    .map((word) => [text.indexOf(word), word])
    .filter(([at]) => Number(at) >= 0)
    .sort((a, b) => Number(a[0]) - Number(b[0]));
  if (!found.length) return text;
  const [at, word] = /** @type {[number, string]} */ (found[0]);
  return [text.slice(0, at), h("mark", word), marked(text.slice(at + word.length), words)];
}
