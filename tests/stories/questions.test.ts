import { readdirSync, readFileSync, writeFileSync } from "node:fs";

import { Standing } from "../../src/entities/standing";
import { graphOver, type Answer, type Ask } from "../helpers/graph-over";
import { guardedServer } from "../helpers/guarded-server";
import { makeAppearance, makeCitation, makeEpisode, makePerson, makeShow } from "../helpers/make-entities";
import { projectFolder, startingCatalogue } from "../helpers/starting-catalogue";
import { openedCatalogue } from "../helpers/temporary-database";
import { upsert } from "../helpers/upsert";

/**
 * Every question of examples/ in one request, with its whole answer on the starting catalogue. After a change to data/,
 * `UPDATE_ANSWERS=1 npx jest questions` rewrites the answers: read the diff before you commit it.
 */
const questions = readdirSync(`${projectFolder}/examples`).filter((name) => name.endsWith(".graphql"));

describe("the questions of examples/, on the starting catalogue", () => {
  let ask: Ask;
  let statements = 0;

  beforeAll(async () => {
    ask = graphOver(await startingCatalogue(() => (statements += 1)));
  });

  it.each(questions)("%s has its full answer", async (question) => {
    const answer = await ask(readFileSync(`${projectFolder}/examples/${question}`, "utf8"));

    const file = `${__dirname}/answers/${question.replace(".graphql", ".json")}`;
    if (process.env["UPDATE_ANSWERS"]) writeFileSync(file, `${JSON.stringify(answer, null, 2)}\n`);
    expect(JSON.parse(JSON.stringify(answer))).toEqual(JSON.parse(readFileSync(file, "utf8")));
    expect(answer.errors).toEqual([]);
  });

  it("asks at most depth + 2 statements of question 11, whatever the page", async () => {
    const query = readFileSync(`${projectFolder}/examples/11-guests.graphql`, "utf8");
    const depth = 5; // show, episodes, appearances, person, affiliations: and organisation is one more
    const counts = [];
    for (const first of [1, 20, 100]) {
      statements = 0;
      const { errors } = await ask(query.replaceAll(/first: \d+/g, `first: ${first}`));
      expect(errors).toEqual([]);
      counts.push(statements);
    }

    expect(counts).toEqual([depth + 1, depth + 1, depth + 1]);
  });
});

describe("question 25", () => {
  it("tells which facts a source denies and what it says instead, and which are confirmed", async () => {
    const { catalogue } = await openedCatalogue();
    const [ann, show] = [makePerson({ slug: "victoria-carr" }), makeShow()];
    const [first, second] = [makeEpisode({ show, title: "First" }), makeEpisode({ show, title: "Second" })];
    const denial = makeCitation({ line: 7, field: "roles", value: "HOST" });
    await upsert(
      catalogue,
      show,
      ann,
      first,
      second,
      makeAppearance({ person: ann, episode: first, standing: Standing.DISPUTED, sources: [denial] }),
      makeAppearance({ person: ann, episode: second, standing: Standing.CONFIRMED }),
    );

    const { data, errors } = await graphOver(catalogue)<Record<string, { nodes: unknown[] }>>(
      readFileSync(`${projectFolder}/examples/25-sources.graphql`, "utf8"),
    );

    expect(errors).toEqual([]);
    expect(data["contradicted"]).toMatchObject({ nodes: [{ item: { episode: { displayTitle: "First" } } }] });
    expect(data["confirmed"]).toMatchObject({ nodes: [{ item: { episode: { displayTitle: "Second" } } }] });
    const { nodes } = data["facts"] as { nodes: ReadonlyArray<{ item: { standing: string } }> };
    expect(nodes.find(({ item }) => item.standing === "DISPUTED")).toMatchObject({
      item: {
        sources: [{ field: "roles", value: "HOST", line: 7 }],
        contradictions: [
          { field: "roles", shown: null, why: "FIRST_SOURCE", sources: [{ value: "HOST", line: 7 }] },
        ],
      },
    });
  });
});

describe("question 14", () => {
  it("costs what the body says, of what the RateLimit header says is left", async () => {
    const { ask: askServer } = await guardedServer();
    const query = readFileSync(`${projectFolder}/examples/14-cost.graphql`, "utf8");

    const priced = await askServer(query, { headers: { "x-dry-run": "true" } });
    const answered = await askServer(query);

    const { requested, actual } = answered.body.extensions.cost;
    expect(priced.body.extensions.cost).toEqual({ requested, actual: null, limit: 1_000 });
    // A dry run costs what reading the question does, which the answer costs too.
    const read = 60_000 - priced.left.remaining;
    expect(read).toBeGreaterThan(0);
    expect(priced.left.perMinute).toBe(60_000);
    expect(actual).toBeGreaterThan(read);
    expect(answered.left.remaining).toBe(60_000 - read - Number(actual));
  });
});

