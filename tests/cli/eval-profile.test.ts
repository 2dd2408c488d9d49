import { mkdir, writeFile } from "node:fs/promises";

import { rostrum } from "../helpers/command-line";
import { projectFolder } from "../helpers/starting-catalogue";
import { temporaryFolder } from "../helpers/temporary-catalogue";

const profile = `# Ann Lee

## Podcasts

- Tide Talks - Bo Ray <https://example.org/tides/1>
- Fog Talks <https://example.org/fog/1>
`;

const labels = `key: tide-talks
title: Tide Talks
kind: PODCAST
cite: profile:5
hosts: [{ person: bo-ray, role: HOST, cite: profile:5 }]
episodes:
  - key: "1"
    links: [{ url: "https://example.org/tides/1", purpose: RECORDING, cite: profile:5 }]
    appearances: [{ person: ann-lee, roles: [GUEST], cite: profile:5 }]
    cite: profile:5
  - key: "2"
    number: 2
    appearances: [{ person: ann-lee, roles: [GUEST], cite: profile:6 }]
    cite: profile:6
`;

async function labelled(): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(`${folder}/data/shows`, { recursive: true });
  await writeFile(`${folder}/profile.md`, profile);
  await writeFile(
    `${folder}/data/documents.yaml`,
    "documents: [{ key: profile, title: Profile, howGiven: made up, lines: 6 }]\n",
  );
  await writeFile(
    `${folder}/data/people.yaml`,
    "people:\n  - { key: ann-lee, name: Ann Lee, cite: profile:1 }\n  - { key: bo-ray, name: Bo Ray, cite: profile:5 }\n",
  );
  await writeFile(`${folder}/data/shows/tide-talks.yaml`, labels);
  return folder;
}

describe("rostrum eval", () => {
  it("prints precision and recall of a profile by kind, and each miss and invention", async () => {
    const folder = await labelled();

    const { code, out } = await rostrum(["eval", `${folder}/profile.md`, "--against", `${folder}/data`]);

    expect(code).toBe(0);
    expect(out).toMatch(/^appearances +2 +2 +0\.5000 +0\.5000/m);
    expect(out).toMatch(/^hosts +1 +1 +1\.0000 +1\.0000/m);
    expect(out).toContain("miss: appearances, ann lee: Tide Talks, Tide Talks 2: Ann Lee (profile:6)");
    expect(out).toContain("invention: links, https://example.org/fog/1");
  });

  it("prints it as JSON, too, and refuses what is no document", async () => {
    const folder = await labelled();
    await writeFile(`${folder}/empty.md`, "");

    const [asJson, empty] = [
      await rostrum(["eval", "profile", `${folder}/profile.md`, "--against", `${folder}/data`, "--json"]),
      await rostrum(["eval", "profile", `${folder}/empty.md`, "--against", `${projectFolder}/data`]),
    ];

    expect(JSON.parse(asJson.out)).toMatchObject({
      document: "profile",
      kinds: { hosts: { precision: 1, recall: 1 } },
    });
    expect(empty.code).not.toBe(0);
    expect(empty.err).toContain("Expected a document, but there is no text in it.");
  });
});
