import { Catalogue } from "../../src/catalogue/catalogue";
import { afterTests } from "../helpers/after-tests";
import { firstDifference } from "../helpers/compare-answers";
import { askOverHttp, startFederated } from "../helpers/federated-processes";
import type { Ask } from "../helpers/graph-over";
import { knownIn } from "../helpers/known-in";
import { operations } from "../helpers/operations";
import { runningServer } from "../helpers/running-server";
import { startingDatabaseUrl } from "../helpers/starting-catalogue";

/** Random operations ask for much; the one server beside the five has no limits. */
const unlimited = {
  MAX_PRICE: "10000000",
  MAX_NODES: "10000000",
  MAX_DEPTH: "1000",
  MAX_ALIASES: "1000000",
  MAX_ROOT_FIELDS: "1000000",
  MAX_CHARACTERS: "10000000",
  MAX_TOKENS: "1000000",
  MAX_SELECTIONS: "1000000",
  POINTS_PER_MINUTE: "1000000000",
};

describe("five processes and HTTP between them", () => {
  it(`answer ${operations} random operations as one server does, errors and their places included`, async () => {
    const url = await startingDatabaseUrl();
    const catalogue = await Catalogue.open(url);
    afterTests(() => catalogue.close());
    const known = await knownIn(catalogue);
    const server = await runningServer(catalogue);
    const five = await startFederated(url, unlimited);
    const one = ((query, variables) => askOverHttp(server.url, query, variables)) as Ask;

    expect(await firstDifference(one, five.ask as Ask, { known, operations })).toBeNull();
  });
});
