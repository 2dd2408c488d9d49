import type { Browser, Page } from "playwright-core";

import { Role } from "../../src/domain/roles";
import { keyOf } from "../helpers/key-of";
import { runningServer } from "../helpers/running-server";
import { projectFolder, startingCatalogue } from "../helpers/starting-catalogue";
import { launchChromium } from "./chromium";

/** What an editor does by docs/editing.md, where people have no terminal. */
describe("an editor in the playground", () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const catalogue = await startingCatalogue();
    const headers = await keyOf(catalogue, Role.EDITOR);
    const { url } = await runningServer(catalogue);
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${url}/playground/`);
    await page.locator(".graphiql-query-editor .view-line").first().waitFor();
    await page.getByRole("button", { name: "New tab" }).click();
    await page.getByRole("button", { name: "Headers" }).click();
    await page.locator(".graphiql-editor-tool .view-lines:visible").click();
    await page.keyboard.insertText(JSON.stringify(headers));
  });

  afterAll(() => browser.close());

  /** Replaces the text of the editor, runs it, and waits for this text in the answer. */
  async function run(query: string, expected: string): Promise<void> {
    await page.locator(".graphiql-query-editor .view-lines").click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText(query);
    await page.getByRole("button", { name: /^Execute query/ }).click();
    await page.locator(".result-window").getByText(expected).first().waitFor();
  }

  it("corrects a fact with a key in the tab Headers, merges a double, and takes the merge back", async () => {
    await run(
      `mutation { updatePerson(input: { id: "victoria-carr", expectedVersion: 1, honorificPrefix: "Prof",
         addSources: [{ document: "profile", line: 7, field: "honorificPrefix" }], why: "She was appointed." }) { person { honorificPrefix version } userErrors { message } } }`,
      '"Prof"',
    );
    await run(
      `mutation { createPerson(input: { name: "V. Carr", slug: "v-carr", sources: [{ document: "profile", line: 7 }] }) { person { slug } userErrors { message } } }`,
      '"v-carr"',
    );
    await run(
      'mutation { mergePeople(input: { survivor: "victoria-carr", absorbed: "v-carr" }) { person { alternateNames } userErrors { message } } }',
      '"V. Carr"',
    );
    await page.screenshot({ path: `${projectFolder}/dist/playground-editing.png` });
    await run(
      'mutation { unmergePerson(input: { id: "v-carr" }) { person { sortName } userErrors { message } } }',
      '"Carr, V."',
    );
    expect(await page.locator(".result-window").innerText()).toMatch(/userErrors"?:\s*\[\]/);
  });
});
