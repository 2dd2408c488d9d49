import { digestOf, type Mention } from "./mentions";

/** How the other formats write the name of a person; null where a name has no such form. */
export const forms: Readonly<Record<string, (given: readonly string[], family: string) => string | null>> = {
  "in capitals": (given, family) => `${given.join(" ")} ${family}`.toUpperCase(),
  "without accents": (given, family) => {
    const name = `${given.join(" ")} ${family}`;
    const bare = name.normalize("NFKD").replaceAll(/\p{M}/gu, "");
    return bare === name ? null : bare;
  },
  "family name first": (given, family) => `${family}, ${given.join(" ")}`,
  "with a title": (given, family) => `Prof. Dr. ${given.join(" ")} ${family}`,
  "with letters after it": (given, family) => `${given.join(" ")} ${family}, PhD`,
  "with a nickname": (given, family) => `${given.join(" ")} “Max” ${family}`,
  "with an initial more": (given, family) => (given.length === 1 ? `${given[0]} Q. ${family}` : null),
  "with initials": (given, family) => `${given.map((one) => `${one.charAt(0)}.`).join(" ")} ${family}`,
};

const wordsOf = (name: string) => {
  const words = name.trim().split(/\s+/u);
  return { given: words.slice(0, -1), family: words.at(-1) ?? "" };
};

/** Those of a name of two or three plain words. */
export function respelled(mention: Mention, form: string): Mention | null {
  const { given, family } = wordsOf(mention.name);
  if (given.length < 1 || given.length > 2 || !/^\p{Lu}\p{Ll}+$/u.test(given[0] ?? "") || family.length < 3)
    return null;
  const name = forms[form]?.(given, family) ?? null;
  return name === null ? null : { ...mention, name };
}

/** One form of all, always the same for a mention. */
export function respelledSomehow(
  mention: Mention,
): { readonly mention: Mention; readonly form: string } | null {
  const names = Object.keys(forms);
  const form = names[Number.parseInt(digestOf(mention.key).slice(0, 4), 16) % names.length] ?? "";
  const other = respelled(mention, form);
  return other && { mention: other, form };
}
