import { relationTo } from "../../../src/catalogue/related-to";
import { RelatedReason } from "../../../src/projections/related/reasons";
import { NodeMeasure } from "../../../src/analysis/facts/node-measure";
import { ProjectionWeight } from "../../../src/network/two-mode/projection-weight";
import { Networks } from "../../../src/analysis/cache/networks";
import * as make from "../../helpers/make-entities";
import { changed } from "../../helpers/make/changed";
import { upsert } from "../../helpers/upsert";
import { peopleByAppearance as people } from "../../helpers/people-by-appearance";
import { temporaryCatalogue } from "../../helpers/temporary-catalogue";

const unhurried = new AbortController().signal;

async function oneEpisode() {
  const reads: string[] = [];
  const catalogue = await temporaryCatalogue({
    onStatement: (sql) => sql.includes(`from "participation" x`) && reads.push(sql),
  });
  const [ann, bob] = [make.makePerson(), make.makePerson()];
  const [show, army] = [make.makeShow(), make.makeOrganisation()];
  const episode = make.makeEpisode({ show });
  const appearance = make.makeAppearance({ person: ann, episode });
  await upsert(catalogue, ann, bob, show, army, episode, appearance);
  reads.length = 0;
  return {
    catalogue,
    networks: new Networks(catalogue.reader),
    reads,
    ann,
    bob,
    show,
    army,
    episode,
    appearance,
  };
}

describe("Cached networks", () => {
  it("are made once for any number of requests", async () => {
    const { networks, reads } = await oneEpisode();

    const [one, other] = await Promise.all([
      networks.within({ signal: unhurried }).of(people),
      networks.within({ signal: unhurried }).of(people),
    ]);
    const later = await networks.within({ signal: unhurried }).of({ ...people });

    expect(other.network).toBe(one.network);
    expect(later.network).toBe(one.network);
    expect(reads).toHaveLength(1);
  });

  it("are made again after an edit of an appearance, and for another query", async () => {
    const { catalogue, networks, bob, episode } = await oneEpisode();
    const before = await networks.within({ signal: unhurried }).of(people);

    await upsert(catalogue, make.makeAppearance({ person: bob, episode }));
    const after = await networks.within({ signal: unhurried }).of(people);
    const simple = await networks
      .within({ signal: unhurried })
      .of({ ...people, weight: ProjectionWeight.SIMPLE });

    expect(before.network.size).toBe(1);
    expect(after.network.size).toBe(2);
    expect(simple.network).not.toBe(after.network);
  });

  it("stay, with their measures, after an edit of a person's description", async () => {
    const { catalogue, networks, reads, ann } = await oneEpisode();
    const before = await networks.within({ signal: unhurried }).of(people);
    const scores = await before.scores(NodeMeasure.DEGREE);

    await upsert(catalogue, changed(ann, { description: "Runs the example society." }));
    const after = await networks.within({ signal: unhurried }).of(people);

    expect(after.network).toBe(before.network);
    expect(await after.scores(NodeMeasure.DEGREE)).toBe(scores);
    expect(reads).toHaveLength(1);
  });

  it("are made again when what is related changed, only if the query has a relation", async () => {
    const { catalogue, networks, show, army } = await oneEpisode();
    const related = { ...people, relation: relationTo(army.id, { reasons: [RelatedReason.ABOUT] }) };
    const before = await networks.within({ signal: unhurried }).of(related);
    const all = await networks.within({ signal: unhurried }).of(people);

    await upsert(catalogue, make.makeAbout({ work: show, subject: army }));
    const after = await networks.within({ signal: unhurried }).of(related);

    expect([before.network.size, after.network.size]).toEqual([0, 1]);
    expect((await networks.within({ signal: unhurried }).of(people)).network).toBe(all.network);
  });

  it("are made again when a citation changed, only if the query has a source", async () => {
    const { catalogue, networks, appearance } = await oneEpisode();
    const document = make.makeDocument();
    await upsert(catalogue, document);
    const cited = { ...people, filter: { source: { documentId: document.id, item: null } } };
    const before = await networks.within({ signal: unhurried }).of(cited);
    const all = await networks.within({ signal: unhurried }).of(people);

    await upsert(
      catalogue,
      changed(appearance, { sources: [make.makeCitation({ documentId: document.id })] }),
    );
    const after = await networks.within({ signal: unhurried }).of(cited);

    expect([before.network.size, after.network.size]).toEqual([0, 1]);
    expect((await networks.within({ signal: unhurried }).of(people)).network).toBe(all.network);
  });

  it("are not made for an aborted request, and are made for the next one", async () => {
    const { networks, reads } = await oneEpisode();
    const reason = new Error("gone");

    await expect(networks.within({ signal: AbortSignal.abort(reason) }).of(people)).rejects.toBe(reason);

    expect((await networks.within({ signal: unhurried }).of(people)).network.size).toBe(1);
    expect(reads.length).toBeLessThanOrEqual(2);
  });
});
