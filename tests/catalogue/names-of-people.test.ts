import { comparedNames, NameAgreement } from "../../src/catalogue/identity/people/compare-names";
import { personNameOf } from "../../src/catalogue/identity/people/person-name";

const { EQUAL, SPELLED, SHORT, TYPO, PART, INITIALS, GIVEN, NONE, CONTRADICTED } = NameAgreement;

describe("The names of two people", () => {
  it.each([
    ["Ann Lee", "ANN LEE", EQUAL],
    ["Lee, Ann", "Ann Lee", EQUAL],
    ["Lee Ann", "Ann Lee", EQUAL],
    ["Prof. Dr. Ann Lee", "Ann Lee, PhD", EQUAL],
    ["Sir Ann Lee CBE", "Ann Lee MBA", EQUAL],
    ["Jürgen Grün", "Juergen Gruen", EQUAL],
    ["Zoë O’Hara-Ray", "Zoe OHara Ray", EQUAL],
    ["Jean-Luc Ray", "Jeanluc Ray", EQUAL],
    ["van Dyke, Ann", "Ann van Dyke", EQUAL],
    ["山田太郎", "山田 太郎", EQUAL],
    ["Ann M. Lee", "Ann Lee", SPELLED],
    ["Ann M. Lee", "Ann Maria Lee", SPELLED],
    ["William “Bo” Ray", "Bo Ray", SPELLED],
    ["William (Bo) Ray", "William Ray", EQUAL],
    ["Don Ray", "Donald E. Ray", SHORT],
    ["Bob Ray", "Robert Ray", SHORT],
    ["J. Paul Ray", "Paul Ray", SHORT],
    ["Ann Chesterfield", "Ann Chestorfield", TYPO],
    ["Ann Lee-Ray", "Ann Lee", PART],
    ["A. Lee", "Ann Lee", INITIALS],
    ["Lee A", "Ann Lee", INITIALS],
    ["Ann Lee", "Ann Ray", GIVEN],
    ["Ann Lee", "Bo Lee", NONE],
    ["Martin Lee", "Martina Lee", NONE],
    ["Ann Hansen", "Ann Hanson", GIVEN],
    ["A. Lee", "Bo Lee", NONE],
    ["Ann Lee", "", NONE],
    ["Bo Ray, Jr.", "Bo Ray Sr", CONTRADICTED],
    ["Bo Ray III", "Bo Ray II", CONTRADICTED],
    ["Bo A. Ray", "Bo E. Ray", CONTRADICTED],
  ])("%s and %s: %s %s", (one, other, agreement) => {
    expect([comparedNames(one, other), comparedNames(other, one)]).toEqual([agreement, agreement]);
  });

  it("are parsed however odd they are, at once", () => {
    for (const odd of [
      "",
      ",",
      "-",
      '"',
      "()",
      ", , ,",
      "Jr.",
      "Dr.",
      "PhD",
      "😀",
      `"${" ".repeat(100_000)}`,
      "(".repeat(100_000),
      `${"a ".repeat(100_000)}b`,
    ])
      expect(personNameOf(odd).given.length).toBeLessThan(200);
  });

  it("keep names that look like titles or degrees", () => {
    expect(personNameOf("Yo Ma").family).toEqual(["ma"]);
    expect(personNameOf("Don Ray").given).toEqual(["don"]);
    expect(personNameOf("LEE, ANN").given).toEqual(["ann"]);
    expect(personNameOf("Bo Ray Jr").generation).toBe("jr");
  });
});
