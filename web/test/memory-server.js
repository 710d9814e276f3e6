/**
 * The editing API of one plan in memory, with the rules of the real one: all or nothing, versions compared before
 * anything is written, codes unique in what the plan holds afterwards, deleted zones restorable with the next version,
 * and one answer per Idempotency-Key. It can lose a request or an answer on the way.
 */
/** A refusal as the page's API client throws it. */
export class Problem extends Error {
  /** @param {number} status @param {any} body */
  constructor(status, body) {
    super(body.detail ?? body.code);
    Object.assign(this, { status, body, code: body.code ?? "unknown", errors: body.errors ?? [] });
  }
}

export class MemoryServer {
  zones = new Map();
  trash = new Map();
  answers = new Map();
  /** Every acknowledged state, in order. */
  log = [];
  #nextId = 1;
  /** Called before and after the work of each request; throws to lose it. */
  lose = { request: () => {}, answer: () => {} };

  /** @param {any[]} zones as JSON */
  constructor(zones = []) {
    for (const zone of zones) this.#put(this.#nextId++, 1, zone, "start");
  }

  /** All zones as the API tells them. */
  get all() {
    return [...this.zones.values()];
  }

  /** A planner's way to talk to it. @param {string} by */
  client(by) {
    return async (method, path, { json, headers }) => {
      this.lose.request(by);
      const answer = this.#once(headers["Idempotency-Key"], json, () => this.#save(JSON.parse(json).edits, by));
      this.lose.answer(by);
      return { data: structuredClone(answer) };
    };
  }

  #once(key, body, save) {
    const known = this.answers.get(key);
    if (known && known.body !== body) throw new Problem(422, { code: "idempotency.key_reused" });
    if (known) return known.answer;
    const answer = save();
    this.answers.set(key, { body, answer });
    return answer;
  }

  #save(edits, by) {
    const conflicts = edits.flatMap((edit, index) => this.#conflict(edit, index));
    if (conflicts.length) throw new Problem(412, { code: "edits.conflict", conflicts: structuredClone(conflicts) });
    const errors = this.#sharedCodes(edits);
    if (errors.length) throw new Problem(422, { code: errors[0].code, errors });
    for (const { op, id } of edits) if (op === "delete") this.#delete(id);
    const saved = edits.map(({ op, ref, id, version, zone }) => {
      if (op === "delete") return { id, zone: null, warnings: [] };
      const number = op === "create" ? this.#nextId++ : id;
      const next = op === "create" ? 1 : op === "restore" ? this.trash.get(id) + 1 : version + 1;
      return { ...(ref ? { ref } : {}), id: number, zone: this.#put(number, next, zone, by), warnings: [] };
    });
    return { saved };
  }

  #conflict({ op, id, version }, index) {
    const current = this.zones.get(id) ?? null;
    const gone = { index, id, code: "feature.gone", current: null };
    const changed = { index, id, code: "precondition.failed", current };
    if (op === "create") return [];
    if (op === "restore") return current ? [changed] : this.trash.has(id) ? [] : [gone];
    if (!current) return [gone];
    return current.version === version ? [] : [changed];
  }

  #sharedCodes(edits) {
    const named = new Set(edits.map(({ id }) => id));
    const codes = this.all.filter(({ id }) => !named.has(id)).map(({ code }) => code);
    for (const { zone } of edits) if (zone) codes.push(zone.code);
    return edits.flatMap(({ zone }, i) =>
      zone && codes.filter((code) => code === zone.code).length > 1
        ? [{ pointer: `/edits/${i}/zone/code`, code: "rule.zone_code_unique", message: "The code is taken." }]
        : [],
    );
  }

  #put(id, version, zone, by) {
    const state = { ...zone, id, version, areaM2: 1, updatedAt: null, updatedBy: by };
    this.zones.set(id, state);
    this.trash.delete(id);
    this.log.push(state);
    return state;
  }

  #delete(id) {
    this.trash.set(id, this.zones.get(id).version);
    this.zones.delete(id);
  }
}
