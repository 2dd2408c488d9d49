import type { Catalogue } from "../../src/catalogue/catalogue";
import { eraseHistory } from "../../src/catalogue/commands/erase-history";
import { raw } from "../../src/database/sql/sql";
import { editor } from "../helpers/editor";
import { federatedGraphOver } from "../helpers/federated-graph";
import { type Ask, graphOver } from "../helpers/graph-over";
import {
  changed,
  makeAppearance,
  makeEpisode,
  makeHost,
  makePerson,
  makeShow,
} from "../helpers/make-entities";
import { opened, openedCatalogue } from "../helpers/temporary-database";
import { testStamp } from "../helpers/test-stamp";
import { upsert, upsertInto } from "../helpers/upsert";

const lastChange = async (catalogue: Catalogue) => (await catalogue.verify()).last.number;

const ann = makePerson({ name: "Ann", slug: "ann", sources: [] });
const show = makeShow({ title: "Talks", sources: [] });
const episodes = ["2020", "2021", "2022"].map((occurredOn) =>
  makeEpisode({ show, title: `Of ${occurredOn}`, occurredOn, sources: [] }),
);
const appearances = episodes.map((episode) => makeAppearance({ person: ann, episode, sources: [] }));

const page = `version change ... on PersonAsOf { name appearances(first: 2) { totalCount nodes { episode { title } } pageInfo { endCursor } } }`;

