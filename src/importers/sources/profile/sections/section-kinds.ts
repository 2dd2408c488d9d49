import { fold } from "../../../../domain/names";

/** What stands below a heading. */
export type SectionKind =
  | "podcasts"
  | "broadcasts"
  | "talks"
  | "appearances"
  | "publications"
  | "books"
  | "theses"
  | "blogs"
  | "news"
  | "awards"
  | "positions"
  | "education"
  /** What is no fact of the past: fees, topics on offer, testimonials, contact. */
  | "none";

/** Sections whose entries are publications. */
export const ofPublications: ReadonlySet<SectionKind | null> = new Set([
  "publications",
  "books",
  "theses",
  "blogs",
  "news",
]);

/** Words of headings by what they say, folded, in English, German, French and Spanish. What comes first wins. */
const words: ReadonlyArray<readonly [SectionKind, string]> = [
  [
    "none",
    `fee fees rate rates price list booking book me hire topics topic themes testimonials testimonial contact references interests hobbies skills languages
     menu offer services offers netto honorar honorare stimmen kontakt referenzen themen angebot tarifs temoignages tarifas contacto testimonios kundenstimmen
     say imprint impressum anfragen buchung intereses competences competencias kenntnisse sprachen hobbys logistics technical requirements bios`,
  ],
  [
    "theses",
    "thesis theses dissertation dissertations doktorarbeit promotion habilitation these tesis diplomarbeit masterarbeit",
  ],
  ["books", "book books buch bucher livre livres libro libros monographs monographies"],
  ["blogs", "blog blogs blogposts posts blogging"],
  [
    "awards",
    "award awards honour honours honor honors prize prizes recognition distinctions distinction accolades auszeichnung auszeichnungen preise preis ehrungen prix premios premio finalist shortlisted",
  ],
  [
    "podcasts",
    "podcast podcasts audio episodes interviews interview gesprache entretiens entrevistas podcastgast guest listen",
  ],
  [
    "broadcasts",
    "television tv fernsehen film documentary documentaries rundfunk radio air telly broadcast broadcasts broadcasting video videos youtube emissions",
  ],
  [
    "talks",
    `talk talks conference conferences keynote keynotes lecture lectures speech speeches speaking workshop workshops panel panels presentation presentations event
     events stage seminar seminars webinars webinar vortrag vortrage konferenzen veranstaltungen lesungen conferencias charlas ponencias discours exposes
     colloques ateliers tagungen podien meetups symposia`,
  ],
  ["news", "news press presse newspaper newspapers prensa headlines coverage stories"],
  [
    "publications",
    `publication publications writing writings article articles paper papers essay essays print chapters chapter journal journals schriften texte aufsatze artikel
     veroffentlichungen publikationen articulos publicaciones ecrits words written`,
  ],
  [
    "education",
    "education studies ausbildung studium degrees qualifications formation formacion estudios bildungsweg",
  ],
  [
    "positions",
    "position positions employment experience career work jobs roles werdegang beruf stationen laufbahn berufserfahrung experiencia parcours memberships affiliations boards appointments",
  ],
  [
    "appearances",
    "appearance appearances media auftritte medien apariciones selected older earlier media medios interventions",
  ],
];

/** Words that a heading has beside those: they say nothing. */
const neutral = new Set(
  `my the and a an of i me in on for at to with und mein meine im in auf der die das selected recent other some past current upcoming more all list et mes les des
   mis y e o guest featured public external invited online local doctoral phd ph d ba bsc ma msc offered can here is where what people`.split(
    /\s+/u,
  ),
);

const kindByWord = new Map(
  words
    .flatMap(([kind, list]) => list.split(/\s+/u).map((word): [string, SectionKind] => [word, kind]))
    .toReversed(),
);

/** Headings of what is on offer, or of what others say, in several words. */
const offering =
  /^what (?:people|they|others|clients) say|^(?:hire|book) me|^(?:topics|themes|themen|temas|sujets)\b|^fees?\b|^preise netto|\bi (?:can )?(?:speak|talk|offer)\b|^press (?:kit|pack|photos)|^invite me|^get in touch/;

/** What a heading says of what is below it; null where it says nothing of it, as a title does. */
export function kindOfHeading(text: string): SectionKind | null {
  const said = fold(text).split(" ");
  if (offering.test(fold(text))) return "none";
  const kinds = said.flatMap((word) => kindByWord.get(word) ?? []);
  if (kinds.length === 0) return null;
  const has = (...some: readonly SectionKind[]) => some.some((kind) => kinds.includes(kind));
  // Of several kinds, what they have in common.
  if (has("none")) return "none";
  if (has("podcasts", "broadcasts") && has("talks")) return "appearances";
  if (has("books", "blogs", "theses") && has("publications")) return "publications";
  return words.find(([kind]) => kinds.includes(kind))?.[0] ?? null;
}

/** Whether a line of text says nothing but a kind: “Podcasts and radio”, “My talks”. */
export function isNameOfSection(text: string): boolean {
  const said = fold(text).split(" ");
  return (
    said.length <= 7 &&
    kindOfHeading(text) !== null &&
    (offering.test(fold(text)) ||
      said.every((word) => kindByWord.has(word) || neutral.has(word) || /^(?:19|20)\d\d$/.test(word)))
  );
}

/** The year, or years, that a heading is: “2021”, “2020/2021”, “In 2019”; null for another heading. */
export function yearOfHeading(text: string): string | null {
  const found = /^(?:in |im jahr(?:e)? |year )?((?:19|20)\d\d)(?:\s*[/–-]\s*((?:19|20)?\d\d))?\s*:?$/iu.exec(
    text.trim(),
  );
  if (!found) return null;
  const [, first = "", last] = found;
  return last === undefined ? first : `${first}/${last.length === 2 ? first.slice(0, 2) + last : last}`;
}
