import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";

import { Role } from "../../src/domain/roles";
import { type Attacked, attackedServer } from "../attacks/attacked";
import { leadingValues } from "../attacks/leading-values";
import { cursorOperations, searchingOperations } from "../attacks/text-everywhere";
import { afterTests } from "../helpers/temporary-catalogue";
import { openedCatalogue, rawConnection } from "../helpers/temporary-database";
import { injectableVariables } from "./sqlmap";

/** So that it is the statements that hold, and not the limits before them. */
const wideOpen = {
  KEYED_MAX_PRICE: "10000000",
  MAX_NODES: "10000000",
  MAX_TOKENS: "1000000",
  MAX_CHARACTERS: "10000000",
};

const longest = Number(process.env["SQLMAP_LEVEL"] ?? 1) * 600_000;

describe("sqlmap", () => {
  let server: Attacked;
  beforeAll(async () => {
    server = await attackedServer(wideOpen, { role: Role.ADMIN });
  });

  const variablesFor = async (places: readonly string[]) => {
    const values = await leadingValues(server, places);
    return Object.fromEntries(values.map((value, index) => [`v${index}`, value]));
  };

  it("finds an injection where there is one", async () => {
    const url = await vulnerableServer();

    const found = await injectableVariables(
      { url, headers: {} },
      {
        query: "query ($safe: String!, $unsafe: String!) { topic }",
        variables: { safe: "army", unsafe: "army" },
      },
    );

    expect(found).toEqual(["unsafe"]);
  });

  it.each(searchingOperations)(
    "is given values that lead somewhere: $places",
    async ({ query, places, variablesOf }) => {
      const { body } = await server.ask(query, await variablesFor(places));
      const nowhere = await server.ask(query, variablesOf("nothing-like-it"));

      const [data, without] = [body, nowhere.body].map((one) => one?.data as Record<string, unknown>);
      const alike = places.filter((_, index) => {
        const [one, other] = [data, without].map((all) => JSON.stringify(all?.[`a${index}`]));
        return one === other;
      });
      // They are asked of the first award, document, show, person or organisation, which need not have what is looked for.
      const ofOne =
        /inEachSeason|hearsay|(?:citedBy|sources)\(item\)|^(?:Organisation|Person|Show)\.network|^Person\.coAppearances|^(?:Award|Organisation|Show)\.\w+\(filter/;
      // Nothing of data/ is about a publication, in a stated language, or removed.
      const ofNone = /\b(?:relatedTo|to|groups)\..*publication\)$|languages\)$|tombstone\(id\)$/;
      expect(alike.filter((place) => !ofOne.test(place) && !ofNone.test(place))).toEqual([]);
    },
  );

  it.each([...searchingOperations, ...cursorOperations])(
    "case 25: finds none in $places",
    async ({ query, places }) => {
      const variables = await variablesFor(places);

      const found = await injectableVariables(
        { url: `${server.url}/graphql`, headers: server.headers },
        { query, variables },
      );

      expect(found.map((name) => places[Number(name.slice(1))])).toEqual([]);
    },
    longest,
  );
});

/** What nobody should write: a value put into the text of a statement; beside it, one that is bound. */
async function vulnerableServer(): Promise<string> {
  const { url } = await openedCatalogue();
  const { run } = await rawConnection(url);
  await run("create table word as select 'army' as text union all select 'navy'");
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { variables } = JSON.parse(await textOf(request)) as { variables: { unsafe: string } };
    const rows = await run(`select text from word where text = '${variables.unsafe}'`).catch(() => []);
    response.setHeader("content-type", "application/json").end(JSON.stringify({ data: { topic: rows } }));
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  afterTests(async () => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}
