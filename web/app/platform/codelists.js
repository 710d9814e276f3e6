/** Code lists as the municipality's data uses them, in the reader's language. */
import { get } from "./api.js";
import { language } from "./page.js";

/** @typedef {{ code: string, name: string, definition: string, colour?: string, pattern?: string, [column: string]: string | undefined }} Code */

/** @type {Promise<Record<string, Code[]>> | undefined} */
let lists;

/** Every list by name, read once per page. */
export function codeLists() {
  lists ??= get("/api/codelists", { params: { lang: language } });
  return lists;
}

/**
 * Looks codes up by list and code.
 * @param {Record<string, Code[]>} all
 */
export function codeFinder(all) {
  const byCode = Object.fromEntries(
    Object.entries(all).map(([list, codes]) => [list, new Map(codes.map((code) => [code.code, code]))]),
  );
  return {
    /** @param {string} list @param {string | null | undefined} code @returns {Code | undefined} */
    find: (list, code) => byCode[list]?.get(code ?? ""),
    /** The code's name, or the code itself when the list does not know it. @param {string} list @param {string} code */
    name: (list, code) => byCode[list]?.get(code)?.name ?? code,
    /** Every code of a list. @param {string} list @returns {string[]} */
    codes: (list) => [...(byCode[list]?.keys() ?? [])],
    /** The place of each code in its list, for sorting. @param {string} list @returns {(code: string) => number} */
    order: (list) => {
      const places = [...(byCode[list]?.keys() ?? [])];
      return (code) => places.indexOf(code);
    },
  };
}
