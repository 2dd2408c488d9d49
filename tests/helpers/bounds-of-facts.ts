import type { Bounds } from "../../src/domain/bounds";

/** Bounds of a catalogue with so many appearances, and no other facts of networks. */
export const boundsOfFacts = (appearances: number): Bounds => ({
  revision: "",
  forgotten: 0,
  rows: {
    Appearance: appearances,
    Affiliation: 0,
    Contribution: 0,
    Honour: 0,
    Partnership: 0,
    ShowOrganisation: 0,
  },
  children: {},
});
