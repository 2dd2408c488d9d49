import { episodeTitleOf } from "../../src/domain/titles";

describe("the title of an episode that has none", () => {
  it.each([
    ["its show alone", { names: [] }, "Key Voices"],
    ["who appears", { names: ["Victoria Carr"] }, "Key Voices: Victoria Carr"],
    ["its number", { number: 139, names: ["Victoria Carr"] }, "Key Voices 139: Victoria Carr"],
    ["a number with a part", { number: 3.5, names: [] }, "Key Voices 3.5"],
    ["number nought", { number: 0, names: [] }, "Key Voices 0"],
    ["the number as shown", { number: 3, numberDisplay: "Ch. 3", names: [] }, "Key Voices Ch. 3"],
    ["its season", { season: "2024", names: ["Victoria Carr"] }, "Key Voices 2024: Victoria Carr"],
    ["season and number", { season: "8", number: 11, names: [] }, "Key Voices 8, 11"],
    ["three names", { names: ["Ann", "Ben", "Cem"] }, "Key Voices: Ann, Ben, Cem"],
    [
      "three names and word of the rest",
      { names: ["Ann", "Ben", "Cem", "Dia"] },
      "Key Voices: Ann, Ben, Cem and others",
    ],
    ["no more than is known", { season: null, number: null, numberDisplay: null, names: [] }, "Key Voices"],
  ])("is made of its show and %s", (_, episode, title) => {
    expect(episodeTitleOf({ showTitle: "Key Voices", ...episode })).toBe(title);
  });
});
