import { importFiles } from "../../src/importers/import-files";
import { raw } from "../../src/database/sql/sql";
import { openedCatalogue } from "../helpers/temporary-database";
import { tideTables } from "./feeds/importing";

interface Step {
  readonly parent: number;
  readonly detail: string;
}

/** The lists of given values that a plan looks through for each row of a table: the work is then that of all rows times all values. */
function innerLists(text: string, steps: readonly Step[]): string[] {
  const given = new Set([...text.matchAll(/json_each\(\?\) (\w+)/g)].map(([, alias]) => alias));
  return steps.flatMap(({ parent, detail }, at) => {
    const alias = /^SCAN (\w+) VIRTUAL TABLE/.exec(detail)?.[1];
    const isInner = steps
      .slice(0, at)
      .some((one) => one.parent === parent && /^(?:SCAN|SEARCH) (?!.*VIRTUAL TABLE)/.test(one.detail));
    return alias !== undefined && given.has(alias) && isInner ? [`${alias} of ${text}`] : [];
  });
}

describe("The statements of an import", () => {
  it("look through no given values for each row of a table, so that an import costs the same in a large catalogue", async () => {
    const texts = new Set<string>();
    const { catalogue } = await openedCatalogue({ onStatement: (text) => texts.add(text) });
    texts.clear();
    await importFiles(catalogue, [tideTables]);
    const statements = [...texts].filter((text) => /^\s*(?:select|insert|update|delete|with)\b/i.test(text));

    expect(statements.length).toBeGreaterThan(50);
    for (const text of statements) {
      const steps = await catalogue.reader.all<Step & Record<string, unknown>>(
        raw(`explain query plan ${text}`),
      );
      expect(innerLists(text, steps)).toEqual([]);
    }
  });
});
