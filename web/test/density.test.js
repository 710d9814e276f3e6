import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { Density } from "../app/pages/workbench/density.js";

describe("the density homes are counted with", () => {
  beforeEach(() => {
    const kept = new Map();
    globalThis.localStorage = /** @type {any} */ ({
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => kept.set(key, value),
      removeItem: (key) => kept.delete(key),
    });
  });

  it("is forty to the hectare, four to the dekar in Norway", () => {
    assert.equal(new Density("SE").value, 40);
    assert.equal(new Density("NO").value, 4);
    assert.equal(new Density("NO").homes(25_000), 100);
  });

  it("follows what is known of the zone until the planner says otherwise, and remembers that", () => {
    const density = new Density("NO");
    density.learn(75);
    assert.equal(density.homes(20_000), 150);
    density.choose(12);
    assert.equal(density.homes(20_000), 240);
    density.learn(30);
    assert.equal(density.value, 12);
    assert.equal(new Density("SE").value, 120, "the same density in another country's unit");
    density.choose(null);
    assert.equal(density.perHectare, 30);
  });
});
