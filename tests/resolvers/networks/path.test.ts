import { AffiliationKind, AffiliationState } from "../../../src/entities/affiliation";
import { ContributionRole } from "../../../src/entities/contribution";
import { EpisodeStatus } from "../../../src/entities/episode";
import { HonourOutcome } from "../../../src/entities/honour";
import { HostRole } from "../../../src/entities/host";
import { PartnershipKind } from "../../../src/entities/partnership";
import { ShowOrganisationRole } from "../../../src/entities/show-organisation";
import { graphOver, type Ask } from "../../helpers/graph-over";
import * as make from "../../helpers/make-entities";
import { temporaryCatalogue } from "../../helpers/temporary-catalogue";
import { upsert } from "../../helpers/upsert";

interface Found {
  path: { shortest: Array<{ length: number; steps: Array<{ inWords: string[] }> }> };
}

describe("path", () => {
  let ask: Ask;

  beforeAll(async () => {
    const ada = make.makePerson({ name: "Ada", slug: "ada" });
    const grace = make.makePerson({ name: "Grace", slug: "grace" });
    const jane = make.makePerson({ name: "Jane", slug: "jane" });
    const omar = make.makePerson({ name: "Omar", slug: "omar" });
    const guest = make.makePerson({ name: "Guest" });
    const army = make.makeOrganisation({ name: "Army", slug: "army" });
    const centre = make.makeOrganisation({ name: "Centre", slug: "centre", parent: army });
    const corps = make.makeOrganisation({ name: "Corps", slug: "corps", parent: army });
    const school = make.makeOrganisation({ name: "School", slug: "school" });
    const college = make.makeOrganisation({ name: "College", slug: "college" });
    const trust = make.makeOrganisation({ name: "Trust", slug: "trust" });
    const insight = make.makePublication({ title: "Insight", slug: "insight", publisher: centre });
    const award = make.makeAward({ name: "Manager of the Year", slug: "manager" });
    const show = make.makeShow({ title: "Corps talks", slug: "corps-talks" });
    const episode = make.makeEpisode({ show, title: "First talk", slug: "first-talk" });
    const soon = make.makeEpisode({
      show,
      title: "Next talk",
      slug: "next-talk",
      status: EpisodeStatus.UPCOMING,
    });
    const never = make.makeEpisode({
      show,
      title: "Lost talk",
      slug: "lost-talk",
      status: EpisodeStatus.CANCELLED,
    });
    const catalogue = await temporaryCatalogue();
    await upsert(
      catalogue,
      ada,
      grace,
      jane,
      omar,
      army,
      centre,
      corps,
      school,
      college,
      trust,
      insight,
      award,
      show,
      episode,
      make.makeContribution({ contributor: ada, publication: insight, role: ContributionRole.AUTHOR }),
      make.makeHonour({
        person: grace,
        award,
        outcome: HonourOutcome.SHORTLISTED,
        onBehalfOf: school,
        roleTitle: "Head",
      }),
      make.makeHonour({
        recipients: [jane, omar],
        award,
        outcome: HonourOutcome.FINALIST,
        onBehalfOf: trust,
      }),
      make.makeAffiliation({
        person: grace,
        organisation: college,
        kind: AffiliationKind.EDUCATION,
        state: AffiliationState.FORMER,
      }),
      make.makeAffiliation({
        person: omar,
        organisation: college,
        kind: AffiliationKind.EMPLOYMENT,
        state: AffiliationState.UNKNOWN,
      }),
      guest,
      make.makeAppearance({ person: guest, episode }),
      make.makePartnership({ from: college, to: corps, kind: PartnershipKind.MEMBER_OF, end: "2020" }),
      make.makeShowOrganisation({ show, organisation: corps, role: ShowOrganisationRole.SPONSOR }),
      make.makeHost({ person: jane, episode, role: HostRole.MODERATOR }),
      soon,
      never,
      make.makeAppearance({ person: omar, episode: soon, onBehalfOf: [college] }),
      make.makeAppearance({ person: grace, episode: never, roles: [] }),
      make.makeHost({ person: jane, episode: never }),
    );
    ask = graphOver(catalogue);
  });

  const words = async (from: string, to: string) => {
    const { data, errors } = await ask<Found>(
      `query ($from: ID!, $to: ID!) { path(from: $from, to: $to) { shortest(max: 1) { length steps { inWords } } } }`,
      { from, to },
    );
    expect(errors).toEqual([]);
    return data.path.shortest.flatMap(({ steps }) => steps.map(({ inWords }) => inWords.join(" / ")));
  };

  it("follows publishers, and parents, and children", async () => {
    expect(await words("person/ada", "organisation/corps")).toEqual([
      "Ada wrote Insight",
      "Centre published Insight",
      "Centre is part of Army",
      "Corps is part of Army",
    ]);
  });

  it("says of an honour who received it, and on whose behalf", async () => {
    expect(await words("award/manager", "organisation/school")).toEqual([
      "Grace was shortlisted for Manager of the Year, employed by School",
    ]);
    expect(await words("award/manager", "organisation/trust")).toEqual([
      "Jane and Omar were finalists for Manager of the Year, on behalf of Trust",
    ]);
    expect(await words("person/grace", "award/manager")).toEqual([
      "Grace was shortlisted for Manager of the Year",
    ]);
  });

  it.each([
    ["person/grace", "organisation/college", "Grace studied at College"],
    ["person/omar", "organisation/college", "Omar is or was employed by College"],
    ["organisation/corps", "organisation/college", "College was a member of Corps"],
    ["organisation/corps", "show/corps-talks", "Corps sponsors Corps talks"],
    ["person/jane", "episode/first-talk", "Jane moderated First talk"],
    ["person/omar", "episode/next-talk", "Omar is to appear in Next talk"],
    ["organisation/college", "episode/next-talk", "College is to be represented at Next talk"],
    ["person/grace", "episode/lost-talk", "Grace was to appear in Lost talk, which did not take place"],
    ["person/jane", "episode/lost-talk", "Jane was to host Lost talk, which did not take place"],
  ])("says what the fact says, from %s to %s", async (from, to, sentence) => {
    expect(await words(from, to)).toEqual([sentence]);
    expect(await words(to, from)).toEqual([sentence]);
  });

  it.each([
    ["person/nobody", 'No Person has the slug "nobody".'],
    [
      "ada",
      'Expected `from` to be the id of an entity, or a type and a slug such as person/ada-lovelace, but got "ada".',
    ],
    [
      "thing/ada",
      'Expected `from` to be the id of an entity, or a type and a slug such as person/ada-lovelace, but got "thing/ada".',
    ],
  ])("does not find %s", async (from, message) => {
    const { errors } = await ask(
      `query ($from: ID!) { path(from: $from, to: "person/ada") { shortestCount } }`,
      {
        from,
      },
    );

    expect(errors).toMatchObject([
      { message: `${message} It is the value of $from.`, extensions: { code: "NOT_FOUND" } },
    ]);
  });
});
