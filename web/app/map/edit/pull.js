import { SNAP_PX } from "./snap.js";

/** A finger hides what it points at, so it snaps from farther away. */
const COARSE = 2;

/**
 * Where a tool takes a place to be: on what is drawn nearby, unless the hand is free of snapping.
 * @param {import("./editor.js").ZoneEditor} editor
 * @param {import("./grid.js").Corner} place
 * @param {import("./gestures.js").Hand} hand
 * @param {(target: import("./snap.js").SnapTarget) => boolean} [may] which targets count
 * @returns {{ corner: import("./grid.js").Corner, snap: import("./snap.js").Snap | null }}
 */
export function pull({ canvas, snapper }, place, hand, may) {
  const snap = hand.free ? null : snapper.find(place, snapReach(canvas, hand), may);
  return { corner: snap?.corner ?? place, snap };
}

/** Metres from which places snap. @param {import("./canvas.js").EditCanvas} canvas @param {import("./gestures.js").Hand} hand */
export function snapReach(canvas, hand) {
  return canvas.metres(SNAP_PX * (hand.coarse ? COARSE : 1));
}
