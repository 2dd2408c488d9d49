import { fold } from "../../../../domain/names";
import { dateIn } from "../lines/dates";
import { HostRole } from "../../../../entities/host";
import { ShowOrganisationRole } from "../../../../entities/show-organisation";
import {
  type FullName,
  fullNameIn,
  isPerson,
  isSameName,
  namesAtStart,
  namesInProse,
  peopleIn,
} from "../people/names-in";
import { organisationAt } from "../people/organisation-names";
import type { FoundHost, FoundOrganisation } from "./appearance";

/** What the sentences below the head of an entry say of a show. */
export interface BlurbFacts {
  /** The title that a sentence gives to the show: “Key Voices is a podcast …”; null where none does. */
  readonly show: string | null;
  readonly hosts: readonly FoundHost[];
  /** Hosts that are only called by their given names. */
  readonly givenNames: readonly string[];
  readonly organisations: readonly FoundOrganisation[];
  /** Whether it tells of an interview with the owner. */
  readonly isInterview: boolean;
  /** Whether it tells of texts, and not of what is heard or seen. */
  readonly isOfTexts: boolean;
  /** The first sentence; empty without one. */
  readonly first: string;
}

const quoted = (sentence: string): string =>
  `the sentence “${sentence.length > 120 ? `${sentence.slice(0, 117)}…` : sentence}”`;

const hosted =
  /\b(?:co-?)?(?:hosted|presented|moderated|run|led|moderiert|animée?|présentée?|presentado) (?:by|von|par|por)\s+(.+)$/iu;
const hostsNamed = /\b(?:your |our )?hosts?,? ((?:\p{Lu}[\p{L}’'-]+)(?:(?: and | & |, )\p{Lu}[\p{L}’'-]+)*)/u;
const interviewer =
  /(\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)+) (?:interviewed|interviews|spoke (?:to|with)|speaks (?:to|with)|talks? (?:to|with)|talked (?:to|with)) (?:me|us)\b/u;
const actsAsHost =
  /^\s*(?:,[^,]{3,60},)?\s*(?:brings?|welcomes?|talks?|speaks?|chats?|explores?|interviews?|asks?|meets?|invites?|hosts?|presents?|picks?|besucht|spricht|trifft|lädt|fragt|reçoit|invite|entrevista|conversa)\b/u;
const isAPodcast =
  /^(?:the )?(.{3,60}?)(?: podcast)? (?:is|ist|est|es) (?:an? |the |ein |eine |une? |una? )?[^.]{0,60}?(?:podcast|show|series|look|programme|videocast|sendung|émission)\b/iu;
const broughtToYou =
  /\b(?:brought to you|produced|published|run|made) by (?:the )?(?:team at |people at |folks at )?(?:the )?(.+)$/iu;
const supported = /\b(?:supported|sponsored|funded) by (?:the )?(.+)$/iu;
const association =
  /\b(?:developed |made |produced )?in (?:association|partnership|collaboration) with (?:the )?(.+)$/iu;
const beginning =
  /\b(?:on|in|since) ((?:\d{1,2}(?:st|nd|rd|th)? )?\p{L}+ (?:19|20)\d\d),? (?:they|he|she|we) (?:recorded|launched|released|started|made) (?:their|his|her|our|the) first\b/iu;
