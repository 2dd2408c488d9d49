import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";

import type { Browser, Page } from "playwright-core";

import { playgroundFolder } from "../../src/cli/paths";
import { demonstrationCatalogue } from "../helpers/demonstration-catalogue";
import { guardedServer } from "../helpers/guarded-server";
import { runningServer } from "../helpers/running-server";
import { projectFolder, startingCatalogue } from "../helpers/starting-catalogue";
import { complaintsOf, launchChromium, widthOf } from "./chromium";

describe("the playground in Chromium", () => {
  let browser: Browser;
  let page: Page;
  let url: string;
  let complaints: string[];

  beforeAll(async () => {
    if (!existsSync(playgroundFolder)) throw new Error("The playground has not been built: npm run build.");
    ({ url } = await runningServer(await startingCatalogue()));
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    complaints = complaintsOf(page, [url]);
    await page.goto(`${url}/`);
    await page.locator(".graphiql-query-editor .view-line").first().waitFor();
  });

  afterAll(() => browser.close());

  it("is where the address without a path leads to", () => {
    expect(new URL(page.url()).pathname).toBe("/playground/");
  });

  it("opens on the questions, in the order of their files", async () => {
    const files = (await readdir(`${projectFolder}/examples`)).filter((name) => name.endsWith(".graphql"));

    const tabs = await page.locator(".graphiql-tab-button").allTextContents();

    expect(tabs).toHaveLength(files.length);
    expect(tabs[0]).toBe("Army");
  });

  it("answers the Army question at a click", async () => {
    await page.locator(".graphiql-tab-button", { hasText: /^Army$/ }).click();
    await page.getByRole("button", { name: /^Execute query/ }).click();

    const answer = await answerWith(page, "Gemma Vinton");

    const { edges } = (answer as { data: { appearances: { edges: unknown[] } } }).data.appearances;
    expect(edges).toHaveLength(2);
    await page.screenshot({ path: `${projectFolder}/dist/playground.png` });
  });

  it("reaches every tab: chosen among the questions, or by the wheel", async () => {
    const [first, last] = [
      page.locator(".graphiql-tab-button").first(),
      page.locator(".graphiql-tab-button").last(),
    ];
    await page.locator(".questions button").last().click();
    await untilAtItsPlace(page, ".graphiql-tab:last-child");

    await last.hover();
    await page.mouse.wheel(0, -20_000);

    await untilAtItsPlace(page, ".graphiql-tab:first-child");
    await first.click();
    expect(await page.locator(".graphiql-tab-active .graphiql-tab-button").textContent()).toBe("Army");
  });

  it("fits a phone: a question is chosen, run and answered", async () => {
    const phone = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await phone.goto(`${url}/playground/`);
    await phone.locator(".graphiql-query-editor .view-line").first().waitFor();
    await phone.locator(".questions button").first().click();
    await phone.getByRole("button", { name: /^Execute query/ }).click();
    await phone.locator(".result-window").getByText("totalCount").first().waitFor();

    await untilAtItsPlace(phone, ".result-window .view-line");
    expect(await widthOf(phone)).toBe(390);
    await phone.screenshot({ path: `${projectFolder}/dist/playground-phone.png` });
    await phone.close();
  });

  it("asks on other data about what is there, by the variables of each question", async () => {
    const { url: demonstration } = await runningServer(await demonstrationCatalogue());
    const other = await browser.newPage();
    await other.goto(`${demonstration}/playground/`);
    await other.locator(".graphiql-tab-button", { hasText: /^PersonPage$/ }).click();
    await other.getByRole("button", { name: /^Execute query/ }).click();

    const answer = await answerWith(other, "affiliations");

    const { person } = (answer as { data: { person: { description: string; honours: object } } }).data;
    expect(person.description).toMatch(/^Made up: /);
    await other.close();
  });

  it("takes a question as soon as its editors are there, and no click before that is lost", async () => {
    const slow = await browser.newPage();
    let load = (): void => undefined;
    const held = new Promise<void>((resolve) => (load = resolve));
    await slow.route(/monaco-editor[^/]*\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    await slow.goto(`${url}/playground/`);
    const asked = slow
      .locator(".graphiql-tab-button", { hasText: /^PersonPage$/ })
      .click()
      .then(() => slow.getByRole("button", { name: /^Execute query/ }).click());
    await Promise.race([asked, slow.waitForTimeout(1000)]);
    load();
    await asked;

    expect(await answerWith(slow, "affiliations")).toHaveProperty("data.person");
    await slow.close();
  });

  it("shows the query of an address of the graph, and leads people in the graph to whom to write to", async () => {
    const other = await browser.newPage();
    await other.goto(`${url}/graphql?query=${encodeURIComponent("{ linked: __typename }")}`);
    await other.locator(".graphiql-query-editor").getByText("linked").waitFor();
    await other.getByRole("link", { name: "Are you in this graph?" }).click();

    expect(new URL(other.url()).pathname).toBe("/contact");
    await other.close();
  });

  it("shows what is left of the client's points", async () => {
    const { url: guarded } = await guardedServer({ POINTS_PER_MINUTE: "5000" });
    const other = await browser.newPage();
    await other.goto(`${guarded}/playground/`);
    await other.locator(".graphiql-tab-button", { hasText: /^Cost$/ }).click();
    await other.getByRole("button", { name: /^Execute query/ }).click();

    const footer = other.locator(".graphiql-footer", { hasText: "points left" });

    expect(await footer.innerText()).toMatch(/^4,\d{3} of 5,000 points left of this minute\b/);
    await other.close();
  });

  it("shows how far a measure is, event by event, to the end", async () => {
    await page.getByRole("button", { name: "New tab" }).click();
    await page.locator(".graphiql-query-editor .view-lines").click();
    await page.keyboard.insertText(
      "subscription { networkProgress(of: PEOPLE, work: COMMUNITIES) { done } }",
    );
    await page.getByRole("button", { name: /^Execute query/ }).click();

    expect(await answerWith(page, '"done": 1')).toEqual({ data: { networkProgress: { done: 1 } } });
  });

  it("shows a named error in the response pane", async () => {
    await page.getByRole("button", { name: "New tab" }).click();
    await page.locator(".graphiql-query-editor .view-lines").click();
    await page.keyboard.insertText('{ people(filter: { affiliatedWith: "no-such-body" }) { totalCount } }');
    await page.getByRole("button", { name: /^Execute query/ }).click();

    const answer = await answerWith(page, "NOT_FOUND");

    expect(JSON.stringify(answer)).toContain('No Organisation has the slug \\"no-such-body\\".');
  });

  it("is built of files that are compressed beside them, each a part of its size", async () => {
    const files = await readdir(playgroundFolder, { recursive: true });
    const texts = files.filter((name) => /\.(?:html|js|css)$/.test(name));
    expect(texts.length).toBeGreaterThan(20);

    for (const name of texts) {
      const size = async (ending: string) => (await stat(`${playgroundFolder}/${name}${ending}`)).size;
      expect([
        name,
        (await size(".br")) < (await size(".gz")),
        (await size(".gz")) < (await size("")),
      ]).toEqual([name, true, true]);
    }
  });

  it("complains of nothing and asks nothing of anybody else", () => {
    expect(complaints).toEqual([]);
  });
});

/** The whole answer, once it holds the text: the pane itself shows only the lines that fit. */
async function answerWith(page: Page, text: string): Promise<unknown> {
  const response = await page.waitForFunction((wanted) => {
    type Model = { uri: { path: string }; getValue(): string };
    const monaco = (globalThis as unknown as { __MONACO: { editor: { getModels(): Model[] } } }).__MONACO;
    const value =
      monaco.editor
        .getModels()
        .find(({ uri }) => uri.path.endsWith("response.json"))
        ?.getValue() ?? "";
    return value.includes(wanted) ? value : null;
  }, text);
  return JSON.parse((await response.jsonValue()) as string);
}

/** Waits until a click into an element's middle would meet it: it is neither scrolled away nor covered. */
async function untilAtItsPlace(page: Page, selector: string): Promise<void> {
  const isAtItsPlace = `(() => {
    const element = document.querySelector(${JSON.stringify(selector)});
    const { x, y, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  })()`;
  while (!(await page.evaluate<boolean>(isAtItsPlace))) await page.waitForTimeout(50);
}
