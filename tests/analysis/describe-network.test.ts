import { describeQuery, titleOf } from "../../src/analysis/describe-network";
import { NetworkOf } from "../../src/analysis/facts/network-of";
import { layersOf } from "../../src/analysis/network-query";
import { ProjectionWeight } from "../../src/network/two-mode/projection-weight";
import { ParticipationLayer } from "../../src/projections/participation/layers";

const { APPEARANCE, HOST, CONTRIBUTION, HONOUR, AFFILIATION, PARTNERSHIP, SHOW_ORGANISATION, ON_BEHALF_OF } =
  ParticipationLayer;
const { PEOPLE, SHOWS, ORGANISATIONS, HOST_GUEST } = NetworkOf;

function requested(of: NetworkOf, layers: readonly ParticipationLayer[] | null) {
  const query = { of, layers: layersOf(of, layers), filter: {}, relation: null, years: null, kinds: null };
  return { query: { ...query, weight: ProjectionWeight.COUNT, minWeight: 0 }, relatedTo: null };
}

describe("The title of a network", () => {
  it.each([
    [PEOPLE, null, "People, tied by the episodes they share"],
    [PEOPLE, [HOST, APPEARANCE], "People, tied by the episodes they share"],
    [
      PEOPLE,
      [AFFILIATION, HONOUR, CONTRIBUTION, APPEARANCE],
      "People, tied by the episodes, publications, awards and organisations they share",
    ],
    [SHOWS, null, "Shows, tied by the people they share"],
    [ORGANISATIONS, null, "Organisations, tied by the shows they share"],
    [ORGANISATIONS, [PARTNERSHIP], "Organisations, tied by partnerships"],
    [
      ORGANISATIONS,
      [PARTNERSHIP, SHOW_ORGANISATION, ON_BEHALF_OF, AFFILIATION],
      "Organisations, tied by the shows and people they share and by partnerships",
    ],
    [HOST_GUEST, null, "Who hosted whom"],
  ])("of %s by %j says what ties its members: %s", (of, layers, title) => {
    expect(titleOf(requested(of, layers))).toBe(title);
  });

  it("has a word for every layer that a network may have", () => {
    const titles = [PEOPLE, SHOWS, ORGANISATIONS].flatMap((kind) =>
      Object.values(ParticipationLayer)
        .filter((layer) => isPossible(kind, layer))
        .map((layer) => titleOf(requested(kind, [layer]))),
    );

    expect(titles.filter((title) => !/, tied by \w+/.test(title))).toEqual([]);
    expect(titles.length).toBeGreaterThan(10);
  });

  it("says of partnerships that they are counted, and not events", () => {
    expect(describeQuery(requested(ORGANISATIONS, [PARTNERSHIP]))).toBe(
      "by partnership; a tie weighs the number of partnerships",
    );
  });
});

function isPossible(of: NetworkOf, layer: ParticipationLayer): boolean {
  try {
    return layersOf(of, [layer]).length > 0;
  } catch {
    return false;
  }
}
