import { referenceColumns } from "../../src/entities/relations";
import { subgraphs } from "../../src/subgraphs";

const ownerOf = (type: string) =>
  subgraphs.find(({ owns }) => (owns as readonly string[]).includes(type))?.name;

describe("a column that holds an id of something else", () => {
  it.each(referenceColumns.map((one) => [`${one.table}.${one.column}`, one] as const))(
    "%s is a foreign key exactly where both sides are of one subgraph",
    (_, { from, to, isHeld }) => {
      expect([from, to, isHeld]).toEqual([from, to, ownerOf(from) === ownerOf(to)]);
    },
  );
});
