import { aroundInCommon, areToldApart, otherAccounts, ownInCommon } from "./evidence";
import type { MergedType } from "./merged-types";
import { type AgreedNames, agreedNames } from "./names";
import { NameAgreement } from "./people/compare-names";
import { programmesInCommon } from "./programmes-in-common";
import {
  type DuplicateReason,
  DuplicateReasonKind,
  type Known,
  type Scored,
  scoreOf,
  textIn,
} from "./reasons";

/** `ask`: they may be one, and only a person can tell. */
export type Outcome = "same" | "ask" | "different";

/** Whether two records are of one entity, and all that speaks for it and against it. */
export interface Judgement extends Scored {
  readonly outcome: Outcome;
}

const { IDENTIFIER, LINK, ACCOUNT, RARE_NAME, DATE, SHARED, SPEAKERS, CONTRADICTION } = DuplicateReasonKind;

/**
 * Whether two records are of one entity. Never the same on a name alone, nor where a registry has different identifiers for them; a name and what is
 * around it are not enough where anything contradicts. `further` is what else is known that speaks for it or against it.
 */
export function judge(
  type: MergedType,
  one: Known,
  other: Known,
  further: readonly DuplicateReason[] = [],
): Judgement {
  const different = (reasons: readonly DuplicateReason[]): Judgement => ({
    outcome: "different",
    score: 0,
    reasons,
  });
  if (areToldApart(one.state, other.state)) return different([]);
  const own = ownInCommon(one, other);
  const names = agreedNames(type, one, other);
  const around = aroundInCommon(one, other);
  const beside = [...further, ...programmesInCommon(one.programme, other.programme)];
  const isContrary = ({ kind }: DuplicateReason) => kind === CONTRADICTION;
  const contrary = [
    ...names.against,
    ...(type === "Person" ? otherAccounts(one, other) : []),
    ...beside.filter(isContrary),
  ];
  // A registry says more than a spelling.
  const isRegistered = own.some(({ kind }) => kind === IDENTIFIER);
  const named = names.reasons.filter(({ kind }) => !isRegistered || kind !== DuplicateReasonKind.SPELLING);
  const reasons = [
    ...own,
    ...named,
    ...beside.filter((reason) => !isContrary(reason)),
    ...around,
    ...contrary,
  ];
  const kinds = new Set(reasons.map(({ kind }) => kind));
  if (own.length === 0 && names.reasons.length === 0) return different(contrary);
  if (own.length === 0 && !kinds.has(DATE) && areOfTwoSeasons(type, one, other)) return different(contrary);
  const outcome = isSame(type, names, kinds) ? "same" : isAsked(names, kinds) ? "ask" : "different";
  return outcome === "different" ? different(contrary) : { outcome, score: scoreOf(reasons), reasons };
}

/** What comes each year has one title each year: “Welcome”. */
function areOfTwoSeasons(type: MergedType, one: Known, other: Known): boolean {
  const [mine, theirs] = [one, other].map(({ state }) => textIn(state, "season"));
  return type === "Episode" && Boolean(mine) && Boolean(theirs) && mine !== theirs;
}

/** Whether it is worth a place in a list of duplicates: more than a name agrees. */
export const isProposed = ({ outcome, reasons }: Judgement): boolean =>
  outcome !== "different" && reasons.some(({ kind }) => !ofNames.has(kind) && kind !== CONTRADICTION);

const ofNames: ReadonlySet<DuplicateReasonKind> = new Set([
  DuplicateReasonKind.NAME,
  DuplicateReasonKind.OTHER_NAME,
  DuplicateReasonKind.SPELLING,
  RARE_NAME,
]);

/** Names that alone are worth a question. */
const alike: ReadonlySet<NameAgreement> = new Set([NameAgreement.EQUAL, NameAgreement.SPELLED]);

function isAsked({ agreement }: AgreedNames, kinds: ReadonlySet<DuplicateReasonKind>): boolean {
  if (kinds.has(IDENTIFIER) || kinds.has(LINK) || kinds.has(ACCOUNT)) return true;
  if (agreement === NameAgreement.CONTRADICTED || agreement === NameAgreement.NONE) return false;
  return alike.has(agreement) || (kinds.has(SHARED) && agreement !== NameAgreement.GIVEN);
}

/** Whether these reasons together leave no doubt that a person would have. */
function isSame(type: MergedType, names: AgreedNames, kinds: ReadonlySet<DuplicateReasonKind>): boolean {
  const { agreement } = names;
  if (agreement === NameAgreement.CONTRADICTED) return false;
  if (kinds.has(IDENTIFIER)) return true;
  if (type === "Episode")
    return kinds.has(SHARED) && (kinds.has(LINK) || (agreement === NameAgreement.EQUAL && kinds.has(DATE)));
  if (agreement === NameAgreement.NONE) return false;
  if (type !== "Person" && (kinds.has(LINK) || kinds.has(ACCOUNT) || kinds.has(SHARED))) return true;
  if (type !== "Person") return kinds.has(SPEAKERS) && !kinds.has(CONTRADICTION);
  if (kinds.has(ACCOUNT)) return true;
  if (kinds.has(CONTRADICTION)) return false;
  if (kinds.has(LINK)) return agreement !== NameAgreement.GIVEN;
  return kinds.has(SHARED) && names.isFull && (alike.has(agreement) || kinds.has(RARE_NAME));
}
