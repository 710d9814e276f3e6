/** What the editor shows over the map, told apart from how it is drawn. */

/**
 * @typedef {import("./grid.js").Corner} Corner
 * @typedef {import("./shape.js").Shape} Shape
 *
 * @typedef {object} Drawing everything the editor shows over the map; null shows nothing
 * @property {Shape | null} shape the one being worked on
 * @property {string | null} fill paint of that shape
 * @property {boolean} faulty whether its sides cross
 * @property {boolean} handles whether its corners can be taken
 * @property {boolean} carrying a corner is on its way: handles stay as they were, and drawing is kept light
 * @property {Corner | null} held the corner in the planner's hand, or under the pointer
 * @property {readonly Corner[] | null} line an outline being drawn
 * @property {Corner | null} next where its next corner would go
 * @property {{ kind: string, corner: Corner } | null} snap
 * @property {Corner | null} crosshair
 * @property {Corner | null} fault
 * @property {Shape | null} companions zones whose borders move with the shape's
 * @property {Shape | null} mine one side of a comparison
 * @property {Shape | null} theirs the other
 * @property {Shape | null} repair what the server offers
 * @property {Shape | null} preview what a tool would make
 * @property {Motion | null} motion of the shape, which is drawn as if already moved or turned
 * @property {{ centre: Corner, knob: Corner } | null} pivot a handle to turn the shape with
 * @property {Ruler | null} ruler a measured line; stays while other tools are used
 * @property {{ corner: Corner, text: string } | null} label lines of text
 *
 * @typedef {{ from: Corner, to: Corner } | { about: Corner, degrees: number }} Motion degrees clockwise
 * @typedef {{ line: readonly Corner[], closed: boolean, text: string, areaM2?: number, lengthM: number, bare?: boolean }} Ruler
 */

/** @type {Drawing} */
export const NOTHING = {
  shape: null,
  fill: null,
  faulty: false,
  handles: false,
  carrying: false,
  held: null,
  line: null,
  next: null,
  snap: null,
  crosshair: null,
  fault: null,
  companions: null,
  mine: null,
  theirs: null,
  repair: null,
  preview: null,
  motion: null,
  pivot: null,
  ruler: null,
  label: null,
};
