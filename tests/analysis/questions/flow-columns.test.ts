import { flowColumns } from "../../../src/analysis/questions/flow-columns";
import { Interned } from "../../../src/analysis/facts/interned";
import { table } from "../../../src/cli/table";

const size = 200_000;

describe("Communities over time", () => {
  it("take any number of members: two hundred thousand, each alone", () => {
    const ids = new Interned();
    for (let member = 0; member < size; member += 1) ids.numberOf(`person_${member}`);
    const alone = Uint32Array.from({ length: size }, (_, member) => member);
    const window = {
      ids: ids.toSortedTexts(),
      memberIds: alone,
      of: alone,
      strengths: new Float64Array(size),
    };

    const [first, second] = flowColumns([window, window]);

    expect(first?.blocks).toEqual([{ place: "small", members: size, name: "person_0" }]);
    expect(second?.bands).toEqual([{ from: "small", to: "small", members: size }]);
  });
});

describe("A table at the terminal", () => {
  it("takes any number of rows", () => {
    const rows = Array.from({ length: size }, (_, row) => row);

    const written = table([{ heading: "row", read: (row: number) => row }], rows);

    expect(written.split("\n")).toHaveLength(size + 1);
  });
});
