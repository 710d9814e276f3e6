/**
 * Texts of one language. Keys are `room.name`; `{name}` in a text is replaced by a value; a text with a count has
 * one key per plural form: `key.one`, `key.other`.
 */
export class Catalogue {
  /** @param {Record<string, string>} texts @param {string} language */
  constructor(texts, language) {
    this.texts = texts;
    this.plurals = new Intl.PluralRules(language);
  }

  /** @param {string} key */
  has(key) {
    return Object.hasOwn(this.texts, key);
  }

  /**
   * The text of a key. A missing key shows itself, so that it is seen and reported rather than hidden.
   * @param {string} key
   * @param {Record<string, unknown>} [values]
   */
  text(key, values = {}) {
    if (!this.has(key)) {
      console.warn(`No text for ${key}`);
      return key;
    }
    return this.texts[key].replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  }

  /**
   * The text for a number of things; the value `{n}` is the number as it should be shown.
   * @param {string} key without the plural form
   * @param {number} count
   * @param {Record<string, unknown>} values
   */
  plural(key, count, values) {
    const exact = `${key}.${this.plurals.select(count)}`;
    return this.text(this.has(exact) ? exact : `${key}.other`, values);
  }
}
