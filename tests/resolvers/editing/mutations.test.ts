import { raw } from "../../../src/database/sql/sql";
import { graphOver } from "../../helpers/graph-over";
import {
  ann,
  appearance,
  type Changed,
  editableGraph,
  episode,
  problem,
  show,
  sources,
} from "./editable-graph";

describe("Mutations", () => {
  let graph: Awaited<ReturnType<typeof editableGraph>>;
  beforeEach(async () => {
    graph = await editableGraph();
  });

  const updatePerson = async (input: object): Promise<Changed> => {
    const { updatePerson: changed } = await graph.run(
      `mutation ($input: UpdatePersonInput!) { updatePerson(input: $input) {
         person { id version name sortName description honorificPrefix sources { line } } ${problem} } }`,
      { input },
    );
    return changed as Changed;
  };
  describe("update", () => {
    it("changes only what is named, takes away what is null, and adds a source", async () => {
      const { person, userErrors } = await updatePerson({
        id: "ann-lee",
        expectedVersion: 1,
        honorificPrefix: "Dr",
        description: null,
        addSources: sources,
      });

      expect(userErrors).toEqual([]);
      expect(person).toEqual({
        id: ann.id,
        version: 2,
        name: "Ann Lee",
        sortName: "Lee, Ann",
        description: null,
        honorificPrefix: "Dr",
        sources: [{ line: 1 }, { line: 3 }],
      });
    });

    it("is in the history under the name of the key, with its reason and its source", async () => {
      await updatePerson({ id: ann.id, name: "Ann Li", why: "She married.", source: "https://example.org" });

      const changes = await graph.catalogue.reader.all(
        raw(
          'select e."by", e."why", e."source", c."version" from "change" c join "edit" e on e."number" = c."edit" order by c."number" desc limit 1',
        ),
      );
      expect(changes).toEqual([
        { by: "the-editor", why: "She married.", source: "https://example.org", version: 2 },
      ]);
    });

    it("that changes nothing makes no version", async () => {
      const { person } = await updatePerson({ id: ann.id, name: "Ann Lee" });

      expect(person).toMatchObject({ version: 1 });
    });

    it("adds a source once, however often it is given", async () => {
      await updatePerson({ id: ann.id, addSources: [...sources, ...sources] });

      const { person } = await updatePerson({ id: ann.id, addSources: sources });

      expect(person).toMatchObject({ version: 2, sources: [{ line: 1 }, { line: 3 }] });
    });

    it("with U+0000 in a text is a user error, which says where it is", async () => {
      const { userErrors } = await updatePerson({
        id: ann.id,
        description: "a\0b",
        addSources: [{ document: "handout", line: 3, value: "\0" }],
      });

      expect(userErrors).toMatchObject([
        { code: "BAD_USER_INPUT", field: ["description"] },
        { code: "BAD_USER_INPUT", field: ["addSources", "0", "value"] },
      ]);
    });

    it("of another version is a CONFLICT, which says the current one, and changes nothing", async () => {
      await updatePerson({ id: ann.id, name: "Ann Li" });

      const { person, userErrors } = await updatePerson({ id: ann.id, expectedVersion: 1, name: "Ann Lea" });

      expect(person).toBeNull();
      expect(userErrors).toEqual([
        {
          code: "CONFLICT",
          field: ["expectedVersion"],
          message: `Expected version 1 of ${ann.id}, but it is 2 by now. Read it again.`,
          expected: "2",
          currentVersion: 2,
          node: { id: ann.id },
        },
      ]);
      expect((await updatePerson({ id: ann.id })).person).toMatchObject({ name: "Ann Li", version: 2 });
    });

    it("is seen by the mutations after it in one request, and by what they read", async () => {
      const { data } = await graph.ask<Record<string, Changed>>(
        `mutation ($id: ID!) {
           a: updatePerson(input: { id: $id, name: "Ann B" }) { person { id name appearances { nodes { person { name } } } } }
           b: updatePerson(input: { id: $id, name: "Ann C", expectedVersion: 2 }) { person { id name appearances { nodes { person { name } } } } }
         }`,
        { id: ann.id },
      );

      const read = (name: string) => ({
        person: { id: ann.id, name, appearances: { nodes: [{ person: { name } }] } },
      });
      expect(data).toEqual({ a: read("Ann B"), b: read("Ann C") });
    });
  });

  describe("create", () => {
    it("makes a slug and a sort name of the name, and a number for the second of a slug", async () => {
      const [one, two] = [
        await graph.createPerson({ name: "Ann Lée", sources }),
        await graph.createPerson({ name: "Ludwig van Beethoven", sources }),
      ];

      expect(one.person).toMatchObject({ slug: "ann-lee-2", version: 1, sortName: "Lée, Ann" });
      expect(two.person).toMatchObject({ slug: "ludwig-van-beethoven", sortName: "van Beethoven, Ludwig" });
    });

    it("puts an appearance after the last one of its episode", async () => {
      const { data } = await graph.ask(
        `mutation ($input: CreateAppearanceInput!) { createAppearance(input: $input) { appearance { position } ${problem} } }`,
        { input: { person: "ann-lee", episode: episode.id, roles: ["GUEST"], sources } },
      );

      expect(data).toEqual({ createAppearance: { appearance: { position: 2 }, userErrors: [] } });
    });

    it("makes a title of the show and the number, for an episode without one", async () => {
      const { data } = await graph.ask(
        `mutation ($input: CreateEpisodeInput!) { createEpisode(input: $input) { episode { title displayTitle } ${problem} } }`,
        { input: { show: "talks", number: 44, sources } },
      );

      const made = { title: null, displayTitle: "Talks 44" };
      expect(data).toEqual({ createEpisode: { episode: made, userErrors: [] } });
    });

    it.each([
      ["no source", { sources: [] }, ["NO_SOURCE", ["sources"], null]],
      ["an empty name", { name: " " }, ["REQUIRED", ["name"], null]],
      ["a taken slug", { slug: "ann-lee" }, ["SLUG_TAKEN", null, ann.id]],
      ["a slug with capitals", { slug: "Ann" }, ["BAD_USER_INPUT", ["slug"], null]],
      [
        "a taken identifier",
        { identifiers: [{ scheme: "ORCID", value: "https://orcid.org/0000-0002-1825-0097" }] },
        ["IDENTIFIER_TAKEN", null, ann.id],
      ],
      [
        "a wrong check digit",
        { identifiers: [{ scheme: "ORCID", value: "0000-0002-1825-0098" }] },
        ["BAD_IDENTIFIER", ["identifiers", "0", "value"], null],
      ],
      [
        "a document that there is not",
        { sources: [{ document: "handoutt" }] },
        ["DANGLING_REFERENCE", ["sources", "0", "document"], null],
      ],
      [
        "a line beyond the document",
        { sources: [{ document: "handout", line: 11 }] },
        ["BAD_CITATION", ["sources", "0", "line"], null],
      ],
      [
        "a source of a field that there is not",
        { sources: [{ document: "handout", field: "shoeSize" }] },
        ["BAD_CITATION", ["sources", "0", "field"], null],
      ],
      [
        "a link that is no web address",
        { links: [{ url: "javascript:alert(1)", purpose: "PROFILE" }] },
        ["BAD_LINK", ["links", "0", "url"], null],
      ],
      ["INFERRED from nothing", { standing: "INFERRED" }, ["REQUIRED", ["inferredFrom"], null]],
    ])("with %s is a user error, and makes nothing", async (_what, more, [code, field, id]) => {
      const before = await graph.countPeople();

      const { person, userErrors } = await graph.createPerson({ name: "Bea", sources, ...more });

      expect(person).toBeNull();
      expect(userErrors).toMatchObject([{ code, field, node: id === null ? null : { id } }]);
      expect(await graph.countPeople()).toBe(before);
    });

    it.each([
      [
        "Affiliation",
        "a date that there is not",
        { person: "ann-lee", organisation: "$", kind: "SERVICE", start: "2021-02-30" },
        "BAD_DATE",
      ],
      [
        "Host",
        "a show and an episode",
        { person: "ann-lee", role: "HOST", show: "talks", episode: episode.id },
        "REQUIRED",
      ],
      ["Host", "neither a show nor an episode", { person: "ann-lee", role: "HOST" }, "REQUIRED"],
      [
        "Host",
        "an end before its start",
        { person: "ann-lee", role: "HOST", show: "talks", start: "2022", end: "2021" },
        "BAD_DATE",
      ],
      ["Appearance", "nobody", { episode: episode.id, roles: ["GUEST"] }, "REQUIRED"],
      [
        "Appearance",
        "an id of another type",
        { person: show.id, episode: episode.id, roles: ["GUEST"] },
        "BAD_ID",
      ],
      ["About", "a slug where several types may be meant", { work: "talks", subject: ann.id }, "BAD_ID"],
      ["Topic", "itself as its broader one", { label: "Defence", broader: "defence" }, "DANGLING_REFERENCE"],
    ])("of a %s with %s is a user error", async (type, _what, input, code) => {
      const { [`create${type}`]: changed } = await graph.run(
        `mutation ($input: Create${type}Input!) { create${type}(input: $input) { ${problem} } }`,
        { input: { ...input, sources } },
      );

      expect(changed?.userErrors.map((one) => one["code"])).toContain(code);
    });
  });

  describe("remove", () => {
    const remove = async (type: string, input: object) => {
      const { removed } = await graph.run(
        `mutation ($input: RemoveInput!) { removed: remove${type}(input: $input) { removed ${problem} } }`,
        { input },
      );
      return removed as Changed;
    };

    it("is IN_USE while another refers to it, and says which", async () => {
      const { removed, userErrors } = await remove("Person", { id: "ann-lee" });

      expect(removed).toBeNull();
      expect(userErrors).toMatchObject([{ code: "IN_USE", field: null, node: { id: appearance.id } }]);
    });

    it("takes away what nothing refers to, once", async () => {
      const { removed } = await remove("Appearance", { id: appearance.id, expectedVersion: 1 });
      const again = await remove("Appearance", { id: appearance.id });

      expect(removed).toBe(appearance.id);
      expect(again.userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["id"] }]);
    });
  });

  it("of a client without a key change nothing", async () => {
    const { data, errors } = await graphOver(graph.catalogue)(
      `mutation { removeAppearance(input: { id: "${appearance.id}" }) { removed } }`,
    );

    expect(data).toEqual({ removeAppearance: null });
    expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED", needed: "EDITOR" } }]);
    expect(await graph.ask(`{ node(id: "${appearance.id}") { id } }`)).toMatchObject({
      data: { node: { id: appearance.id } },
    });
  });
});
