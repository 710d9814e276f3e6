/** The groups of the rail's actions, in the order in which a planner needs them. */
export const GROUPS = ["draw", "change", "zone", "plan", "step", "aid"];
