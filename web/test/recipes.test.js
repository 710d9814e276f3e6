import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, it } from "node:test";
import { GROUPS } from "../app/pages/workbench/groups.js";

const ACTIONS = new URL("../app/pages/workbench/actions/", import.meta.url);
const MESSAGES = new URL("../../src/main/resources/messages/", import.meta.url);
const LANGUAGES = ["sv", "nb", "en"];

/** The actions of the rail, read from the list itself: the files import texts that only a page has. */
function actions() {
  const list = readFileSync(new URL("index.js", ACTIONS), "utf8");
  const files = new Map([...list.matchAll(/import (\w+) from "\.\/([\w-]+\.js)"/g)].map(([, name, file]) => [name, file]));
  const names = /ACTIONS = \[([^\]]+)\]/.exec(list)[1].split(",").map((name) => name.trim()).filter(Boolean);
  return names.map((name) => {
    const source = readFileSync(new URL(files.get(name), ACTIONS), "utf8");
    const said = (field) => new RegExp(`^  ${field}: "([^"]+)"`, "m").exec(source)?.[1] ?? null;
    return { name: said("name"), group: said("group"), key: said("key") };
  });
}

function texts(language) {
  return Object.assign(
    {},
    ...readdirSync(MESSAGES)
      .filter((file) => file.endsWith(`.${language}.json`))
      .map((file) => JSON.parse(readFileSync(new URL(file, MESSAGES), "utf8"))),
  );
}

describe("every tool of the desk", () => {
  const all = actions();

  it("has a name, a sentence and a recipe by mouse and by keys, in every language", () => {
    assert.ok(all.length > 10);
    for (const language of LANGUAGES) {
      const catalogue = texts(language);
      const wanted = all.flatMap(({ name }) => [
        `workbench.tool.${name}`,
        `workbench.tool.${name}.what`,
        ...["what", "mouse", "keys"].map((part) => `help.recipe.${name}.${part}`),
      ]);
      assert.deepEqual(wanted.filter((key) => !catalogue[key]), [], language);
    }
  });

  it("stands in a group of the rail and of the help page", () => {
    assert.deepEqual(all.filter(({ group }) => !GROUPS.includes(group)), []);
    const catalogue = texts("en");
    assert.deepEqual(GROUPS.filter((group) => !catalogue[`help.desk.group.${group}`]), []);
  });

  it("has a key of its own, and tells it in its recipe only if it has one", () => {
    const keys = all.map(({ key }) => key).filter(Boolean);
    assert.deepEqual(keys.filter((key, at) => keys.indexOf(key) !== at), []);
    const catalogue = texts("en");
    assert.deepEqual(all.filter(({ name, key }) => !key && catalogue[`help.recipe.${name}.keys`].includes("{key}")), []);
  });

  it("is the only thing that recipes are about", () => {
    const names = new Set(all.map(({ name }) => name));
    const told = Object.keys(texts("en")).filter((key) => key.startsWith("help.recipe."));
    assert.deepEqual(told.filter((key) => !names.has(key.split(".")[2])), []);
  });
});
