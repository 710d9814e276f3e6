/** The list of proposals stays true while it is open: it is drawn again when a plan changes. */
import { liveChanges } from "../platform/live.js";
import { municipality } from "../platform/page.js";
import { Swap } from "./swap.js";

const list = new Swap(["#groups"]);
liveChanges(municipality.id).onChange("plan", () => list.load(location.href));
