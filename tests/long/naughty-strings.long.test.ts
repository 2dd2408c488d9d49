import naughtyStrings from "big-list-of-naughty-strings";

import { Role } from "../../src/domain/roles";
import { type Attacked, attackedServer } from "../attacks/attacked";
import { expectNothingFound, operations } from "../attacks/text-everywhere";
import { hostileTexts } from "../helpers/hostile-texts";

/** Twenty of the longest fit into a body, whatever script they are in. */
const texts = [
  ...new Set([...naughtyStrings, ...Object.values(hostileTexts).flat()].map((text) => text.slice(0, 1_500))),
];

describe("Naughty strings", () => {
  let server: Attacked;
  beforeAll(async () => {
    // What is dear, or needs a key, is refused before it gets anywhere.
    server = await attackedServer({ KEYED_MAX_PRICE: "100000" }, { role: Role.ADMIN });
  });

  it("are those of the big list, and ours", () => {
    expect(texts.length).toBeGreaterThanOrEqual(595);
  });

  it.each(operations.map((operation, index) => [index + 1, operation] as const))(
    "case 25: find nothing in any argument that takes text, part %i",
    async (_part, operation) => {
      await expectNothingFound(server, operation, texts);
    },
  );
});
