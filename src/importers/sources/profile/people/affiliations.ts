import { AffiliationKind, AffiliationState } from "../../../../entities/affiliation";
import type { Inference } from "../../../records";
import { type FullName, fullNameIn, isPerson, namesInProse } from "./names-in";
import { isNameOfOrganisation, organisationAt } from "./organisation-names";

/** Who is what to which organisation, as a text says it. */
export interface FoundAffiliation {
  /** Null: the owner of the profile. */
  readonly person: FullName | null;
  readonly organisation: string;
  readonly kind: AffiliationKind;
  readonly roleTitle: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly state: AffiliationState;
  readonly inference: Inference | null;
}

const { EMPLOYMENT, FOUNDER, DIRECTORSHIP, MEMBERSHIP, INVITED_POSITION } = AffiliationKind;
const { CURRENT, FORMER, UNKNOWN } = AffiliationState;

const title = String.raw`(?:[\p{L}-]+ ){0,4}?(?:CEO|CTO|CFO|COO|HMI|[Dd]irector|[Hh]ead(?:teacher)?|[Pp]rincipal|[Mm]anager|[Ll]ecturer|[Pp]rofessor|[Rr]esearcher|[Ff]ellow|[Ee]ditor|[Pp]resident|[Cc]hair(?:man|woman|person)?|[Tt]rustee|[Aa]dvis[eo]r|[Cc]onsultant|[Rr]eservist|[Ee]ngineer|[Dd]eveloper|[Pp]rogrammer|[Dd]esigner|[Nn]urse|[Ss]ister|[Tt]eacher|[Ll]ibrarian|[Cc]urator|[Cc]hef|[Bb]arrister|[Ss]olicitor|[Jj]ournalist|[Pp]artner|[Oo]fficer|[Ll]ead|[Cc]oach|[Aa]rchitect|[Aa]nalyst|[Ss]cientist|[Kk]üchenchef(?:in)?|[Ll]eiter(?:in)?|[Gg]eschäftsführer(?:in)?|[Mm]itarbeiter(?:in)?|[Rr]edakteur(?:in)?|[Ll]ehrer(?:in)?|[Pp]rofesora?|[Dd]irectora?|[Dd]irectrice|[Dd]irecteur)`;
const at = String.raw`(?:,?\s(?:of|at|for|with|in the|bei|beim|im|in der|am|an der|von|der|des|de|del|en|à|chez)\s(?:the\s)?|,\s)`;

interface Form {
  readonly pattern: RegExp;
  readonly kind: AffiliationKind;
  readonly state: AffiliationState;
}

const founder = String.raw`(?:[Cc]o-?)?[Ff]ounder|[Ff]ounding (?:director|partner|editor)|[Mm]itgründer(?:in)?|[Gg]ründer(?:in)?|[Ff]ondat(?:eur|rice)|[Cc]ofondat(?:eur|rice)|[Ff]undadora?|[Cc]ofundadora?`;

