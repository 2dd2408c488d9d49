import { sortNameOf } from "./names";

/** “John Paul Smith” with the family name first, by every place where it may begin: “Smith, John Paul”, “Paul Smith, John”. */
export function familyFirst(name: string): string[] {
  const words = wordsOf(name);
  return words.slice(1).map((_, place) => {
    const family = words.slice(place + 1).join(" ");
    return `${family}, ${words.slice(0, place + 1).join(" ")}`;
  });
}

/**
 * Shorter forms that may mean another person as well: “J. Smith”, “J. P. Smith”, “John P. Smith”, “John Smith”, each with the family
 * name before or after.
 */
export function shortForms(name: string): string[] {
  const [family = "", given] = sortNameOf(name).split(", ");
  const [first, ...others] = given?.split(/[\s-]+/u).filter((word) => word !== "") ?? [];
  if (first === undefined) return [];
  const middle = others.map(initialOf).join(" ");
  const givens = [
    first,
    initialOf(first),
    `${initialOf(first)} ${middle}`,
    `${first} ${middle}`,
    `${initialOf(first)} ${others.join(" ")}`,
  ];
  return givens.flatMap((one) => [`${one} ${family}`, `${family} ${one}`]);
}

const wordsOf = (name: string): string[] => name.trim().split(/\s+/u);

const initialOf = (word: string): string => /^./u.exec(word)?.[0] ?? "";
