import { AffiliationState } from "../../src/entities/affiliation";
import { RelatedReason } from "../../src/projections/related/reasons";
import * as make from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";
import { catalogueOf, relatedTo, scene } from "./relating";

const { ON_BEHALF_OF, SHOW_ORGANISATION, ABOUT, HOST_AFFILIATION, PERSON_AFFILIATION } = RelatedReason;
const everyReason = Object.values(RelatedReason);

describe("An appearance is related to an organisation", () => {
  it("by ON_BEHALF_OF: the person spoke for it", async () => {
    const theScene = scene();
    const { appearance, corps } = theScene;
    appearance.onBehalfOfIds = [corps.id];
    const catalogue = await catalogueOf(theScene);

    expect(await relatedTo(catalogue, corps)).toEqual([
      { id: appearance.id, because: [{ reason: ON_BEHALF_OF, factId: appearance.id, viaId: corps.id }] },
    ]);
  });

  it("by SHOW_ORGANISATION: it is an organisation of the show", async () => {
    const theScene = scene();
    const { appearance, corps, show } = theScene;
    const behind = make.makeShowOrganisation({ show, organisation: corps });
    const catalogue = await catalogueOf(theScene, behind);

    expect(await relatedTo(catalogue, corps)).toEqual([
      { id: appearance.id, because: [{ reason: SHOW_ORGANISATION, factId: behind.id, viaId: corps.id }] },
    ]);
  });

  it.each(["show", "episode"] as const)("by ABOUT: the %s is about it", async (work) => {
    const theScene = scene();
    const { appearance, corps } = theScene;
    const about = make.makeAbout({ work: theScene[work], subject: corps });
    const catalogue = await catalogueOf(theScene, about);

    expect(await relatedTo(catalogue, corps)).toEqual([
      { id: appearance.id, because: [{ reason: ABOUT, factId: about.id, viaId: corps.id }] },
    ]);
  });

  it.each(["show", "episode"] as const)("by HOST_AFFILIATION: a host of the %s belongs to it", async (of) => {
    const theScene = scene();
    const { appearance, corps, host: person, show, episode } = theScene;
    const host = of === "show" ? make.makeHost({ person, show }) : make.makeHost({ person, episode });
    const post = make.makeAffiliation({ person, organisation: corps });
    const catalogue = await catalogueOf(theScene, host, post);

    expect(await relatedTo(catalogue, corps)).toEqual([
      { id: appearance.id, because: [{ reason: HOST_AFFILIATION, factId: post.id, viaId: corps.id }] },
    ]);
  });

  it("by PERSON_AFFILIATION: the guest belongs to it; but only when that is asked for", async () => {
    const theScene = scene();
    const { appearance, corps, guest } = theScene;
    const post = make.makeAffiliation({ person: guest, organisation: corps });
    const catalogue = await catalogueOf(theScene, post);

    expect(await relatedTo(catalogue, corps)).toEqual([]);
    expect(await relatedTo(catalogue, corps, everyReason)).toEqual([
      { id: appearance.id, because: [{ reason: PERSON_AFFILIATION, factId: post.id, viaId: corps.id }] },
    ]);
  });

  it("by all its reasons at once, as one edge", async () => {
    const theScene = scene();
    const { appearance, army, corps, guest, host, show } = theScene;
    appearance.onBehalfOfIds = [corps.id];
    const facts = [
      make.makeShowOrganisation({ show, organisation: corps }),
      make.makeAbout({ work: show, subject: army }),
      make.makeHost({ person: host, show }),
      make.makeAffiliation({ person: host, organisation: army }),
      make.makeAffiliation({ person: guest, organisation: corps }),
    ];
    const catalogue = await catalogueOf(theScene, ...facts);

    const [edge, ...others] = await relatedTo(catalogue, army, everyReason);

    expect(others).toEqual([]);
    expect(edge?.because?.map(({ reason, viaId }) => [reason, viaId])).toEqual([
      [ABOUT, army.id],
      [HOST_AFFILIATION, army.id],
      [ON_BEHALF_OF, corps.id],
      [PERSON_AFFILIATION, corps.id],
      [SHOW_ORGANISATION, corps.id],
    ]);
  });
});

