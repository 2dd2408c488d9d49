import type { Catalogue } from "../../../src/catalogue/catalogue";
import { raw } from "../../../src/database/sql/sql";
import { newKey } from "../../../src/domain/keys";
import { Role } from "../../../src/domain/roles";
import { storedKeys } from "../../../src/server/keys/stored-keys";
import { temporaryCatalogue } from "../../helpers/temporary-catalogue";

describe("the keys of a catalogue", () => {
  let catalogue: Catalogue;
  const statements: string[] = [];
  const clock = { ms: 0 };
  const find = () => storedKeys(catalogue.reader, () => clock.ms);

  beforeEach(async () => {
    catalogue = await temporaryCatalogue({ onStatement: (text) => void statements.push(text) });
  });

  const reads = async (work: () => Promise<unknown>) => {
    statements.length = 0;
    await work();
    return statements.length;
  };

  it("are kept as their SHA-256 only", async () => {
    const { key } = await catalogue.createKey({ role: Role.ADMIN, name: "alice" });

    const rows = await catalogue.reader.all(raw('select * from "key"'));

    expect(rows).toMatchObject([
      { name: "alice", role: "ADMIN", digest: expect.stringMatching(/^[\da-f]{64}$/) as string },
    ]);
    expect(JSON.stringify(rows)).not.toContain(key.slice(8, 20));
  });

  it("are read by one statement in 5 seconds, however many requests have one", async () => {
    const keys = [
      await catalogue.createKey({ role: Role.EDITOR, name: "alice" }),
      await catalogue.createKey({ role: Role.READER, name: "bob" }),
    ];
    const findKey = find();
    const findAll = () => Promise.all([...keys, ...keys, ...keys].map(({ key }) => findKey(key)));

    expect(await reads(findAll)).toBe(1);
    clock.ms += 4_999;
    expect(await reads(findAll)).toBe(0);
    clock.ms += 1;
    expect(await reads(findAll)).toBe(1);
    expect(await findAll()).toMatchObject(
      [...keys, ...keys, ...keys].map(({ name, role }) => ({ name, role, expiresAt: null })),
    );
  });

  it("work no longer 5 seconds after they are revoked", async () => {
    const { key } = await catalogue.createKey({ role: Role.EDITOR, name: "alice" });
    const findKey = find();
    await findKey(key);

    await catalogue.revokeKey("alice");
    clock.ms += 4_999;
    const before = await findKey(key);
    clock.ms += 1;

    expect([before, await findKey(key)]).toEqual([expect.objectContaining({ name: "alice" }), "REVOKED"]);
  });

  it("case 43: work a second after they were made, and guesses run one statement a second", async () => {
    const findKey = find();
    await findKey(newKey());
    const { key } = await catalogue.createKey({ role: Role.READER, name: "late" });
    const guess = () => Promise.all(Array.from({ length: 20 }, () => findKey(newKey())));

    expect(await reads(guess)).toBe(0);
    clock.ms += 1_000;
    expect(await reads(guess)).toBe(1);
    expect(await findKey(key)).toMatchObject({ name: "late" });
    expect(await guess()).toEqual(Array(20).fill("UNKNOWN"));
  });

  it("work until the moment at which they expire", async () => {
    const expiresAt = new Date(Date.now() + 60_000);
    const { key } = await catalogue.createKey({ role: Role.READER, expiresAt });
    const findKey = find();
    const now = jest.spyOn(Date, "now");

    now.mockReturnValue(expiresAt.getTime() - 1);
    const before = await findKey(key);
    now.mockReturnValue(expiresAt.getTime());
    const after = await findKey(key);
    now.mockRestore();

    expect(before).toMatchObject({ role: "READER", expiresAt: expiresAt.toISOString() });
    expect(after).toBe("EXPIRED");
  });

  it("are not looked for when they are malformed", async () => {
    const findKey = find();

    expect(await reads(async () => expect(await findKey("rostrum_guess")).toBe("MALFORMED"))).toBe(0);
  });

  it("have names that are given once, also after they are revoked", async () => {
    await catalogue.createKey({ role: Role.READER, name: "alice" });
    await catalogue.revokeKey("alice");

    await expect(catalogue.createKey({ role: Role.ADMIN, name: "alice" })).rejects.toMatchObject({
      code: "BAD_USER_INPUT",
      message: 'Expected a new name, but there is, or was, a key of the name "alice".',
    });
    expect(await catalogue.revokeKey("alice")).toMatchObject({ wasRevoked: true });
  });
});
