import type { Dialect } from "../sql/sql";
import { baselineOfIdentity } from "./baseline/identity";
import { baselineOfPeople } from "./baseline/people";
import { baselineOfProjections } from "./baseline/projections";
import { baselineOfShows } from "./baseline/shows";
import { baselineOfWorks } from "./baseline/works";
import { StatementMigration } from "./statement-migration";

/** Everything that the first release starts with. */
export class Baseline1796000000000 extends StatementMigration {
  readonly name = "Baseline1796000000000";

  protected upward(): readonly string[] {
    return [
      ...baselineOfIdentity,
      ...baselineOfPeople,
      ...baselineOfWorks,
      ...baselineOfShows,
      ...baselineOfProjections,
    ];
  }

  protected downward(dialect: Dialect): readonly string[] {
    const cascade = dialect === "postgres" ? " cascade" : "";
    return this.upward()
      .flatMap((statement) => /^create ((?:table|view) "\w+")/.exec(statement)?.[1] ?? [])
      .toReversed()
      .map((made) => `drop ${made}${cascade}`);
  }
}
