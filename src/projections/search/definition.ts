import { canBeMisspelt, spellingPartsOf } from "../../domain/edit-distance";
import { wordsOf } from "../../domain/words";
import { Award, Document, Episode, Organisation, Person, Publication, Show, Topic } from "../../entities";
import { Thing } from "../../entities/thing";
import type { ProjectedRow } from "../projection";
import type { World } from "../world";

/** The tables of search, computed per entity from its fields; `update` works from columns and differences. */
export function defineSearch(world: World): Readonly<Record<string, ProjectedRow[]>> {
  const entries: ProjectedRow[] = [];
  const names: ProjectedRow[] = [];
  const words: ProjectedRow[] = [];
  const spellings = new Map<string, ProjectedRow>();

  for (const [type, thing] of world.everyRow()) {
    // Documents are not searchable.
    if (!(thing instanceof Thing) || thing instanceof Document) continue;
    const { id } = thing;
    const texts = textsOf(thing);
    const folded = texts.names.map((name) => wordsOf(name)).filter((all) => all.length > 0);
    const nameWords = new Set(folded.flat());
    const proseWords = texts.prose.flatMap(wordsOf);
    const distinct = [...new Set(folded.map((all) => all.join(" ")))];
    const length = wordsOf(texts.names[0] ?? "").join(" ").length;

    const foldedNames = [" ", ...inBytes(distinct).map((name) => ` ${name} `), " "].join("|");
    const foldedText = foldedNames + proseWords.map((word) => `${word} `).join("");
    const stored = { names: JSON.stringify(texts.names), prose: JSON.stringify(texts.prose) };
    entries.push({ id, type, ...stored, foldedNames, foldedText, length });
    for (const name of new Set(distinct.map((full) => Array.from(full).slice(0, 600).join(""))))
      names.push({ type, name, id });
    for (const word of nameWords) words.push({ type, word, inProse: 0, length, id });
    for (const word of new Set(proseWords))
      if (!nameWords.has(word)) words.push({ type, word, inProse: 1, length, id });
    for (const word of [...nameWords].filter(canBeMisspelt))
      for (const part of spellingPartsOf(word)) spellings.set(`${part} ${word}`, { part, word });
  }
  return {
    search_entry: entries,
    search_name: names,
    search_word: words,
    search_spelling: [...spellings.values()],
  };
}

function inBytes(names: readonly string[]): string[] {
  return names
    .map((name) => Buffer.from(name))
    .toSorted((one, other) => one.compare(other))
    .map(String);
}

/** The names of an entity, the main one first, and its prose, the slug last. */
function textsOf(thing: Thing): { names: string[]; prose: string[] } {
  const [names, prose] = chiefTextsOf(thing);
  const given = (texts: ReadonlyArray<string | null>) => texts.flatMap((text) => text || []);
  return { names: given(names), prose: given([...prose, thing.slug]) };
}

type Texts = ReadonlyArray<string | null>;

function chiefTextsOf(thing: Thing): [names: Texts, prose: Texts] {
  if (thing instanceof Person) {
    const { name, honorificPrefix, alternateNames, description } = thing;
    const addressed = honorificPrefix === null ? null : `${honorificPrefix} ${name}`;
    return [[name, addressed, ...alternateNames], [description]];
  }
  if (thing instanceof Organisation) return [[thing.name, ...thing.alternateNames], [thing.description]];
  if (thing instanceof Show) return [[thing.displayTitle, ...thing.alternateTitles], [thing.description]];
  if (thing instanceof Episode) return [[thing.displayTitle], [thing.description]];
  if (thing instanceof Topic) return [[thing.label], [thing.description]];
  if (thing instanceof Publication) return [[thing.displayTitle], [thing.abstract, thing.containerTitle]];
  if (thing instanceof Award) return [[thing.name, thing.category], []];
  throw new Error(`Expected texts for the type of ${thing.id}, but there are none.`);
}
