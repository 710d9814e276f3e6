/** What the server has against zones, told beside the field and at the place it is about. */

/** @typedef {import("./workspace.js").Fault} Fault */

/**
 * The faults of a refused request, by the number of the edit; −1 for what names none.
 * @param {any} problem
 * @returns {Map<number, Fault[]>}
 */
export function faultsByEdit(problem) {
  const listed = problem.errors?.length ? problem.errors : [{ code: problem.code, params: problem.body ?? {} }];
  const faults = new Map();
  for (const { pointer = "", code = "", message, params = {} } of listed) {
    const [, , at, , field = ""] = pointer.split("/");
    const edit = pointer.startsWith("/edits/") ? Number(at) : -1;
    const fault = { field: fieldOf(field, code), message: message ?? problem.message, place: placeOf(params), repair: null };
    if (fault.field === "shape") fault.repair = problem.body?.repairedAt?.[`/edits/${at}/zone`] ?? null;
    faults.set(edit, [...(faults.get(edit) ?? []), fault]);
  }
  return faults;
}

function fieldOf(name, code) {
  if (name === "geometry" || code.startsWith("geometry.")) return "shape";
  return (
    name || { "rule.zone_code_unique": "code", "rule.zone_transform_needs_from_use": "fromLandUse" }[code] || "zone"
  );
}

function placeOf({ lon, lat }) {
  return typeof lon === "number" && typeof lat === "number" ? [lon, lat] : null;
}
