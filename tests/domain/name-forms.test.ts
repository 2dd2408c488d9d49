import { familyFirst, shortForms } from "../../src/domain/name-forms";

describe("forms of a name", () => {
  it("begin with the family name, wherever it may begin", () => {
    expect(familyFirst("John Paul van Smith")).toEqual([
      "Paul van Smith, John",
      "van Smith, John Paul",
      "Smith, John Paul van",
    ]);
  });

  it("are shorter: with initials, and without middle names", () => {
    const forms = shortForms("Jean-Paul van Smith");

    for (const form of [
      "J van Smith",
      "van Smith J",
      "J P van Smith",
      "Jean P van Smith",
      "Jean van Smith",
    ]) {
      expect(forms).toContain(form);
    }
  });

  it("are none of one word", () => {
    expect([...familyFirst("Pelé"), ...shortForms("Pelé"), ...shortForms("")]).toEqual([]);
  });
});
