import type { ParticipationQuery } from "../catalogue/queries/participation";
import { BadInput } from "../domain/errors";
import type { SidesOptions } from "./facts/two-sides";
import type { ProjectionWeight } from "../network/two-mode/projection-weight";
import { NetworkOf } from "./facts/network-of";
import { ParticipationLayer } from "../projections/participation/layers";

/** A requested network, with slugs resolved to ids. */
export interface NetworkQuery extends ParticipationQuery, SidesOptions {
  readonly weight: ProjectionWeight;
  /** Drops lighter ties; their members stay. */
  readonly minWeight: number;
}

/** The default layers. */
const usualLayers: Readonly<Record<NetworkOf, readonly ParticipationLayer[]>> = {
  PEOPLE: [ParticipationLayer.APPEARANCE],
  SHOWS: [ParticipationLayer.APPEARANCE],
  ORGANISATIONS: [ParticipationLayer.ON_BEHALF_OF, ParticipationLayer.SHOW_ORGANISATION],
  HOST_GUEST: [ParticipationLayer.APPEARANCE, ParticipationLayer.HOST],
};

const possibleLayers: Readonly<Record<NetworkOf, readonly ParticipationLayer[]>> = {
  PEOPLE: [
    ParticipationLayer.APPEARANCE,
    ParticipationLayer.HOST,
    ParticipationLayer.CONTRIBUTION,
    ParticipationLayer.HONOUR,
    ParticipationLayer.AFFILIATION,
  ],
  SHOWS: [ParticipationLayer.APPEARANCE, ParticipationLayer.HOST],
  ORGANISATIONS: [
    ParticipationLayer.ON_BEHALF_OF,
    ParticipationLayer.SHOW_ORGANISATION,
    ParticipationLayer.HONOUR,
    ParticipationLayer.AFFILIATION,
    ParticipationLayer.PARTNERSHIP,
  ],
  HOST_GUEST: usualLayers.HOST_GUEST,
};

/** The layers of a network: the requested ones, or the defaults. HOST_GUEST always uses its defaults. */
export function layersOf(of: NetworkOf, asked: readonly ParticipationLayer[] | null): ParticipationLayer[] {
  const wrong = asked?.find((layer) => !possibleLayers[of].includes(layer));
  if (wrong !== undefined) {
    throw new BadInput(`Expected layers of ${of} among ${possibleLayers[of].join(", ")}, but got ${wrong}.`);
  }
  const layers = asked === null || of === NetworkOf.HOST_GUEST ? usualLayers[of] : asked;
  return [...new Set(layers)].toSorted();
}
