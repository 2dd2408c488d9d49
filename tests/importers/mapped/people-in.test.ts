import { peopleIn } from "../../../src/importers/sources/mapped/people-in";

const namesIn = (cell: string) => peopleIn(cell).map(({ name, isPerson }) => (isPerson ? name : `? ${name}`));

describe("The people in a cell", () => {
  it.each([
    ["Ann Lee", ["Ann Lee"]],
    ["Ann Lee, Bo Ray and Cy Fox", ["Ann Lee", "Bo Ray", "Cy Fox"]],
    ["Ann Lee, Bo Ray, and Cy Fox", ["Ann Lee", "Bo Ray", "Cy Fox"]],
    ["Ann Lee & Bo Ray", ["Ann Lee", "Bo Ray"]],
    ["Ann Lee; Bo Ray", ["Ann Lee", "Bo Ray"]],
    ["Lee, Ann; Ray, Bo", ["Lee, Ann", "Ray, Bo"]],
    ["Ann Lee\nBo Ray", ["Ann Lee", "Bo Ray"]],
    ["Ann Lee | Bo Ray", ["Ann Lee", "Bo Ray"]],
    ["Ann Lee / Bo Ray", ["Ann Lee", "Bo Ray"]],
    ["Ann and Bo", ["Ann", "Bo"]],
    ["王小明、李四", ["王小明", "李四"]],
    ["Ann Lee und Bo Ray", ["Ann Lee", "Bo Ray"]],
    ["Ann Lee, Ann Lee", ["Ann Lee"]],
  ])("“%s” are several", (cell, names) => {
    expect(namesIn(cell)).toEqual(names);
  });

  it.each([
    ["Martin King, Jr.", "Martin King, Jr."],
    ["Lee, Ann", "Lee, Ann"],
    ["Ann Lee, MBA", "Ann Lee, MBA"],
    ["Ann Lee (she/her)", "Ann Lee"],
    ["Ann (Annie) Lee", "Ann Lee"],
    ["Ann Lee [2]", "Ann Lee"],
    ["Ann Lee (with Bo Ray, and others", "Ann Lee"],
    ["Hootie & the Whales", "Hootie & the Whales"],
    ["Lumford & Sons", "Lumford & Sons"],
    ["ann / Ann Lee", "Ann Lee"],
    ["李小明 / Li Xiaoming", "李小明"],
    ["Ortega y Gasset", "Ortega y Gasset"],
  ])("“%s” is one", (cell, name) => {
    expect(namesIn(cell)).toEqual([name]);
  });

  it.each(["Various speakers", "Various", "TBA"])("“%s” stands for people who are not named", (cell) => {
    expect(namesIn(cell)).toEqual([`? ${cell}`]);
  });

  it("are those who are named, and others: “et al.”", () => {
    expect(namesIn("Ann Lee, et al.")).toEqual(["Ann Lee", "? et al"]);
    expect(namesIn("Ann Lee and 3 others")).toEqual(["Ann Lee", "? 3 others"]);
  });

  it.each(["", " ", "None", "(no guest)", "n/a", "-", "0"])("“%s” is no one", (cell) => {
    expect(namesIn(cell)).toEqual([]);
  });

  it("is credited as it is written, and is one where cells are not split", () => {
    expect(peopleIn("Ann Lee (she/her)")).toEqual([
      { name: "Ann Lee", credited: "Ann Lee (she/her)", isPerson: true, role: null },
    ]);
    expect(peopleIn("Ann Lee & Bo Ray", false).map(({ name }) => name)).toEqual(["Ann Lee & Bo Ray"]);
  });
});
