/** Given names and how they are shortened beyond their beginning. */
const forms: ReadonlyArray<readonly string[]> =
  `anthony tony; andrew andy drew; barbara barb; william bill billy will; charles charlie chuck; christopher chris kit; daniel danny;
  david dave davy; edward ed eddie ted; elizabeth liz beth betty lisa; francis frank; frederick fred; gerald gerry jerry; gregory greg; harold harry; henry hank harry; jacob jake;
  james jim jimmy jamie; jennifer jenny; john jack johnny; joseph joe; kathleen kathy; katherine kate kathy katie; kenneth ken kenny; lawrence larry; leonard len leo; margaret maggie meg peggy;
  matthew matt matty; michael mike mick; nicholas nick; patricia pat tricia; patrick pat paddy; peter pete; philip phil; raymond ray; richard dick rick rich; robert bob bobby rob;
  ronald ron; russell russ; samuel sam; stephen steve; steven steve; susan sue; theodore ted theo; thomas tom tommy; timothy tim; tomas tom; vincent vince; walter walt; wlodzimierz wlodek`
    .split(";")
    .map((line) => line.trim().split(/\s+/));

const groups = new Map<string, Set<string>>();
for (const [full = "", ...shorts] of forms) {
  for (const one of [full, ...shorts]) groups.set(one, (groups.get(one) ?? new Set()).add(full));
}

/** Names that begin with another and are another’s: Martin and Martina. */
const isOtherName = (rest: string): boolean =>
  /^(?:a|e|ia|ina|ine|us|o|i|ian|iana|et|ette|ella|elle|s)$/.test(rest);

/** The other forms of a given name. */
export const shortFormsOf = (name: string): string[] =>
  forms.flatMap((group) => (group.includes(name) ? group.filter((one) => one !== name) : []));

/** Whether two given names, folded, may be of one person: Don and Donald, Bob and Robert. */
export function areFormsOfOne(one: string, other: string): boolean {
  const mine = groups.get(one);
  if (mine && [...(groups.get(other) ?? [])].some((full) => mine.has(full))) return true;
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  return shorter.length >= 3 && longer.startsWith(shorter) && !isOtherName(longer.slice(shorter.length));
}
