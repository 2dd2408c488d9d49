import {
  appearance,
  award,
  contribution,
  episode,
  found,
  honour,
  organisation,
  person,
  publication,
  remedy,
  show,
  soundCatalogue,
} from "./sound-catalogue";

describe("`check()` of projections finds", () => {
  it("rows of `related` that are missing, and ones that are too many", async () => {
    const { catalogue, damage } = await soundCatalogue();
    await damage(`update related set "subjectId" = '${show.id}' where reason = 'ON_BEHALF_OF'`);

    const [missing, tooMuch, ...others] = await found(catalogue, "RELATED");

    expect(others).toEqual([]);
    expect(missing).toMatch(new RegExp(`^Missing from related: .*"${organisation.id}",.*ON_BEHALF_OF`));
    expect(tooMuch).toMatch(new RegExp(`^Too much in related: .*"subjectId":"${show.id}"`));
    for (const message of [missing, tooMuch]) expect(message?.endsWith(`. ${remedy}`)).toBe(true);
  });

  it("timeline entries that are missing, and ones that are too many", async () => {
    const { catalogue, damage } = await soundCatalogue();
    await damage(`delete from timeline_entry where id = '${honour.id}'`);
    await damage(
      `insert into timeline_entry ("personId", "sortOn", id, kind) values ('p', '', 'x', 'HONOUR')`,
    );

    const [missing, tooMuch, ...others] = await found(catalogue, "TIMELINE");

    expect(others).toEqual([]);
    expect(missing).toMatch(
      new RegExp(`^Missing from timeline_entry: {"personId":"${person.id}",.*"${honour.id}"`),
    );
    expect(tooMuch).toMatch(/^Too much in timeline_entry: {"personId":"p",.*"x"/);
    for (const message of [missing, tooMuch]) expect(message?.endsWith(`. ${remedy}`)).toBe(true);
  });

  it.each([
    "update timeline_entry set kind = 'HONOUR' where kind = 'APPEARANCE'",
    "update timeline_entry set edtf = '1999' where kind = 'APPEARANCE'",
    "update timeline_entry set edtf = null where kind = 'APPEARANCE'",
  ])("a timeline entry that differs: %s", async (statement) => {
    const { catalogue, damage } = await soundCatalogue();
    await damage(statement);

    const problems = await catalogue.check();

    expect(problems.map(({ check }) => check)).toEqual(["TIMELINE", "TIMELINE"]);
  });

  it("participation that is missing, too much, or differs", async () => {
    const { catalogue, damage } = await soundCatalogue();
    await damage(`delete from participation where "factId" = '${honour.id}'`);
    await damage(`update participation set "eventKind" = 'COURSE' where layer = 'ON_BEHALF_OF'`);

    const messages = await found(catalogue, "PARTICIPATION");

    expect(messages).toEqual([
      expect.stringMatching(new RegExp(`^Missing from participation: .*ON_BEHALF_OF.*"eventKind":"PODCAST"`)),
      expect.stringMatching(new RegExp(`^Missing from participation: .*${honour.id}`)),
      expect.stringMatching(new RegExp(`^Too much in participation: .*ON_BEHALF_OF.*"eventKind":"COURSE"`)),
    ]);
  });

  it("a timeline that no longer follows its base data", async () => {
    const { catalogue, damage } = await soundCatalogue();
    await damage("delete from contribution");
    await damage(`delete from node where id = '${contribution.id}'`);

    const problems = await catalogue.check();

    expect(problems.map(({ check }) => check)).toEqual([
      "TIMELINE",
      "PARTICIPATION",
      "CITATIONS",
      // How many contributions there are; that the person has no publication, which the order by counts needs, and not one; and
      // how many contributions the publication has.
      "COUNTERS",
      "COUNTERS",
      "COUNTERS",
      "COUNTERS",
    ]);
    for (const { message } of problems.slice(0, 2)) expect(message).toContain(publication.id);
  });

  it.each([
    ["NO_DATE", publication, `"sortOn" = ''`, `"sortOn" = '2020-01-01'`],
    ["NO_LINK", publication, "links = '[]'", "links = '[{}]'"],
    ["NO_SOURCE", person, "sources = '[]'", "sources = '[{}]'"],
  ])("the gap %s where it is not kept, or kept though it closed", async (kind, { id }, opening, closing) => {
    const { catalogue, damage } = await soundCatalogue();
    const [table] = id.split("_");
    const inStep = `"kind":"${kind}","id":"${id}"`;

    await damage(`delete from data_gap where kind = '${kind}' and id = '${id}'`);
    await damage(`update ${table} set ${opening} where id = '${id}'`);
    expect(await found(catalogue, "DATA_GAPS")).toEqual([`Missing from data_gap: {${inStep}}. ${remedy}`]);

    await damage(`insert into data_gap (kind, id) values ('${kind}', '${id}')`);
    await damage(`update ${table} set ${closing} where id = '${id}'`);
    expect(await found(catalogue, "DATA_GAPS")).toEqual([`Too much in data_gap: {${inStep}}. ${remedy}`]);
  });

  it("the gap NO_HOST where it is not kept, or kept though it closed", async () => {
    const { catalogue, damage } = await soundCatalogue();
    const inStep = `"kind":"NO_HOST","id":"${episode.id}"`;

    await damage("delete from data_gap where kind = 'NO_HOST'");
    expect(await found(catalogue, "DATA_GAPS")).toEqual([`Missing from data_gap: {${inStep}}. ${remedy}`]);

    await catalogue.rebuild();
    await damage(
      `insert into host (id, "personId", "episodeId", role) values ('host_x', '${person.id}', '${episode.id}', 'HOST')`,
    );
    expect(await found(catalogue, "DATA_GAPS")).toContain(`Too much in data_gap: {${inStep}}. ${remedy}`);
  });

  it.each([
    ["appearance.showId", "appearance", "showId", appearance.id, episode.id],
    ["appearance.sortOn", "appearance", "sortOn", appearance.id, episode.id],
    ["contribution.sortOn", "contribution", "sortOn", contribution.id, publication.id],
    ["honour.sortOn", "honour", "sortOn", honour.id, award.id],
  ])("a column %s that says something else than what it repeats", async (name, table, column, id, source) => {
    const { catalogue, damage } = await soundCatalogue();
    const [before] = await damage(`select "${column}" as kept from ${table}`);
    await damage(`update ${table} set "${column}" = '1815'`);

    // What follows an honour follows it too.
    const [problem] = await found(catalogue, "FOLLOWED_COLUMN");
    expect(problem).toBe(
      `${name} of ${id} is "1815", but that of ${source} is "${String(before?.kept)}". ${remedy}`,
    );
  });

  it("nothing any more once the projections were rebuilt", async () => {
    const { catalogue, damage } = await soundCatalogue();
    await damage("update related set asked = 7");
    await damage("update timeline_entry set kind = 'HONOUR'");
    await damage("update data_gap set kind = 'NO_IDEA' where kind = 'NO_HOST'");
    await damage(`update appearance set "showId" = 'show_x', "sortOn" = '1815'`);
    await damage(`update contribution set "sortOn" = '1815'`);
    await damage(`update honour set "sortOn" = '1815'`);
    const kinds = new Set((await catalogue.check()).map(({ check }) => check));
    // SQLite finds foreign keys by itself; PostgreSQL never lets one break.
    kinds.delete("FOREIGN_KEY");
    expect(kinds).toEqual(
      new Set(["REFERENCE", "RELATED", "TIMELINE", "DATA_GAPS", "COUNTERS", "FOLLOWED_COLUMN"]),
    );

    await catalogue.rebuild();

    expect(await catalogue.check()).toEqual([]);
  });

  it("rows of `related` that no longer follow their base data", async () => {
    const { catalogue, damage } = await soundCatalogue();
    await damage(`delete from appearance_on_behalf_of`);

    expect(await found(catalogue, "RELATED")).toHaveLength(1);
  });
});
