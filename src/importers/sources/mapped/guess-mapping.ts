import { basename } from "node:path/posix";

import { stringify } from "yaml";

import { isNameOfPerson, isNoName } from "../names";
import type { SourceFile } from "../source-file";
import { edtfOf } from "../times";
import { dateBy, dateFormOf } from "./date-forms";
import { type Column, mostAlike, tableIn } from "./guess-columns";
import { peopleIn } from "./people-in";

/** Years of two digits below it are of 2000 and later; the reader of the mapping decides. */
const usualPivot = 70;

/** What the columns of episodes are called, by property. */
const properties: ReadonlyArray<readonly [property: string, words: RegExp]> = [
  [
    "title",
    /^(?:(?:talk|session|episode) )?(?:title|topic|talk|session|name|titel|titre|titulo|titolo|vortrag|thema|sujet|tema)$/,
  ],
  ["topics", /^(?:tags?|topics|keywords?|subjects?|themen|schlagworter?|mots cles|etiquetas|temas)$/],
  ["duration", /(?:^|\s)(?:duration|length|runtime|dauer|lange|duree|duracion|durata)$/],
  ["language", /^(?:lang(?:uage)?|sprache|langue|idioma|lingua)$/],
  ["number", /^(?:no|nr|number|ep|episode(?: number| no)?|folge|episodio|numero)$/],
  ["season", /^(?:season|year|staffel|jahr|saison|annee|temporada|ano|stagione|anno)$/],
  ["strand", /^(?:track|strand)$/],
  [
    "description",
    /^(?:description|abstract|summary|beschreibung|zusammenfassung|resume|descripcion|resumen|descrizione)$/,
  ],
];

const shows =
  /^(?:show|podcast|conference|conf|event|meetup|series|programme?|channel|konferenz|tagung|veranstaltung|sendung|emission|evento|conferencia|congreso|programa|evenement)(?: (?:name|title))?$/;

const dates: ReadonlyArray<readonly [property: string, words: RegExp]> = [
  ["publishedOn", /publish|release/],
  ["occurredOn", /./],
];

const people: ReadonlyArray<readonly [block: string, words: RegExp]> = [
  ["hosts", /\b(?:co)?hosts?\b|moderat|interviewer|gastgeber|animat(?:eur|rice)|anfitrion|presentador/],
  [
    "appearances",
    /speaker|guest|presenter|panell?ist|performer|interviewee|people|person|author|\bwho\b|\bnames?$|sprecher|referent|vortragend|\bga?ste?\b|invit|intervenant|orateur|ponente|relat(?:or|ric)/,
  ],
];

/** Who appears as what, where a column says it; guests else. */
const roles: ReadonlyArray<readonly [role: string, words: RegExp]> = [
  [
    "SPEAKER",
    /speaker|presenter|author|sprecher|referent|vortragend|intervenant|orateur|ponente|relat(?:or|ric)/,
  ],
  ["PANELLIST", /panell?ist/],
];
const ofGuests = /guest|\bga?ste?\b|invit/;

const forms = "M/D/YYYY|D/M/YYYY|D.M.YYYY|YYYY/M/D|D MMM YYYY|MMM D, YYYY|M/D/YY|D/M/YY|D.M.YY".split("|");

/** Moments as numbers: from 1990 to 2100, in a column that speaks of time. */
const unixForms = [
  { form: "unix milliseconds", least: 631_152_000_000, most: 4_102_444_800_000 },
  { form: "unix seconds", least: 631_152_000, most: 4_102_444_800 },
];
const ofTime = /\b(?:at|created|dates?|day|posted|published|pub|released?|time|timestamp|when)\b/;