describe("the Army question", () => {
  let ask: Ask;

  beforeAll(async () => {
    ask = graphOver(await startingCatalogue());
  });

  const relatedTo = async (filter: string): Promise<Answer<RelatedAnswer>> =>
    ask<RelatedAnswer>(`{ appearances(filter: { relatedTo: { ${filter} } }, first: 100) { totalCount edges {
      because { reason via { ... on Organisation { name } ... on Topic { label } } }
      node { episode { displayTitle show { displayTitle } hosts { person { name } } } }
    } } }`);

  it("returns exactly the two appearances that design says, with their reasons and hosts", async () => {
    expect(toRows(await relatedTo(`organisation: "british-army"`))).toEqual([
      {
        title: "Leading From The Front",
        show: "WED Talks",
        hosts: ["Gemma Vinton"],
        because: ["ABOUT British Army", "ABOUT Intelligence Corps"],
      },
      {
        title: "Leading with Love",
        show: "Centre for Army Leadership podcast",
        hosts: [],
        because: ["SHOW_ORGANISATION Centre for Army Leadership"],
      },
    ]);
  });

  it("returns more when PERSON_AFFILIATION is asked for, and says so on each edge", async () => {
    const all = await relatedTo(
      `organisation: "british-army", reasons: [ON_BEHALF_OF, SHOW_ORGANISATION, ABOUT, HOST_AFFILIATION, PERSON_AFFILIATION]`,
    );
    const rows = toRows(all);

    expect(rows.length).toBeGreaterThan(2);
    for (const { because } of rows) {
      expect(because).toContain("PERSON_AFFILIATION Centre for Army Leadership");
      expect(because).toContain("PERSON_AFFILIATION Intelligence Corps");
    }
    expect(rows.find(({ title }) => title === "Leading with Love")?.because).toContain(
      "SHOW_ORGANISATION Centre for Army Leadership",
    );
  });

  it("returns more for PERSON_AFFILIATION alone too", async () => {
    const rows = toRows(await relatedTo(`organisation: "british-army", reasons: [PERSON_AFFILIATION]`));

    expect(rows).toHaveLength(37);
    for (const { because } of rows) {
      expect(because).toEqual([
        "PERSON_AFFILIATION Centre for Army Leadership",
        "PERSON_AFFILIATION Intelligence Corps",
      ]);
    }
  });

  it("returns only what one reason gives when only that is asked for", async () => {
    expect(
      toRows(await relatedTo(`organisation: "british-army", reasons: [SHOW_ORGANISATION]`)).map(
        ({ title }) => title,
      ),
    ).toEqual(["Leading with Love"]);
    expect(toRows(await relatedTo(`organisation: "british-army", reasons: [HOST_AFFILIATION]`))).toEqual([]);
  });

  it("has an answer of its own for the topic Defence", async () => {
    const rows = toRows(await relatedTo(`topic: "defence"`));

    expect(rows.map(({ show }) => show).toSorted()).toEqual([
      "16 Days of Action",
      "Centre for Army Leadership podcast",
      "Defence Women's Network conference",
      "Defence Women's Network conference",
      "WED Talks",
    ]);
  });

  it("answers the same from the organisation as from the root", async () => {
    const { data } = await ask<{
      organisation: RelatedAnswer;
    }>(`{ organisation(slug: "british-army") { appearances { totalCount edges {
      because { reason via { ... on Organisation { name } } }
      node { episode { displayTitle show { displayTitle } hosts { person { name } } } }
    } } } }`);

    expect(toRows({ data: data.organisation, errors: [] })).toEqual(
      toRows(await relatedTo(`organisation: "british-army"`)),
    );
  });

  it("holds Insight 60 among the publications of the Centre for Army Leadership, not among appearances", async () => {
    const { data } = await ask(
      `{ organisation(slug: "centre-for-army-leadership") { publications { nodes { kind number displayTitle } } } }`,
    );

    expect(data).toEqual({
      organisation: { publications: { nodes: [expect.objectContaining({ kind: "ARTICLE", number: "60" })] } },
    });
  });

  it("lists the episode without a host among the data gaps", async () => {
    const { data } = await ask(
      `{ dataGaps(kinds: [NO_HOST], first: 100) { nodes { subject { ... on Episode { slug } } } } }`,
    );

    expect(JSON.stringify(data)).toContain("centre-for-army-leadership-podcast-44");
  });
});

interface RelatedAnswer {
  appearances: {
    totalCount: number;
    edges: Array<{
      because: Array<{ reason: string; via: { name?: string; label?: string } }>;
      node: {
        episode: {
          displayTitle: string;
          show: { displayTitle: string };
          hosts: Array<{ person: { name: string } }>;
        };
      };
    }>;
  };
}

function toRows({ data, errors }: Answer<RelatedAnswer>) {
  expect(errors).toEqual([]);
  const { appearances } = data;
  expect(appearances.totalCount).toBe(appearances.edges.length);
  return appearances.edges.map(({ because, node: { episode } }) => ({
    title: episode.displayTitle,
    show: episode.show.displayTitle,
    hosts: episode.hosts.map(({ person }) => person.name),
    because: because.map(({ reason, via }) => `${reason} ${via.name ?? via.label}`).toSorted(),
  }));
}
