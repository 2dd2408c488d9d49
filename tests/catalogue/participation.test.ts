import type { Catalogue } from "../../src/catalogue/catalogue";
import { type ParticipationQuery, participationOf } from "../../src/catalogue/queries/participation";
import { relationTo } from "../../src/catalogue/related-to";
import { ParticipationLayer } from "../../src/projections/participation/layers";
import { AppearanceRole } from "../../src/entities/appearance";
import { ShowKind } from "../../src/entities/show";
import * as make from "../helpers/make-entities";
import { unpacked } from "../analysis/facts/packed-facts";
import { upsert } from "../helpers/upsert";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";

const everyLayer = Object.values(ParticipationLayer);

/** Jane and Omar on a podcast that the Army publishes and Gemma hosts; Jane alone at a conference, for a school. */
async function twoShows() {
  const [jane, omar, gemma] = [make.makePerson(), make.makePerson(), make.makePerson()];
  const [army, school] = [make.makeOrganisation(), make.makeOrganisation()];
  const podcast = make.makeShow({ kind: ShowKind.PODCAST });
  const conference = make.makeShow({ kind: ShowKind.CONFERENCE });
  const episode = make.makeEpisode({ show: podcast, occurredOn: "2021-06-15" });
  const session = make.makeEpisode({ show: conference, occurredOn: "2023" });
  const facts = {
    publisher: make.makeShowOrganisation({ show: podcast, organisation: army }),
    host: make.makeHost({ person: gemma, show: podcast }),
    janeOnPodcast: make.makeAppearance({ person: jane, episode, roles: [AppearanceRole.GUEST] }),
    omarOnPodcast: make.makeAppearance({ person: omar, episode, roles: [AppearanceRole.GUEST] }),
    janeAtConference: make.makeAppearance({
      person: jane,
      episode: session,
      onBehalfOf: school,
      roles: [AppearanceRole.SPEAKER],
    }),
  };
  const catalogue = await temporaryCatalogue();
  const things = { jane, omar, gemma, army, school, podcast, conference, episode, session };
  await upsert(catalogue, ...Object.values(things), ...Object.values(facts));
  return { catalogue, ...things, ...facts };
}

/** Layer, event, member and fact of all that is found, in any order. */
async function found(catalogue: Catalogue, query: Partial<ParticipationQuery> = {}) {
  const all = { layers: everyLayer, filter: {}, years: null, relation: null };
  const rows = unpacked(await participationOf(catalogue.reader, { ...all, ...query }));
  return new Set(
    rows.map(({ layer, eventId, memberId, factId }) => [layer, eventId, memberId, factId].join()),
  );
}

const row = (layer: string, event: make.Known, member: make.Known, fact: make.Known) =>
  [layer, event.id, member.id, fact.id].join();

describe("Who took part in what", () => {
  it("is told of episodes by who appeared, who hosted, and on whose behalf; of shows by who is behind them", async () => {
    const { catalogue, jane, omar, gemma, army, school, podcast, episode, session, ...facts } =
      await twoShows();

    expect(await found(catalogue)).toEqual(
      new Set([
        row("APPEARANCE", episode, jane, facts.janeOnPodcast),
        row("APPEARANCE", episode, omar, facts.omarOnPodcast),
        row("APPEARANCE", session, jane, facts.janeAtConference),
        row("HOST", episode, gemma, facts.host),
        row("ON_BEHALF_OF", session, school, facts.janeAtConference),
        row("SHOW_ORGANISATION", podcast, army, facts.publisher),
      ]),
    );
  });

  it.each<[what: string, filter: ParticipationQuery["filter"]]>([
    ["a kind of show", { showKinds: [ShowKind.CONFERENCE] }],
    ["a role", { roles: [AppearanceRole.SPEAKER] }],
    ["dates", { dates: { from: "2022", to: null } }],
  ])(
    "is narrowed by %s: hosts and organisations then count where such an appearance is",
    async (_, filter) => {
      const { catalogue, jane, school, session, janeAtConference } = await twoShows();

      expect(await found(catalogue, { filter })).toEqual(
        new Set([
          row("APPEARANCE", session, jane, janeAtConference),
          row("ON_BEHALF_OF", session, school, janeAtConference),
        ]),
      );
    },
  );

  it("is narrowed by a person, a show, and by what is related to an organisation", async () => {
    const { catalogue, army, omar, gemma, podcast, episode, ...rest } = await twoShows();
    const { jane, janeOnPodcast, omarOnPodcast, host, publisher } = rest;
    const onPodcast = [row("HOST", episode, gemma, host), row("SHOW_ORGANISATION", podcast, army, publisher)];
    const ofOmar = row("APPEARANCE", episode, omar, omarOnPodcast);
    const ofBoth = new Set([row("APPEARANCE", episode, jane, janeOnPodcast), ofOmar, ...onPodcast]);

    expect(await found(catalogue, { filter: { person: omar.id } })).toEqual(new Set([ofOmar, ...onPodcast]));
    expect(await found(catalogue, { filter: { show: podcast.id } })).toEqual(ofBoth);
    const relation = relationTo(army.id);
    expect(await found(catalogue, { relation })).toEqual(ofBoth);
  });

  it("is told of publications, awards, posts and partnerships, which only dates narrow", async () => {
    const [person, other] = [make.makePerson(), make.makePerson()];
    const [school, college] = [make.makeOrganisation(), make.makeOrganisation()];
    const publication = make.makePublication({ publishedOn: "2020-03" });
    const award = make.makeAward({ year: "2021" });
    const facts = {
      author: make.makeContribution({ person, publication }),
      editor: make.makeContribution({ person: other, publication }),
      honour: make.makeHonour({ person, award, onBehalfOf: school }),
      post: make.makeAffiliation({ person, organisation: school, start: "2022" }),
      partnership: make.makePartnership({ from: school, to: college, start: "2019", end: "2020" }),
    };
    const catalogue = await temporaryCatalogue();
    await upsert(catalogue, person, other, school, college, publication, award, ...Object.values(facts));
    const { author, editor, honour, post, partnership } = facts;
    const published = [
      row("CONTRIBUTION", publication, person, author),
      row("CONTRIBUTION", publication, other, editor),
    ];
    const partners = [
      row("PARTNERSHIP", partnership, school, partnership),
      row("PARTNERSHIP", partnership, college, partnership),
    ];
    const honours = [row("HONOUR", award, person, honour), row("HONOUR", award, school, honour)];

    const posts = [row("AFFILIATION", school, person, post)];

    expect(await found(catalogue)).toEqual(new Set([...published, ...partners, ...honours, ...posts]));
    expect(await found(catalogue, { filter: { dates: { from: "2020", to: "2020" } } })).toEqual(
      new Set([...published, ...partners]),
    );
    expect(await found(catalogue, { filter: { dates: { from: "2021", to: null } } })).toEqual(
      new Set([...honours, ...posts]),
    );
    expect(await found(catalogue, { layers: [ParticipationLayer.HONOUR] })).toEqual(new Set(honours));
  });
});