describe("What relates to something below", () => {
  it("relates to all that stands above it, and to nothing beneath or beside", async () => {
    const theScene = scene();
    const { appearance, army, corps, school } = theScene;
    const sister = make.makeOrganisation({ name: "Sister corps", parent: army });
    appearance.onBehalfOfIds = [corps.id];
    const catalogue = await catalogueOf(theScene, sister);

    const because = [{ reason: ON_BEHALF_OF, factId: appearance.id, viaId: corps.id }];
    expect(await relatedTo(catalogue, army)).toEqual([{ id: appearance.id, because }]);
    expect(await relatedTo(catalogue, corps)).toEqual([{ id: appearance.id, because }]);
    expect(await relatedTo(catalogue, school)).toEqual([]);
    expect(await relatedTo(catalogue, sister)).toEqual([]);
  });

  it("goes with it when it moves to another parent", async () => {
    const theScene = scene();
    const { appearance, army, corps } = theScene;
    const navy = make.makeOrganisation({ name: "Navy" });
    appearance.onBehalfOfIds = [corps.id];
    const catalogue = await catalogueOf(theScene, navy);

    await upsert(catalogue, make.changed(corps, { parentId: navy.id }));

    expect(await relatedTo(catalogue, army)).toEqual([]);
    expect(await relatedTo(catalogue, navy)).toMatchObject([{ id: appearance.id }]);
  });

  it("works for topics as it does for organisations", async () => {
    const theScene = scene();
    const { appearance, episode } = theScene;
    const defence = make.makeTopic({ label: "Defence" });
    const women = make.makeTopic({ label: "Women in defence", broader: defence });
    const about = make.makeAbout({ work: episode, subject: women });
    const catalogue = await catalogueOf(theScene, defence, women, about);

    expect(await relatedTo(catalogue, defence)).toEqual([
      { id: appearance.id, because: [{ reason: ABOUT, factId: about.id, viaId: women.id }] },
    ]);
  });
});

describe("A post counts", () => {
  const { CURRENT, FORMER, UNKNOWN } = AffiliationState;

  it.each([
    { state: CURRENT, start: null, end: null, counts: true },
    { state: UNKNOWN, start: null, end: null, counts: true },
    { state: FORMER, start: null, end: null, counts: false },
    { state: FORMER, start: "2019", end: null, counts: false },
    { state: FORMER, start: null, end: "2022", counts: true },
    { state: FORMER, start: null, end: "2021", counts: true },
    { state: FORMER, start: null, end: "2021-06-14", counts: false },
    { state: CURRENT, start: null, end: "2020", counts: false },
    { state: CURRENT, start: "2021-06-15", end: null, counts: true },
    { state: CURRENT, start: "2021-06-16", end: null, counts: false },
    { state: CURRENT, start: "2021", end: null, counts: true },
    { state: UNKNOWN, start: "2019", end: "2020/..", counts: true },
  ])("on 2021-06-15, when $state, from $start to $end: $counts", async ({ counts, ...dates }) => {
    const theScene = scene();
    const { corps, guest, host, show } = theScene;
    const catalogue = await catalogueOf(
      theScene,
      make.makeHost({ person: host, show }),
      make.makeAffiliation({ person: host, organisation: corps, ...dates }),
      make.makeAffiliation({ person: guest, organisation: corps, ...dates }),
    );

    const because = (await relatedTo(catalogue, corps, everyReason)).flatMap((edge) => edge.because ?? []);

    expect(because.map(({ reason }) => reason)).toEqual(counts ? [HOST_AFFILIATION, PERSON_AFFILIATION] : []);
  });

  it("not when it is over and the episode has no date", async () => {
    const theScene = scene();
    const { corps, guest, show } = theScene;
    const undated = make.makeEpisode({ show });
    const catalogue = await catalogueOf(
      theScene,
      undated,
      make.makeAppearance({ person: guest, episode: undated }),
      make.makeAffiliation({ person: guest, organisation: corps, state: FORMER, end: "2030" }),
    );

    expect(await relatedTo(catalogue, corps, everyReason)).toMatchObject([{ id: theScene.appearance.id }]);
  });
});

describe("A host's post counts only for a host at that episode", () => {
  it("not for one who had left the show", async () => {
    const theScene = scene();
    const { corps, host: person, show } = theScene;
    const host = make.makeHost({ person, show, end: "2020" });
    const catalogue = await catalogueOf(
      theScene,
      host,
      make.makeAffiliation({ person, organisation: corps }),
    );

    expect(await relatedTo(catalogue, corps)).toEqual([]);
  });

  it("not for the show's, where the episode has its own", async () => {
    const theScene = scene();
    const { appearance, army, corps, host: person, show, episode } = theScene;
    const standIn = make.makePerson();
    const catalogue = await catalogueOf(
      theScene,
      standIn,
      make.makeHost({ person, show }),
      make.makeAffiliation({ person, organisation: corps }),
      make.makeHost({ person: standIn, episode }),
      make.makeAffiliation({ person: standIn, organisation: army }),
    );

    expect(await relatedTo(catalogue, corps)).toEqual([]);
    expect(await relatedTo(catalogue, army)).toMatchObject([{ id: appearance.id }]);
  });
});