const titled = /^(?:the )?([^,.]{3,60}), brought to you by /iu;
const inEpisode = /\bin (?:this|the first|today['’]s) episode of (?:the )?([^,.]{3,60}?),/iu;
const inSeries = /\bin the ([^,.]{3,60}?) podcast(?: series)?,/iu;

/** What the blurbs of an entry say. `head` is what the entry is called. */
export function factsOfBlurbs(prose: readonly string[], head: string): BlurbFacts {
  const sentences = prose.flatMap((text) => text.split(/(?<=[.!?…]["”’)]?)\s+(?=[\p{Lu}“"])/u));
  const hosts: FoundHost[] = [];
  const givenNames: string[] = [];
  const organisations: FoundOrganisation[] = [];
  let show: string | null = null;
  let isInterview = false;
  const addHosts = (
    people: readonly FullName[],
    sentence: string,
    confidence: number | null,
    role = HostRole.HOST,
    ofEpisode = false,
  ) => {
    for (const person of people)
      if (!hosts.some(({ name }) => isSameName(name, person.name)))
        hosts.push({
          ...person,
          start: null,
          role,
          url: null,
          ofEpisode,
          inference: confidence === null ? null : { confidence, from: quoted(sentence) },
        });
  };
  const addOrganisation = (rest: string | undefined, role: ShowOrganisationRole) => {
    const name = rest === undefined ? null : organisationAt(rest);
    // A person may have made it; who is associated with it, or pays for it, is a body.
    if (name !== null && !(role === ShowOrganisationRole.PUBLISHER && isPerson(name)))
      organisations.push({ name, role, inference: null });
  };
  for (const sentence of sentences) {
    const by = hosted.exec(sentence)?.[1];
    if (by !== undefined) addHosts(hostsIn(by), sentence, null);
    const named = hostsNamed.exec(sentence)?.[1];
    if (named !== undefined) {
      const people = peopleIn(named);
      if (people.length > 0) addHosts(people, sentence, 0.9);
      else givenNames.push(...named.split(/ and | & |, /));
    }
    const asking = interviewer.exec(sentence)?.[1];
    if (asking !== undefined && isPerson(asking)) {
      addHosts([fullNameIn(asking)], sentence, null, HostRole.INTERVIEWER, true);
      isInterview = true;
    }
    for (const person of namesInProse(sentence)) {
      const behind = sentence.slice(sentence.indexOf(person.name) + person.name.length);
      if (actsAsHost.test(behind)) addHosts([...peopleBefore(sentence, person), person], sentence, 0.85);
    }
    show ??= titleIn(sentence, head);
    addOrganisation(broughtToYou.exec(sentence)?.[1], ShowOrganisationRole.PUBLISHER);
    addOrganisation(supported.exec(sentence)?.[1], ShowOrganisationRole.SPONSOR);
    addOrganisation(association.exec(sentence)?.[1], ShowOrganisationRole.IN_ASSOCIATION);
  }
  if (hosts.length === 0 && givenNames.length === 0) {
    const [first = ""] = sentences;
    const people = namesAtStart(first);
    if (people.length > 0) addHosts(people, first, 0.75);
  }
  const since = sentences.map((sentence) => beginning.exec(sentence)?.[1]).find((one) => one !== undefined);
  const start = since === undefined ? null : dateIn(since);
  const isOfTexts =
    /\b(?:these|this|the) (?:articles?|essays?|blogs?|papers?)\b|\barticles are written\b/iu.test(
      prose.join(" "),
    );
  return {
    show,
    hosts: hosts.map((host) => hostSince(host, start)),
    givenNames,
    organisations,
    isInterview,
    isOfTexts,
    first: sentences[0] ?? "",
  };
}

const hostSince = (host: FoundHost, start: string | null): FoundHost => Object.assign({}, host, { start });

/** “Each month Ann Lee and Bo Ray pick …”: those before the last of a list. */
function peopleBefore(sentence: string, { name }: FullName): FullName[] {
  const list =
    /((?:\p{Lu}[\p{L}’'-]+ )+)(?:and|&|und) $/u.exec(sentence.slice(0, sentence.indexOf(name)))?.[1] ?? "";
  const words = list.trim().split(" ");
  for (let from = 0; from < words.length - 1; from += 1) {
    const said = words.slice(from).join(" ");
    if (isPerson(said)) return [fullNameIn(said)];
  }
  return [];
}

/** Whom a sentence names behind “hosted by”: the names themselves, or the one behind a role: “Acme’s CEO, Ann Lee”. */
function hostsIn(text: string): FullName[] {
  const end =
    text.split(/[.!?;(]\s|[.!?;]$|\b(?:who|and supported|where|in which|founder|brings)\b/u)[0] ?? "";
  const list = peopleIn(
    end
      .split(",")
      .filter((part, at) => at === 0 || isPerson(part.replace(/^\s*(?:and|&)\s+/, "")))
      .join(","),
  );
  if (list.length > 0) return list;
  const [first] = namesInProse(end.replace(/^.*?,\s*/u, "")).concat(namesInProse(end));
  return first ? [first] : [];
}

function titleIn(sentence: string, head: string): string | null {
  const found =
    inEpisode.exec(sentence)?.[1] ?? inSeries.exec(sentence)?.[1] ?? titled.exec(sentence)?.[1] ?? null;
  if (found !== null) return found.trim();
  const isShow = isAPodcast.exec(sentence)?.[1]?.trim();
  if (
    isShow === undefined ||
    !/^\p{Lu}/u.test(isShow) ||
    /^(?:this|it|these|he|she|they|we|our|my|der|die|das)\b/iu.test(isShow)
  )
    return null;
  const words = fold(isShow).split(" ");
  // Every word of a title that is none of a sentence has a capital letter.
  return words.length <= 6 &&
    isShow.split(" ").every((word) => /^[\p{Lu}&\d]|^(?:of|the|and|for|in|to|a|who)$/u.test(word)) &&
    fold(isShow) !== fold(head)
    ? isShow
    : null;
}
