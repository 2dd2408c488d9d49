import { applicationId, databaseComment } from "../marks";
import type { Dialect } from "../sql/sql";
import { baselineOfDrafts } from "./baseline/drafts";
import { baselineOfHistory } from "./baseline/history";
import { baselineOfIdentity } from "./baseline/identity";
import { baselineOfPeople } from "./baseline/people";
import { baselineOfProjections } from "./baseline/projections";
import { baselineOfShows } from "./baseline/shows";
import { baselineOfWorks } from "./baseline/works";
import { StatementMigration } from "./statement-migration";

/** Marks the database as a catalogue, not another program's. TypeORM has created the table of migrations before. */
const marked: Readonly<Record<Dialect, string>> = {
  sqlite: `pragma application_id = ${applicationId}`,
  postgres: `comment on table "migration" is '${databaseComment}'`,
};

/** Everything that the first release starts with. */
export class Baseline1796100000000 extends StatementMigration {
  readonly name = "Baseline1796100000000";

  protected upward(dialect: Dialect): readonly string[] {
    return [
      marked[dialect],
      ...baselineOfIdentity,
      ...baselineOfHistory,
      ...baselineOfDrafts,
      ...baselineOfPeople,
      ...baselineOfWorks,
      ...baselineOfShows,
      ...baselineOfProjections,
    ];
  }

  protected downward(dialect: Dialect): readonly string[] {
    const cascade = dialect === "postgres" ? " cascade" : "";
    return this.upward(dialect)
      .flatMap((statement) => /^create ((?:table|view) "\w+")/.exec(statement)?.[1] ?? [])
      .toReversed()
      .map((made) => `drop ${made}${cascade}`);
  }
}
