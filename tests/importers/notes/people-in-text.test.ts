import { isNameOfPerson, isNoName, splitNames, withoutHonorific } from "../../../src/importers/sources/names";
import { guestsInTitle, peopleInLines } from "../../../src/importers/sources/notes/people-in-text";

const told = (people: ReturnType<typeof guestsInTitle>) =>
  people.map(({ name, as, inference }) => `${name}, ${as}, ${inference.confidence}`);

describe("Names in a text", () => {
  it.each([
    ["Ann Lee, Bo Ray & Cy Fox", ["Ann Lee", "Bo Ray", "Cy Fox"]],
    ["Ann Lee and Bo Ray", ["Ann Lee", "Bo Ray"]],
    ["Ann Lee, Bo Ray, and Cy Fox.", ["Ann Lee", "Bo Ray", "Cy Fox"]],
    ["Martin King, Jr.", ["Martin King, Jr."]],
    ["Ann Lee (@ann) / Bo Ray (Kelp Co)", ["Ann Lee", "Bo Ray"]],
    ["Andersson Anders", ["Andersson Anders"]],
  ])("%s are %j", (list, names) => {
    expect(splitNames(list)).toEqual(names);
  });

  it.each([
    "Ann Lee",
    "Ludwig van Beethoven",
    "Eliz Kılıç",
    "Daisy B. Cooper",
    "Dr. Ann Lee",
    "Mary-Jane O’Neil",
  ])("%s may be a person", (name) => expect(isNameOfPerson(name)).toBe(true));

  it.each(["Ann", "Relay FM", "The Great Escape", "hacking with swift", "Season 2", "Ann Lee: A Life", ""])(
    "%s is none",
    (name) => expect(isNameOfPerson(name)).toBe(false),
  );

  it("are without their title, and say when no name is known", () => {
    expect(withoutHonorific("Dr. Ann Lee")).toEqual({ name: "Ann Lee", honorificPrefix: "Dr" });
    expect(withoutHonorific("Dr. Dre")).toEqual({ name: "Dr. Dre", honorificPrefix: null });
    expect(["Various speakers", "N. N.", "TBA", "Varius Lee"].map(isNoName)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});

describe("Guests in a title", () => {
  it.each([
    ["31: Overcast - Marco Polo", ["Marco Polo, guest, 0.7"]],
    ["Ep 7: Ann Lee", ["Ann Lee, guest, 0.4"]],
    ["#12 – Maps – Ann Lee & Bo Ray", ["Ann Lee, guest, 0.7", "Bo Ray, guest, 0.7"]],
    ["Old maps with Ann Lee", ["Ann Lee, guest, 0.85"]],
    ["Old maps (feat. Ann Lee and Bo Ray)", ["Ann Lee, guest, 0.85", "Bo Ray, guest, 0.85"]],
    ["Bonus: old maps (w/ special guest Ann Lee)", ["Ann Lee, guest, 0.85"]],
    ["Old maps, with our guests Ann Lee & Bo Ray", ["Ann Lee, guest, 0.85", "Bo Ray, guest, 0.85"]],
    ["12: Ann Lee - how maps lie", ["Ann Lee, guest, 0.6"]],
    // Both sides have the form of a name.
    ["12: Dark Noise - Ann Lee", ["Ann Lee, guest, 0.5"]],
    ["Old maps with Ann Lee of Kelp Lab", ["Ann Lee, guest, 0.75"]],
    ["Old maps with guest Ann Lee and host Bo Ray", ["Ann Lee, guest, 0.75"]],
    ["Alte Karten, mit Ann Lee und Bo Ray", ["Ann Lee, guest, 0.85", "Bo Ray, guest, 0.85"]],
    ["Sailing with confidence", []],
    ["Maps and nets", []],
    ["2021 in review", []],
  ])("%s: %j", (title, guests) => {
    expect(told(guestsInTitle(title))).toEqual(guests);
  });
});

describe("People in the lines of notes", () => {
  it.each([
    ["Hosts: Ann Lee, Bo Ray", ["Ann Lee, host, 0.95", "Bo Ray, host, 0.95"]],
    ["Your hosts: Ann Lee and someone", ["Ann Lee, host, 0.85"]],
    ["Guest: Cy Fox", ["Cy Fox, guest, 0.95"]],
    ["A show about the sea. Hosted by Ann Lee and Bo Ray.", ["Ann Lee, host, 0.9", "Bo Ray, host, 0.9"]],
    ["Today’s guest - Cy Fox", ["Cy Fox, guest, 0.95"]],
    ["Hosted by the harbour", []],
    ["Hosts: see below", []],
    ["We host guests: many of them", []],
  ])("%s: %j", (line, people) => {
    expect(told(peopleInLines([line]))).toEqual(people);
  });
});