/** `role`, then the name of a body begins. */
const forms: readonly Form[] = [
  {
    pattern: new RegExp(
      String.raw`\b(?<role>${founder})(?: and [\p{L} -]{3,30}?)?\s(?:of|der|des|von|de|du|del)\s(?:the\s)?(?:Genossenschaft\s)?`,
      "gu",
    ),
    kind: FOUNDER,
    state: UNKNOWN,
  },
  { pattern: /\b(?<verb>chairs)\s(?:the\s)?/gu, kind: MEMBERSHIP, state: CURRENT },
  {
    pattern: /\b(?:set up|founded|co-?founded)\s(?:the\s)?(?:[\p{Ll}-]+\s){0,2}(?=["“\p{Lu}])/gu,
    kind: FOUNDER,
    state: UNKNOWN,
  },
  { pattern: /\bwhich (?:I|he|she|they) (?:co-?)?founded\b/gu, kind: FOUNDER, state: UNKNOWN },
  {
    pattern: new RegExp(
      String.raw`\b(?:was|were|as|became|been|working as)\s(?:once\s|formerly\s)?(?:an?\s|the\s)?(?:very\s)?(?<role>${title})${at}`,
      "gu",
    ),
    kind: EMPLOYMENT,
    state: FORMER,
  },
  {
    pattern: /\b(?:is|am)\s(?:an?|the)\s(?<role>[\p{L} -]{3,40}?)\s(?:at|for)\s(?:the\s)?(?=["“\p{Lu}])/gu,
    kind: EMPLOYMENT,
    state: CURRENT,
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:formerly|former|ex-|ehemalige[rn]?|previously)\s?(?:an?\s)?(?<role>${title})${at}`,
      "gu",
    ),
    kind: EMPLOYMENT,
    state: FORMER,
  },
  {
    pattern: new RegExp(String.raw`(?<=^|[\s,(])(?<role>${title})${at}`, "gu"),
    kind: EMPLOYMENT,
    state: CURRENT,
  },
  {
    pattern:
      /\b(?:works?|working|teach(?:es)?|employed|arbeitet|unterrichtet|lehrt)\s(?:as [\p{L} ]{3,30} )?(?:at|for|with|bei|an der|im)\s(?:the\s)?/gu,
    kind: EMPLOYMENT,
    state: CURRENT,
  },
];

/** What a text of sentences says that people are to organisations. Said of `owner` where it is in the first person, or where it names no one. */
export function affiliationsIn(
  text: string,
  owner: FullName | null,
  around: readonly FullName[] = [],
): FoundAffiliation[] {
  const found: FoundAffiliation[] = [];
  const taken: Array<readonly [number, number]> = [];
  for (const { pattern, kind, state } of forms)
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (taken.some(([from, to]) => from <= match.index && to > match.index)) continue;
      const isBehind = match[0].startsWith("which");
      const organisation = isBehind
        ? organisationBefore(text.slice(0, match.index))
        : organisationAt(text.slice(end));
      if (
        organisation === null ||
        organisation.length > 80 ||
        (isPerson(organisation) && mayBeOfPerson(match[0], kind, text.charAt(end)))
      )
        continue;
      taken.push([match.index, end + organisation.length]);
      const person = personOf(text, match.index, end + organisation.length, owner, [
        ...around,
        ...namesInProse(text),
      ]);
      if (person === undefined) continue;
      const role =
        match.groups?.["role"]?.replace(/^.*\b(?:an?|the|is|as|am|ist|war|eine?|der|die)\s+/u, "").trim() ??
        (match.groups?.["verb"] === "chairs" ? "Chair" : null);
      const year =
        /^[^.]{0,12}\bin ((?:19|20)\d\d)\b/.exec(
          text.slice(end + (isBehind ? 0 : organisation.length)),
        )?.[1] ??
        /\bIn ((?:19|20)\d\d),[^.]{0,30}$/.exec(text.slice(0, match.index))?.[1] ??
        null;
      found.push({
        person,
        organisation,
        kind: kind === EMPLOYMENT ? kindOf(role) : kind,
        roleTitle: role === null || kind === FOUNDER ? null : role.charAt(0).toUpperCase() + role.slice(1),
        start: kind === FOUNDER ? year : null,
        end: null,
        state,
        inference: null,
      });
    }
  return [...found, ...possessivesIn(text), ...projectsIn(text, around)];
}

/** “coach of Ann Lee”, “works with Ann Lee”. What one founded, is at, or heads is no person, whatever its name looks like; nor is a name in quotes. */
const mayBeOfPerson = (said: string, kind: AffiliationKind, next: string): boolean =>
  kind !== FOUNDER &&
  !/["“„«]/u.test(next) &&
  !/\b(?:the|at|bei|beim|im|am|an der|chez)\s$/iu.test(said) &&
  !/\b(?:CEO|CTO|CFO|COO|director|head|headteacher|principal|president|chair|trustee)\s(?:of|for)\s$/iu.test(
    said,
  );

function kindOf(role: string | null): AffiliationKind {
  if (role === null) return EMPLOYMENT;
  if (/\b(?:trustee|board|non-executive)\b/i.test(role) || /^director$/i.test(role)) return DIRECTORSHIP;
  return /\bfellow\b/i.test(role) ? INVITED_POSITION : EMPLOYMENT;
}

/** Of whom a sentence says it: behind the body (“Acme’s CEO, Ann Lee”), or before it, by the given name or a pronoun too. Undefined: of someone who is not named. */
function personOf(
  text: string,
  start: number,
  end: number,
  owner: FullName | null,
  known: readonly FullName[],
): FullName | null | undefined {
  const sentence =
    text
      .slice(0, start)
      .split(/(?<=[.!?])\s+(?=\p{Lu})/u)
      .at(-1) ?? "";
  const behind = /^,\s(\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){1,2})/u.exec(text.slice(end))?.[1];
  if (behind !== undefined && isPerson(behind)) return fullNameIn(behind);
  if (/\bI(?:'m|’m)?\b|\bmy\b|\bich\b|\bje\b|\byo\b/u.test(sentence) || /\bI\b/.test(text.slice(start, end)))
    return null;
  const before = namesInProse(sentence).at(-1);
  if (before) return owner !== null && before.name === owner.name ? null : before;
  const given = known.find(({ name }) =>
    new RegExp(String.raw`(?<!\p{L})${name.split(" ")[0]}(?!\p{L})`, "u").test(sentence),
  );
  if (given) return owner !== null && given.name === owner.name ? null : given;
  const isPronoun = /^\s*(?:He|She|They|Er|Sie|Il|Elle|Él|Ella)\b/u.test(sentence);
  const last = isPronoun ? (namesInProse(text.slice(0, start)).at(-1) ?? known[0]) : undefined;
  if (last) return owner !== null && last.name === owner.name ? null : last;
  return owner === null ? undefined : null;
}

function organisationBefore(text: string): string | null {
  const clause = /(\p{Lu}[\p{L}\d’'&.-]*(?:\s(?:of |the |for |and |& )?\p{Lu}[\p{L}\d’'&.-]*)*),?\s*$/u.exec(
    text,
  )?.[1];
  return clause ?? null;
}

const project =
  /\b(?:(?:via|through|with|at|in) (?:his|her|their) (?:own )?(?:project|business|company|charity|organisation|organization|initiative)|(?:is|are) building an? [\p{Ll} ]{0,50}?(?:business|company|charity)) (?:called )?/gu;

/** “Acme’s CEO, Ann Lee”. */
function possessivesIn(text: string): FoundAffiliation[] {
  const form = new RegExp(
    String.raw`(\p{Lu}[\p{L}\d’'&.-]*(?:\s\p{Lu}[\p{L}\d&.-]*)*)['’]s?\s(${title}),\s(\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){1,2})`,
    "gu",
  );
  return [...text.matchAll(form)].flatMap(
    ([, organisation = "", role = "", name = ""]): FoundAffiliation[] => {
      if (!isPerson(name)) return [];
      return [
        {
          person: fullNameIn(name),
          organisation,
          kind: EMPLOYMENT,
          roleTitle: role,
          start: null,
          end: null,
          state: CURRENT,
          inference: null,
        },
      ];
    },
  );
}

/** “Ann Lee (University of Tides)”. */
export function bracketsIn(text: string): FoundAffiliation[] {
  const form = /((?:(?:Dr|Prof)\.?\s)?\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){1,2})\s\(([^()]{3,60})\)/gu;
  return [...text.matchAll(form)].flatMap(([, name = "", organisation = ""]): FoundAffiliation[] =>
    isPerson(name) && isNameOfOrganisation(organisation)
      ? [
          {
            person: fullNameIn(name),
            organisation,
            kind: EMPLOYMENT,
            roleTitle: null,
            start: null,
            end: null,
            state: UNKNOWN,
            inference: { confidence: 0.8, from: "the name in brackets behind theirs" },
          },
        ]
      : [],
  );
}

/** “coaches via her project Acme”: who has a project is taken for its founder. */
function projectsIn(text: string, around: readonly FullName[]): FoundAffiliation[] {
  return [...text.matchAll(project)].flatMap((match): FoundAffiliation[] => {
    const organisation = organisationAt(text.slice(match.index + match[0].length));
    const person = namesInProse(text.slice(0, match.index)).at(-1) ?? around[0];
    if (organisation === null || !person) return [];
    return [
      {
        person,
        organisation,
        kind: FOUNDER,
        roleTitle: null,
        start: null,
        end: null,
        state: CURRENT,
        inference: { confidence: 0.7, from: "it is called a project of theirs" },
      },
    ];
  });
}
