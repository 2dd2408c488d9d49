import { fold } from "../../../domain/names";
import type { Remark } from "../../records";
import { languageIn } from "../works/languages";

/** What a category or a question says of a session or a speaker. */
export interface Choice {
  /** The title of the category, or the question. */
  readonly about: string;
  readonly text: string;
}

const meanings = {
  language: /\b(?:language|sprache|langue|idioma|lingua|taal)\b/,
  type: /\b(?:format|type|kind)\b/,
  track: /\b(?:track|stream|strand)\b/,
  topics: /\b(?:tags?|topics?|themes?|keywords?|technolog\w*|subjects?|areas?)\b/,
  organisation: /\b(?:company|organi[sz]ation|employer|affiliation)\b/,
  jobTitle: /\b(?:job title|job|position)\b/,
} as const;

type Meaning = keyof typeof meanings;

/** What the choices of a schedule mean, and a count of those for which the graph has no place. */
export class Choices {
  readonly #file: string;
  readonly #left = new Map<string, { readonly line: number; count: number }>();

  constructor(file: string) {
    this.#file = file;
  }

  /** The texts by what they mean, of these meanings. */
  read(
    choices: readonly Choice[],
    line: number,
    wanted: readonly Meaning[],
  ): (meaning: Meaning) => readonly string[] {
    const found = new Map<Meaning, string[]>();
    for (const { about, text } of choices) {
      const meaning = wanted.find((one) => meanings[one].test(fold(about)));
      if (meaning !== undefined) found.set(meaning, [...(found.get(meaning) ?? []), text]);
      else this.#leave(about, line);
    }
    return (meaning) => found.get(meaning) ?? [];
  }

  get remarks(): Remark[] {
    return [...this.#left].map(([about, { line, count }]) => ({
      place: { file: this.#file, line, item: null },
      message: `“${about}”${count === 1 ? "" : ` (${count})`} is left out: the graph has no place for it.`,
    }));
  }

  #leave(about: string, line: number): void {
    const left = this.#left.get(about);
    if (left) left.count += 1;
    else this.#left.set(about, { line, count: 1 });
  }
}

/** What is said of a session. */
export function saidOfSession(choices: Choices, given: readonly Choice[], line: number) {
  const of = choices.read(given, line, ["language", "type", "track", "topics"]);
  const [language = null] = of("language");
  return {
    language: language && (languageIn(language) ?? language),
    type: of("type")[0] ?? null,
    track: of("track")[0] ?? null,
    topics: of("topics"),
  };
}
