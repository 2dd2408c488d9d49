import type { DataSource, FindOptionsRelations } from "typeorm";

import { Catalogue } from "../../src/catalogue/catalogue";
import { openDataSource } from "../../src/database/data-source";
import { IdentifierScheme } from "../../src/domain/identifiers";
import { idPrefixes } from "../../src/domain/ids";
import {
  About,
  Affiliation,
  Appearance,
  entityClasses,
  Honour,
  Person,
  type AnyEntity,
} from "../../src/entities";
import { parts, toMany, toOne } from "../../src/entities/relations";
import { afterTests } from "../helpers/after-tests";
import {
  makeAbout,
  makeAffiliation,
  makeAppearance,
  makeAward,
  makeContribution,
  makeEpisode,
  makeHonour,
  makeHost,
  makeIdentifier,
  makeOrganisation,
  makePartnership,
  makePerson,
  makePublication,
  makeShow,
  makeShowOrganisation,
  makeTopic,
} from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";
import { temporaryDatabaseUrl } from "../helpers/temporary-database-url";

const broader = makeTopic({ label: "Broader" });
const narrower = makeTopic({ label: "Narrower", broader });
const topicIds = [narrower.id, broader.id];
const parent = makeOrganisation({ name: "Parent" });
const organisation = makeOrganisation({
  name: "Child",
  parent,
  topicIds,
  identifiers: [makeIdentifier(IdentifierScheme.ROR, "05gq02987")],
});
const jane = makePerson({ name: "Jane", identifiers: [makeIdentifier(IdentifierScheme.WIKIDATA, "Q42")] });
const john = makePerson({ name: "John" });
const publication = makePublication({
  publisher: organisation,
  publishedOn: "2019~",
  identifiers: [makeIdentifier(IdentifierScheme.DOI, "10.1000/182")],
});
const award = makeAward({ conferredBy: organisation, year: "2020" });
const show = makeShow({
  title: "The show",
  identifiers: [
    makeIdentifier(IdentifierScheme.WIKIDATA, "Q1"),
    makeIdentifier(IdentifierScheme.PODCAST_GUID, "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
  ],
});
const episode = makeEpisode({ show, occurredOn: "2023-04-29" });
const behalf = [parent.id, organisation.id];
const recipients = [show, jane, publication, organisation];

/** At least one row for every relation that is declared. */
const entities: readonly AnyEntity[] = [
  broader,
  narrower,
  parent,
  organisation,
  jane,
  john,
  publication,
  makePublication({ basedOn: publication }),
  award,
  show,
  episode,
  makeEpisode({ show, rerunOf: episode }),
  makeAppearance({ person: jane, episode, onBehalfOf: [parent, organisation] }),
  makeAppearance({ person: john, episode }),
  makeAffiliation({ person: jane, organisation, start: "2015/..", end: null }),
  makePartnership({ from: organisation, to: parent, topicIds }),
  makeContribution({ person: jane, publication }),
  makeContribution({ contributor: organisation, publication }),
  makeContribution({ contributor: show, publication }),
  makeHonour({ recipients, award, onBehalfOf: organisation }),
  makeShowOrganisation({ show, organisation }),
  makeHost({ person: john, show }),
  makeHost({ person: john, episode }),
  makeAbout({ work: show, subject: jane }),
  makeAbout({ work: episode, subject: organisation }),
  makeAbout({ work: publication, subject: narrower }),
  makeAbout({ work: episode, subject: publication }),
];

type Loaded = Readonly<Record<string, unknown>>;

let url: string;
let dataSource: DataSource;

/** The rows of a table with these relations. A part has no class of its own in the graph, so tables go by name. */
const rowsWith = (table: string, relations: object): Promise<Loaded[]> =>
  dataSource.getRepository<Loaded>(table).find({ relations });

/** What tells one row of the table from another. */
const keysOf = (table: string, rows: readonly Loaded[]): string[] => {
  const { primaryColumns } = dataSource.getMetadata(table);
  return rows
    .map((row) => JSON.stringify(primaryColumns.map(({ propertyName }) => row[propertyName])))
    .toSorted();
};

beforeAll(async () => {
  url = await temporaryDatabaseUrl();
  const catalogue = await Catalogue.open(url);
  await upsert(catalogue, ...entities);
  await catalogue.close();
  dataSource = await openDataSource(url);
  afterTests(() => dataSource.destroy());
});

describe("find({ relations })", () => {
  const arms = toOne.flatMap(({ from, field, arms: columns }) =>
    columns.map(({ column, to }) => {
      const property = column.replace(/Id$/, "");
      return { name: `${from}.${property}`, from, field, column, to, property };
    }),
  );

  it.each(arms)("loads $name", async ({ from, column, to, property }) => {
    const rows = await rowsWith(idPrefixes[from], { [property]: true });

    const leading = rows.filter((row) => row[column] !== null);
    expect(leading.length).toBeGreaterThan(0);
    for (const row of rows) expect((row[property] as Loaded | null)?.["id"] ?? null).toBe(row[column]);
    for (const row of leading) expect(row[property]).toBeInstanceOf(entityClasses[to]);
  });

  const lists = Object.entries(toMany).map(([name, list]) => Object.assign({ name }, list));

  it.each(lists)("loads $name, rows of $table", async ({ from, field, table, owner, to, key }) => {
    const rows = await rowsWith(idPrefixes[from], { [field]: true });
    const children = await rowsWith(table, {});

    const counts = rows.map((row) => {
      const loaded = row[field] as Loaded[];
      expect(keysOf(table, loaded)).toEqual(
        keysOf(
          table,
          children.filter((child) => child[key] === row["id"]),
        ),
      );
      for (const child of loaded) expect(child[owner]).toMatch(new RegExp(`^${idPrefixes[to]}_`));
      return loaded.length;
    });
    expect(Math.max(...counts)).toBeGreaterThan(0);
  });

  const lengths: Readonly<Record<string, number>> = {
    "Appearance.onBehalfOf": 2,
    "Honour.recipients": 4,
    "Organisation.identifierRows": 1,
    "Organisation.topics": 2,
    "Partnership.topics": 2,
    "Person.identifierRows": 1,
    "Publication.identifierRows": 1,
    "Show.identifierRows": 2,
  };
  const partLists = parts.map(({ from, field, to }) => ({ name: `${from}.${field}`, from, field, to }));

  it("knows these parts", () => {
    expect(partLists.map(({ name }) => name).toSorted()).toEqual(Object.keys(lengths));
  });

  it.each(partLists)("loads $name, and what its rows lead to", async ({ name, from, field, to }) => {
    const relation = dataSource.getMetadata(idPrefixes[from]).findRelationWithPropertyPath(field);
    const rowMetadata = relation?.inverseEntityMetadata;
    const targets = Object.fromEntries(to.map((type) => [type, entityClasses[type]]));
    const onwards = (rowMetadata?.relations ?? []).filter(
      (one) => one !== relation?.inverseRelation && Object.values(targets).includes(one.type as never),
    );
    expect(onwards).toHaveLength(to.length);

    const rows = await rowsWith(idPrefixes[from], {
      [field]: Object.fromEntries(onwards.map(({ propertyName }) => [propertyName, true])),
    });

    const longest = rows
      .map((row) => row[field] as Loaded[])
      .reduce((one, other) => (other.length > one.length ? other : one));
    expect(longest.map((row) => Number(row["position"])).toSorted((one, other) => one - other)).toEqual(
      longest.map((_, place) => place + 1),
    );
    expect(longest).toHaveLength(lengths[name] ?? 0);
    const found = longest.flatMap((row) =>
      onwards.flatMap(({ propertyName, joinColumns: [join] }) => {
        const target = row[propertyName] as Loaded | null;
        expect(target?.["id"] ?? null).toBe(row[join?.propertyName ?? ""]);
        return target ? [target.constructor.name] : [];
      }),
    );
    expect([...new Set(found)].toSorted()).toEqual([...to].toSorted());
  });

  it("gives the ids of a part in the order stated", async () => {
    const [[honour], appearances] = [
      await dataSource.getRepository(Honour).find({ relations: { recipients: true } }),
      await dataSource.getRepository(Appearance).find({ relations: { onBehalfOf: true } }),
    ];

    const inOrder = <T extends { position: number }>(rows: readonly T[] = []) =>
      rows.toSorted((one, other) => one.position - other.position);
    expect(inOrder(honour?.recipients).map(({ recipientId }) => recipientId)).toEqual(
      recipients.map(({ id }) => id),
    );
    expect(
      appearances.map(({ onBehalfOf }) => inOrder(onBehalfOf).map(({ organisationId }) => organisationId)),
    ).toEqual(expect.arrayContaining([behalf, []]));
  });

  it("goes six levels deep", async () => {
    const relations: FindOptionsRelations<Person> = {
      appearances: { episode: { show: { organisations: { organisation: { parent: true } }, hosts: true } } },
      subjectOf: { workShow: { episodes: { about: { subjectOrganisation: true } } } },
    };

    const found = await dataSource.getRepository(Person).findOneOrFail({ where: { id: jane.id }, relations });

    const [first] = found.appearances ?? [];
    expect(first?.episode?.show?.title).toBe("The show");
    expect(first?.episode?.show?.hosts?.map(({ personId }) => personId)).toEqual([john.id]);
    expect(first?.episode?.show?.organisations?.[0]?.organisation?.parent?.name).toBe("Parent");
    const abouts = (found.subjectOf?.[0]?.workShow?.episodes ?? []).flatMap(({ about = [] }) => about);
    expect(abouts.map((about) => about.subjectOrganisation?.name ?? null)).toEqual(
      expect.arrayContaining(["Child"]),
    );
  });

  it("leads from a person through an honour to those who share it", async () => {
    const relations: FindOptionsRelations<Person> = {
      honours: { honour: { award: { conferredBy: true }, recipients: { recipientShow: true } } },
    };

    const found = await dataSource.getRepository(Person).findOneOrFail({ where: { id: jane.id }, relations });

    const [row] = found.honours ?? [];
    expect(row?.honour?.award?.conferredBy?.name).toBe("Child");
    const shows = row?.honour?.recipients?.flatMap(({ recipientShow }) => recipientShow?.title ?? []);
    expect(shows).toEqual(["The show"]);
    expect(row?.sortOn).toBe(award.sortOn);
  });

  it("loads dates, a known one and an unknown one", async () => {
    const [found] = await dataSource.getRepository(Affiliation).find({ relations: { person: true } });

    expect(found?.start).toMatchObject({
      edtf: "2015/..",
      earliest: "2015-01-01",
      latest: null,
      precision: "INTERVAL",
    });
    expect(found?.end).toBeNull();
  });

  it("loads an arc as the one id that is set", async () => {
    const found = await dataSource.getRepository(About).find();

    expect(new Set(found.map(({ workId, subjectId }) => [workId, subjectId]))).toEqual(
      new Set([
        [show.id, jane.id],
        [episode.id, organisation.id],
        [publication.id, narrower.id],
        [episode.id, publication.id],
      ]),
    );
  });
});

describe("a data source", () => {
  it("reads only, unless it is asked to write", async () => {
    const writing = dataSource
      .getRepository(Appearance)
      .update({ personId: jane.id }, { creditedAs: "Somebody else" });

    await expect(writing).rejects.toThrow(/read-?only/i);
    expect(await dataSource.getRepository(Appearance).findBy({ creditedAs: "Somebody else" })).toEqual([]);
  });
});
