import { listRelated } from "../../src/catalogue/queries/related";
import { relationTo } from "../../src/catalogue/related-to";
import { DateOrder } from "../../src/entities/orders";
import { RelatedKind } from "../../src/projections/related/kinds";
import { defaultReasons, RelatedReason } from "../../src/projections/related/reasons";
import * as make from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";
import { catalogueOf, relatedTo, scene } from "./relating";

const { ON_BEHALF_OF, ABOUT } = RelatedReason;

describe("Other kinds are related to an organisation", () => {
  const { PUBLISHER, CONTRIBUTION, CONFERRED_BY, RECIPIENT, AFFILIATION, PARTNERSHIP } = RelatedReason;

  it("a publication: by PUBLISHER, by ABOUT and by CONTRIBUTION of an organisation", async () => {
    const theScene = scene();
    const { army, corps, school, guest } = theScene;
    const publication = make.makePublication({ publisher: corps });
    const about = make.makeAbout({ work: publication, subject: school });
    const contribution = make.makeContribution({ contributor: army, publication });
    const catalogue = await catalogueOf(
      theScene,
      publication,
      about,
      contribution,
      make.makeContribution({ contributor: guest, publication }),
    );

    expect(await relatedTo(catalogue, army, defaultReasons, [RelatedKind.PUBLICATION])).toEqual([
      {
        id: publication.id,
        because: [
          { reason: ABOUT, factId: about.id, viaId: school.id },
          { reason: CONTRIBUTION, factId: contribution.id, viaId: army.id },
          { reason: PUBLISHER, factId: publication.id, viaId: corps.id },
        ],
      },
    ]);
  });

  it("an honour: by ON_BEHALF_OF, by CONFERRED_BY and as its RECIPIENT", async () => {
    const theScene = scene();
    const { army, corps, school, guest } = theScene;
    const award = make.makeAward({ conferredBy: corps });
    const honour = make.makeHonour({ recipients: [guest, army], onBehalfOf: school, award });
    const catalogue = await catalogueOf(theScene, award, honour);

    expect(await relatedTo(catalogue, army, defaultReasons, [RelatedKind.HONOUR])).toEqual([
      {
        id: honour.id,
        because: [
          { reason: CONFERRED_BY, factId: award.id, viaId: corps.id },
          { reason: ON_BEHALF_OF, factId: honour.id, viaId: school.id },
          { reason: RECIPIENT, factId: honour.id, viaId: army.id },
        ],
      },
    ]);
  });

  it("an affiliation and a partnership: as the fact itself", async () => {
    const theScene = scene();
    const { army, corps, guest } = theScene;
    const affiliation = make.makeAffiliation({ person: guest, organisation: corps });
    const other = make.makeOrganisation();
    const partnership = make.makePartnership({ from: other, to: corps });
    const catalogue = await catalogueOf(theScene, other, affiliation, partnership);

    expect(
      await relatedTo(catalogue, army, defaultReasons, [RelatedKind.AFFILIATION, RelatedKind.PARTNERSHIP]),
    ).toEqual([
      {
        id: partnership.id,
        because: [{ reason: PARTNERSHIP, factId: partnership.id, viaId: corps.id }],
      },
      {
        id: affiliation.id,
        because: [{ reason: AFFILIATION, factId: affiliation.id, viaId: corps.id }],
      },
    ]);
  });

  it("no longer, once its publisher is another", async () => {
    const theScene = scene();
    const { army, corps } = theScene;
    const publication = make.makePublication({ publisher: corps });
    const navy = make.makeOrganisation({ name: "Navy" });
    const catalogue = await catalogueOf(theScene, navy, publication);

    await upsert(catalogue, make.changed(publication, { publisherId: navy.id }));

    expect(await relatedTo(catalogue, army, defaultReasons, [RelatedKind.PUBLICATION])).toEqual([]);
    expect(await relatedTo(catalogue, navy, defaultReasons, [RelatedKind.PUBLICATION])).toMatchObject([
      { id: publication.id },
    ]);
  });
});

