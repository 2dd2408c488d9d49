import { ParticipationLayer } from "../../../src/catalogue/read-models/participation";
import { NetworkOf } from "../../../src/network/facts/two-sides";
import { ProjectionWeight } from "../../../src/network/two-mode/projection";
import type { NetworkQuery } from "../../../src/reports/network-query";
import { Networks } from "../../../src/resolvers/shared/networks/networks";
import * as make from "../../helpers/make-entities";
import { put } from "../../helpers/put";
import { temporaryCatalogue } from "../../helpers/temporary-catalogue";

const people: NetworkQuery = {
  of: NetworkOf.PEOPLE,
  layers: [ParticipationLayer.APPEARANCE],
  filter: {},
  years: null,
  relation: null,
  weight: ProjectionWeight.COUNT,
  minWeight: 0,
};
const unhurried = new AbortController().signal;

async function oneEpisode() {
  const reads: string[] = [];
  const catalogue = await temporaryCatalogue({
    onStatement: (sql) => sql.includes("from participation") && reads.push(sql),
  });
  const [ann, bob, show] = [make.makePerson(), make.makePerson(), make.makeShow()];
  const episode = make.makeEpisode({ show });
  await put(catalogue, ann, bob, show, episode, make.makeAppearance({ person: ann, episode }));
  reads.length = 0;
  return { catalogue, networks: new Networks(catalogue), reads, bob, episode };
}

describe("The networks of a catalogue", () => {
  it("are made once, however many ask, and however often", async () => {
    const { networks, reads } = await oneEpisode();

    const [one, other] = await Promise.all([
      networks.within(unhurried).of(people),
      networks.within(unhurried).of(people),
    ]);
    const later = await networks.within(unhurried).of({ ...people });

    expect(other.facts).toBe(one.facts);
    expect(later.facts).toBe(one.facts);
    expect(reads).toHaveLength(1);
  });

  it("are made anew when the catalogue has changed, and when something else is asked", async () => {
    const { catalogue, networks, bob, episode } = await oneEpisode();
    const before = await networks.within(unhurried).of(people);

    await put(catalogue, make.makeAppearance({ person: bob, episode }));
    const after = await networks.within(unhurried).of(people);
    const simple = await networks.within(unhurried).of({ ...people, weight: ProjectionWeight.SIMPLE });

    expect(before.network.size).toBe(1);
    expect(after.network.size).toBe(2);
    expect(simple.facts).not.toBe(after.facts);
  });

  it("are not asked for when nobody waits, and are there for who comes next", async () => {
    const { networks, reads } = await oneEpisode();
    const reason = new Error("gone");

    await expect(networks.within(AbortSignal.abort(reason)).of(people)).rejects.toBe(reason);

    expect((await networks.within(unhurried).of(people)).network.size).toBe(1);
    expect(reads.length).toBeLessThanOrEqual(2);
  });
});
