import { NetworkOf } from "../../src/analysis/facts/network-of";
import type { NetworkQuery } from "../../src/analysis/network-query";
import { ProjectionWeight } from "../../src/network/two-mode/projection-weight";
import { ParticipationLayer } from "../../src/projections/participation/layers";

/** The network of people, tied by the appearances that they share. */
export const peopleByAppearance: NetworkQuery = {
  of: NetworkOf.PEOPLE,
  layers: [ParticipationLayer.APPEARANCE],
  filter: {},
  years: null,
  relation: null,
  kinds: null,
  weight: ProjectionWeight.COUNT,
  minWeight: 0,
};
