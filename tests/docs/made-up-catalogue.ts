import type { Catalogue } from "../../src/catalogue/catalogue";
import * as make from "../helpers/make-entities";
import { Dice } from "../helpers/dice";
import { upsert } from "../helpers/upsert";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";

const teachers = ["Ada", "Bea", "Cal", "Dov", "Eli", "Fay", "Gil", "Hal"];
const officers = ["Ike", "Joy", "Kit", "Lou", "Max", "Nan", "Oz"];
const writers = ["Pam", "Quin", "Ros", "Sam", "Tess", "Una"];
/** Years in which a person moved: Fay to the officers, Sam to the teachers. Vic was with both from the start. */
const moves: Readonly<Record<string, ReadonlyArray<readonly [year: number, show: number]>>> = {
  Fay: [[2023, 1]],
  Sam: [[2022, 0]],
  Vic: [
    [2021, 0],
    [2021, 1],
    [2021, 2],
  ],
};

/** Three shows over four years, made up: small enough to see what a picture tells, and the same in every run. */
export async function madeUpCatalogue(): Promise<Catalogue> {
  const dice = new Dice(4);
  const shows = ["Staff Room", "Parade Ground", "Page One"].map((title) =>
    make.makeShow({ key: title, title }),
  );
  const circles = [teachers, officers, writers];
  const people = new Map(
    [...circles.flat(), "Vic"].map((name) => [name, make.makePerson({ key: name, name })]),
  );
  const facts = [];
  for (let year = 2021; year <= 2024; year += 1) {
    for (const [number, show] of shows.entries()) {
      const guests = [...people.keys()].filter((name) => showsOf(name, year, circles).includes(number));
      for (let month = 1; month <= 4; month += 1) {
        const title = `${show.displayTitle} ${year}, ${month}`;
        const occurredOn = `${year}-0${month * 2}-15`;
        const episode = make.makeEpisode({ key: title, show, title, occurredOn });
        const there = guests.filter((name) => dice.roll() < (name === "Vic" ? 0.4 : 0.38));
        facts.push(
          episode,
          ...there.flatMap((name) => {
            const person = people.get(name);
            return person ? [make.makeAppearance({ person, episode, key: `${title} ${name}` })] : [];
          }),
        );
      }
    }
  }
  const catalogue = await temporaryCatalogue();
  await upsert(catalogue, ...people.values(), ...shows, ...facts);
  return catalogue;
}

/** The shows that a person may appear on in a year: of the first group, or of the last one moved to. */
function showsOf(name: string, year: number, circles: ReadonlyArray<readonly string[]>): number[] {
  const home = circles.findIndex((circle) => circle.includes(name));
  const moved = (moves[name] ?? []).filter(([since]) => since <= year).map(([, show]) => show);
  return moved.length > 0 ? moved : [home];
}