describe("A partnership is related to its topics", () => {
  it("and to those that it has from then on", async () => {
    const theScene = scene();
    const { army, corps } = theScene;
    const [reading, writing] = [make.makeTopic({ label: "Reading" }), make.makeTopic({ label: "Writing" })];
    const partnership = make.makePartnership({ from: army, to: corps, topicIds: [reading.id] });
    const catalogue = await catalogueOf(theScene, reading, writing, partnership);
    const relatedPartnerships = (topic: make.Known) =>
      relatedTo(catalogue, topic, defaultReasons, [RelatedKind.PARTNERSHIP]);

    expect(await relatedPartnerships(reading)).toMatchObject([{ id: partnership.id }]);
    await upsert(catalogue, make.changed(partnership, { topicIds: [writing.id] }));

    expect(await relatedPartnerships(reading)).toEqual([]);
    expect(await relatedPartnerships(writing)).toMatchObject([{ id: partnership.id }]);
  });
});

describe("What is about a person or a publication", () => {
  it("is related to it, and to nothing else by that", async () => {
    const theScene = scene();
    const { appearance, episode, guest, host } = theScene;
    const book = make.makePublication({ title: "A book" });
    const facts = [book, guest].map((subject) => make.makeAbout({ work: episode, subject }));
    const catalogue = await catalogueOf(theScene, book, ...facts);

    for (const [index, subject] of [book, guest].entries())
      expect(await relatedTo(catalogue, subject)).toEqual([
        { id: appearance.id, because: [{ reason: ABOUT, factId: facts[index]?.id, viaId: subject.id }] },
      ]);
    expect(await relatedTo(catalogue, host)).toEqual([]);
  });
});

describe("Several subjects", () => {
  it("are related to what is related to any of them, or to each of them", async () => {
    const theScene = scene();
    const { appearance, army, corps, show, guest } = theScene;
    const [defence, women] = [make.makeTopic({ label: "Defence" }), make.makeTopic({ label: "Women" })];
    const later = make.makeEpisode({ show, occurredOn: "2022" });
    const other = make.makeAppearance({ person: guest, episode: later });
    const catalogue = await catalogueOf(
      theScene,
      defence,
      women,
      later,
      other,
      make.makeShowOrganisation({ show, organisation: corps }),
      make.makeAbout({ work: theScene.episode, subject: women }),
    );
    const ids = async (subjects: readonly make.Known[], isToEach: boolean) => {
      const relation = { ...relationTo(""), subjectIds: subjects.map(({ id }) => id), isToEach };
      const query = { relation, kinds: Object.values(RelatedKind), order: DateOrder.NEWEST_FIRST };
      const page = await listRelated(catalogue.reader, query, { first: 10, after: null });
      expect(await page.totalCount).toBe(page.nodes.length);
      return page.nodes.map(({ id }) => id);
    };

    expect(await ids([army, women], false)).toEqual([other.id, appearance.id]);
    expect(await ids([army, women], true)).toEqual([appearance.id]);
    expect(await ids([women, army], true)).toEqual([appearance.id]);
    expect(await ids([defence, women], true)).toEqual([]);
    expect(await ids([women, women], true)).toEqual([appearance.id]);
  });
});

describe("`exactly`", () => {
  it("leaves out what is related to something below", async () => {
    const theScene = scene();
    const { appearance, army, corps } = theScene;
    appearance.onBehalfOfIds = [corps.id];
    const catalogue = await catalogueOf(theScene);
    const ids = async (subjectId: string) => {
      const relation = relationTo(subjectId, { exactly: true });
      const query = { relation, kinds: Object.values(RelatedKind), order: DateOrder.NEWEST_FIRST };
      return (await listRelated(catalogue.reader, query, { first: 10, after: null })).nodes.map(
        ({ id }) => id,
      );
    };

    expect(await ids(army.id)).toEqual([]);
    expect(await ids(corps.id)).toEqual([appearance.id]);
  });
});