describe("`asOf`", () => {
  let catalogue: Catalogue;
  let url: string;
  let ask: Ask;
  let before: number;

  beforeEach(async () => {
    ({ catalogue, url } = await openedCatalogue());
    ask = graphOver(catalogue);
    await upsert(catalogue, ann, show, ...episodes, ...appearances);
    before = await lastChange(catalogue);
  });

  const asOf = async (args: string, asker = ask) => {
    const { data, errors } = await asker<{ asOf: Record<string, unknown> | null }>(
      `query { asOf(${args}) { ${page} } }`,
    );
    expect(errors).toEqual([]);
    return data.asOf;
  };

  const said = (name: string, count: number, ...titles: string[]) => ({
    name,
    appearances: { totalCount: count, nodes: titles.map((title) => ({ episode: { title } })) },
  });

  it("shows a page as it was, by the number of a change and by a time, by id and by slug", async () => {
    await upsert(catalogue, changed(ann, { name: "Anne" }));
    const [, middle] = episodes;
    await upsert(
      catalogue,
      changed(middle as (typeof episodes)[number], { title: "Renamed", occurredOn: null }),
    );
    const was = said("Ann", 3, "Of 2022", "Of 2021");

    expect(await asOf(`id: "${ann.id}", change: ${before}`)).toMatchObject({ ...was, version: 1 });
    expect(await asOf(`id: "ann", type: Person, change: ${before}`)).toMatchObject(was);
    const [{ at }] = (await catalogue.reader.all<{ at: string }>(
      raw(
        `select e."at" from "edit" e join "change" c on c."edit" = e."number" where c."number" = ${before}`,
      ),
    )) as [{ at: string }];
    await catalogue.edit(testStamp, async (edit) => upsertInto(edit, [changed(ann, { name: "Annie" })]));
    expect(await asOf(`id: "${ann.id}", at: "2999-01-01T00:00:00+01:00"`)).toMatchObject(
      said("Annie", 3, "Of 2022", "Of 2020"),
    );
    expect(await asOf(`id: "${ann.id}", at: "1999-01-01T00:00:00Z"`)).toBeNull();
    expect(at).toMatch(/Z$/);
  });

  it("goes on after a cursor", async () => {
    const first = (await asOf(`id: "${ann.id}", change: ${before}`)) as {
      appearances: { pageInfo: { endCursor: string } };
    };
    const { data } = await ask(
      `query ($after: String) { asOf(id: "${ann.id}", change: ${before}) { ... on PersonAsOf {
         appearances(first: 2, after: $after) { pageInfo { hasNextPage } nodes { episode { title } } } } } }`,
      { after: first.appearances.pageInfo.endCursor },
    );

    expect(data).toEqual({
      asOf: { appearances: { pageInfo: { hasNextPage: false }, nodes: [{ episode: { title: "Of 2020" } }] } },
    });
  });

  it("shows what is gone by now to an editor only, in lists too", async () => {
    const [first] = appearances as [(typeof appearances)[number]];
    await catalogue.edit(testStamp, async (edit) => edit.remove([first.id]));

    expect(await asOf(`id: "${first.id}", change: ${before}`)).toBeNull();
    expect(await asOf(`id: "${ann.id}", change: ${before}`)).toMatchObject({
      appearances: { totalCount: 2 },
    });
    const asEditor = graphOver(catalogue, editor);
    expect(await asOf(`id: "${first.id}", change: ${before}`, asEditor)).toMatchObject({ version: 1 });
    expect(await asOf(`id: "${ann.id}", change: ${before}`, asEditor)).toMatchObject({
      appearances: { totalCount: 3 },
    });
  });

  it("is ERASED where the history does not know it any more, and not what it is now", async () => {
    await upsert(catalogue, changed(ann, { name: "Anne" }));
    const { writer } = await opened({}, url);
    await writer.transaction(async (transaction) => {
      await eraseHistory(transaction, [ann.id]);
      return { result: undefined, commit: true };
    });

    expect(await ask(`{ asOf(id: "${ann.id}", change: ${before}) { entity } }`)).toMatchObject({
      data: { asOf: null },
      errors: [{ extensions: { code: "ERASED", id: ann.id } }],
    });
  });

  it.each([
    ["neither a time nor a change", ""],
    ["both", ', at: "2026-01-01T00:00:00Z", change: 1'],
    ["a day without a time", ', at: "2026-01-01"'],
    ["a time without a zone", ', at: "2026-01-01T00:00:00"'],
    ["a day that there is not", ', at: "2026-13-01T00:00:00Z"'],
  ])("refuses %s", async (_what, args) => {
    expect(await ask(`{ asOf(id: "${ann.id}"${args}) { entity } }`)).toMatchObject({
      errors: [{ extensions: { code: "BAD_USER_INPUT" } }],
    });
  });

  it("refuses a filter: no list of the past takes one", async () => {
    const { errors } = await ask(
      `{ asOf(id: "${ann.id}", change: 1) { ... on PersonAsOf { appearances(filter: { hasLink: true }) { totalCount } } } }`,
    );

    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('Unknown argument "filter"') as string,
        extensions: { code: "GRAPHQL_VALIDATION_FAILED" },
      },
    ]);
  });

  it("answers the same in a federation", async () => {
    await upsert(catalogue, changed(ann, { name: "Anne" }));

    const args = `id: "${ann.id}", change: ${before}`;
    expect(await asOf(args, federatedGraphOver(catalogue))).toEqual(await asOf(args));
  });

  it("asks as many statements for three appearances as for one", async () => {
    let statements = 0;
    const counted = await openedCatalogue({ onStatement: () => (statements += 1) });
    const [one, ...others] = appearances.map((appearance, at) => [episodes[at], appearance] as const);
    const countFor = async (change: number) => {
      const from = statements;
      await asOf(`id: "${ann.id}", change: ${change}`, graphOver(counted.catalogue));
      return statements - from;
    };
    await upsert(counted.catalogue, ann, show, ...(one as never as []));
    const few = await countFor(await lastChange(counted.catalogue));
    await upsert(counted.catalogue, ...(others.flat() as never as []));

    expect(await countFor(await lastChange(counted.catalogue))).toBe(few);
    expect(few).toBeLessThanOrEqual(16);
  });

  it("shows the appearances on a show, and who was on it, before an episode went to another", async () => {
    const other = makeShow({ title: "Elsewhere", sources: [] });
    const [first] = episodes as [(typeof episodes)[number]];
    await upsert(catalogue, other, changed(first, { showId: other.id }));

    const { data, errors } = await ask(
      `{ asOf(id: "${show.id}", change: ${before}) { ... on ShowAsOf {
           appearances(first: 2) { totalCount nodes { episode { title } } }
           people(first: 1) { totalCount nodes { times firstDay person { name } show { displayTitle } } } } }
         now: show(id: "${show.id}") { appearances { totalCount } } }`,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      asOf: {
        appearances: {
          totalCount: 3,
          nodes: [{ episode: { title: "Of 2022" } }, { episode: { title: "Of 2021" } }],
        },
        people: {
          totalCount: 1,
          nodes: [{ times: 3, firstDay: null, person: { name: "Ann" }, show: { displayTitle: "Talks" } }],
        },
      },
      now: { appearances: { totalCount: 2 } },
    });
  });

  it("shows an episode's hosts: those of the show, by their start, until it had its own", async () => {
    const [first] = episodes as [(typeof episodes)[number]];
    const hosts = [null, "2019", "2018", "2021"].map((start) =>
      makeHost({ show, person: ann, start, sources: [] }),
    );
    await upsert(catalogue, ...hosts);
    const change = await lastChange(catalogue);
    const own = makeHost({ episode: first, person: ann, sources: [] });
    await upsert(catalogue, own);
    const hostsAt = async (at: number) => {
      const { data } = await ask(
        `{ asOf(id: "${first.id}", change: ${at}) { ... on EpisodeAsOf { hosts { id: entity } } } }`,
      );
      return data;
    };

    const [unknown, second, earliest] = hosts.map(({ id }) => ({ id }));
    expect(await hostsAt(change)).toEqual({ asOf: { hosts: [earliest, second, unknown] } });
    expect(await hostsAt(await lastChange(catalogue))).toEqual({ asOf: { hosts: [{ id: own.id }] } });
  });

  it("refuses a list of more rows than it reads, and says what to ask for", async () => {
    const [first] = episodes as [(typeof episodes)[number]];
    const many = Array.from({ length: 5_001 }, (_, place) =>
      makeAppearance({ key: `of-${place}`, person: ann, episode: first, sources: [] }),
    );
    await upsert(catalogue, ...many);

    for (const [id, list] of [
      [ann.id, "... on PersonAsOf { appearances(first: 1) { pageInfo { hasNextPage } } }"],
      [show.id, "... on ShowAsOf { appearances(first: 1) { pageInfo { hasNextPage } } }"],
    ]) {
      expect(await ask(`{ asOf(id: "${id}", change: ${before}) { ${list} } }`)).toMatchObject({
        errors: [
          {
            message: expect.stringMatching(
              /^Expected at most 5000 rows in .*appearances.* Ask for it as of today/,
            ) as string,
            extensions: { code: "BAD_USER_INPUT" },
          },
        ],
      });
    }
  });
});