const isRecording = (url: string): boolean =>
  /\.(?:aac|flac|m4[abv]|mov|mp[34]|og[gv]|opus|wav|webm)(?:[?#]|$)/i.test(url);

const purposes: ReadonlyArray<readonly [purpose: string, words: RegExp]> = [
  ["RECORDING", /video|audio|recording|youtube|watch|listen|mp3/],
  ["TRANSCRIPT", /transcript/],
  ["MATERIAL", /slide|deck|material/],
  ["ABOUT", /./],
];

/**
 * A first mapping of a table, or of a folder of files, by what their columns are called and hold: a person reads and completes it. Of a folder it is of the files
 * beside each other that are most. Throws Unreadable.
 */
export function guessMapping(given: readonly SourceFile[], source: string): string {
  const { files, pattern } = mostAlike(given);
  const { columns, count, sheet, haveBodies } = tableIn(files);
  const left = new Set(columns);
  const take = (isIt: (column: Column) => boolean): Column | undefined => {
    const found = [...left].find(isIt);
    if (found) left.delete(found);
    return found;
  };
  const links = [...left].filter(
    ({ name, texts }) => !name.startsWith("/") && areMostly(texts, (text) => /^https?:\/\/\S+$/.test(text)),
  );
  for (const link of links) left.delete(link);
  const isPodcast = links.some(({ texts }) => areMostly(texts, isRecording));
  const dated = dates.slice(0, isPodcast ? 1 : undefined).flatMap(([property, words]) => {
    const form = new Map([...left].map((column) => [column, dateOf(column)]));
    const isIt = ({ words: named }: Column) => words.test(named) || (isPodcast && property === "publishedOn");
    const found = take((column) => isIt(column) && form.get(column) !== null);
    return found ? [[property, form.get(found)] as const] : [];
  });
  const cast = people.flatMap(([block, words]) => {
    const found = take(({ words: named, texts }) => words.test(named) && areMostly(texts, isOfPeople));
    if (!found) return [];
    const role = block === "hosts" ? undefined : roles.find(([, named]) => named.test(found.words))?.[0];
    return [
      [
        block,
        [
          {
            from: found.name,
            ...(role === undefined ? {} : { roles: { is: role } }),
          },
        ],
        found.words,
      ] as const,
    ];
  });
  const values = properties.flatMap(([property, words]) => {
    const found = take((column) => words.test(column.words));
    // Lists of people's own have the title here or there.
    const isPartly = found !== undefined && property === "title" && found.count < count;
    const other = isPartly ? take((column) => words.test(column.words)) : undefined;
    return found ? [[property, other ? { from: [found.name, other.name] } : found.name] as const] : [];
  });
  const key = take(({ words, texts }) => /^(?:id|key|slug|guid|code)$/.test(words) && areDistinct(texts));
  const show = take(({ words }) => shows.test(words));
  const otherShow = show && show.count < count ? take(({ words }) => shows.test(words)) : undefined;
  const title = basename(source).replace(/\..*$/, "");
  const isOfGuests = cast.some(([block, , words]) => block === "hosts" || ofGuests.test(words));
  const isOfTalks = values.some(([property]) => property === "title");
  const isOfAppearances = !isOfTalks && cast.some(([block]) => block === "appearances");
  const episode: Record<string, unknown> = {
    ...(key
      ? { key: key.name }
      : isOfAppearances && dated[0]
        ? { key: dated[0][1]?.from }
        : pattern === null
          ? {}
          : { key: "$name" }),
    ...(Object.fromEntries([...values, ...dated]) as Record<string, unknown>),
    ...(haveBodies && !values.some(([property]) => property === "description")
      ? { description: "$summary" }
      : {}),
    ...(links.length === 0 ? {} : { links: links.map(linkOf) }),
  };
  const titled = values.find(([property]) => property === "title");
  const rows = {
    ...(pattern === null ? {} : { files: pattern }),
    ...(sheet ? { sheet: sheet.name, header: sheet.header } : {}),
    is: isOfAppearances ? "appearance" : "episode",
    show: {
      title: otherShow && show ? { from: [show.name, otherShow.name] } : (show?.name ?? { is: title }),
      kind: { is: isPodcast || isOfGuests ? "PODCAST" : "CONFERENCE" },
    },
    episode,
    ...Object.fromEntries(cast.map(([block, mappings]) => [block, mappings])),
    ...(haveBodies ? { peopleIn: { ...(titled ? { title: titled[1] } : {}), notes: "$body" } } : {}),
  };
  const unused = [...left].map(({ name }) => `“${name}”`).join(", ");
  return [
    `# A first mapping of ${basename(source)}, guessed from its columns: see what is wrong or missing.`,
    "# The kind of the show is one of PODCAST, CONFERENCE, SEMINAR_SERIES, BROADCAST, VIDEO_SERIES, COURSE, WORKSHOP, EVENT.",
    ...(unused === "" ? [] : [`# Columns that are not used: ${unused}`]),
    ...(files.length === given.length
      ? []
      : [`# Files that are of none of it: ${given.length - files.length} of ${given.length}`]),
    stringify({ source: { title }, rows: [rows] }, { lineWidth: 0 }),
  ].join("\n");
}

/** How a column is read as dates; null where it holds none. */
function dateOf({ name, words, texts }: Column): { from: string; date?: string; pivot?: number } | null {
  if (/modif|\blast mod|updat/.test(words)) return null;
  if (texts.every((text) => /^\d+$/.test(text))) {
    const unix = unixForms.find(({ least, most }) =>
      texts.every((text) => Number(text) >= least && Number(text) < most),
    );
    return unix && texts.length > 0 && ofTime.test(words) ? { from: name, date: unix.form } : null;
  }
  if (areAll(texts, (text) => edtfOf(text) !== null)) return { from: name };
  const form = forms.find((one) => areAll(texts, (text) => dateBy(one, text, usualPivot) !== null));
  if (form === undefined) return null;
  return { from: name, date: form, ...(dateFormOf(form)?.hasShortYear ? { pivot: usualPivot } : {}) };
}

const isOfPeople = (text: string): boolean =>
  peopleIn(text).every(({ name }) => isNameOfPerson(name) || isNoName(name));

const areMostly = (texts: readonly string[], isIt: (text: string) => boolean): boolean =>
  texts.length > 0 && texts.filter(isIt).length * 2 > texts.length;

/** All, or all but a few where there are many: “TBD”. */
const areAll = (texts: readonly string[], isIt: (text: string) => boolean): boolean =>
  texts.length > 0 && texts.filter((text) => !isIt(text)).length * 20 <= texts.length;

const areDistinct = (texts: readonly string[]): boolean => new Set(texts).size === texts.length;

const linkOf = ({ name, words, texts }: Column) => ({
  from: name,
  purpose: areMostly(texts, isRecording)
    ? "RECORDING"
    : purposes.find(([, pattern]) => pattern.test(words))?.[0],
});
