import { circles, type CircleKey } from "./circles";
import type { Making } from "./making";
import { circleIn, type Member } from "./members";

/** How many guests of a show come from a neighbouring circle, and how many episodes a visitor is asked to. */
const fromNextDoor = 0.1;
const ofVisitors = 0.3;

/** Who is asked to take part. A few are asked often, most seldom; two and two often come together. */
export class Cast {
  constructor(
    private readonly making: Making,
    private readonly members: readonly Member[],
  ) {}

  /** So many people for an episode of a circle's show in a year; fewer where it has no more. */
  guests(circle: CircleKey, year: number, count: number, hosts: ReadonlySet<string>): Member[] {
    const { random } = this.making;
    const found: Member[] = [];
    const add = (member: Member | undefined) => {
      if (member && found.length < count && !found.includes(member) && !hosts.has(member.key))
        found.push(member);
    };

    const visitors = this.members.filter(
      ({ visit }) => visit?.to === circle && visit.from <= year && year <= visit.until,
    );
    if (visitors.length > 0 && random.chance(ofVisitors)) add(random.oneOf(visitors));
    for (let attempts = 0; found.length < count && attempts < 20; attempts += 1) {
      const from = random.chance(fromNextDoor) ? nextDoorTo(circle, random.below(2)) : circle;
      const guest = this.oneOf(from, year);
      add(guest);
      if (guest.rank % 2 === 0 && random.chance(0.5)) add(this.partnerOf(guest, year));
    }
    return found;
  }

  /** Those who host a show: none that is asked often. */
  hosts(circle: CircleKey, place: number, count: number): Member[] {
    const all = this.members.filter((member) => member.circle === circle);
    const first = all.length - 1 - place * 3;
    return all.slice(first - count + 1, first + 1).toReversed();
  }

  private oneOf(circle: CircleKey, year: number): Member {
    const there = this.members.filter((member) => circleIn(member, year) === circle);
    const weights = there.map(({ rank }) => 1 / (rank + 3));
    let left = this.making.random.next() * weights.reduce((sum, weight) => sum + weight, 0);
    const index = weights.findIndex((weight) => (left -= weight) < 0);
    return there.at(index) as Member;
  }

  private partnerOf({ circle, rank }: Member, year: number): Member | undefined {
    const partner = this.members.find((member) => member.circle === circle && member.rank === rank + 1);
    return partner && circleIn(partner, year) === circle ? partner : undefined;
  }
}

/** Schools and defence are neighbours of nobody's but through those who visit. */
function nextDoorTo(circle: CircleKey, side: number): CircleKey {
  const row = circles.map(({ key }) => key).filter((key) => key !== "defence");
  if (circle === "defence") return "business";
  const next = row.indexOf(circle) + (side === 0 ? 1 : -1);
  return row[(next + row.length) % row.length] as CircleKey;
}
