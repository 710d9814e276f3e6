/** Zones as a CSV file: every attribute, the area, and the outline as WKT in the planning system. */
import { csv } from "../../../platform/csv.js";

/**
 * @param {import("./rows.js").Row[]} rows
 * @param {import("./rows.js").Column[]} columns all of them, whether shown or not; a code is followed by its name
 * @param {{ name: string, positionOf: (corner: any) => [number, number] }} plane of the areas and outlines
 * @param {(title: string) => string} nameOf the heading of the column with a code's name
 */
export function zonesCsv(rows, columns, plane, nameOf) {
  const figures = (value) => (typeof value === "number" ? Math.round(value * 1000) / 1000 : value);
  const header = columns.flatMap(({ name, title, kind }) => {
    if (kind === "code") return [title, nameOf(title)];
    return name === "areaM2" ? [`${title}, ${plane.name}`] : [title];
  });
  const lines = rows.map((row) => [
    ...columns.flatMap((column) =>
      column.kind === "code" ? [column.value(row), column.text(row)] : [figures(column.value(row))],
    ),
    wkt(row.zone.shape, plane),
  ]);
  return csv([...header, `WKT (E N), ${plane.name}`], lines);
}

/** Easting before northing, whole millimetres, rings closed. @param {import("../../../map/edit/shape.js").Shape} shape @param {{ positionOf: (corner: any) => [number, number] }} plane */
export function wkt(shape, plane) {
  const place = (corner) => plane.positionOf(corner).map((metres) => metres.toFixed(3)).join(" ");
  const ring = (corners) => `(${[...corners, corners[0]].map(place).join(", ")})`;
  return `MULTIPOLYGON (${shape.map((part) => `(${part.map(ring).join(", ")})`).join(", ")})`;
}
