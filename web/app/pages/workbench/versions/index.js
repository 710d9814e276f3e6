/** Versions of the plan on the desk: their list, comparing two, the trash, and what applied on a date. */
import { AppliedView } from "./applied-view.js";
import { CompareView } from "./compare-view.js";
import { PublishedBanner } from "./published-banner.js";
import { TrashView } from "./trash-view.js";
import { VersionsView } from "./versions-view.js";

/** @param {import("../desk.js").Desk} desk */
export function addVersions(desk) {
  desk.panel.addView("versions", new VersionsView(desk));
  desk.panel.addView("compare", new CompareView(desk));
  desk.panel.addView("trash", new TrashView(desk));
  desk.panel.addView("applied", new AppliedView(desk));
  new PublishedBanner(desk);
}
