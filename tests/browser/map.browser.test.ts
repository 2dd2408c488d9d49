import type { Browser, Page } from "playwright-core";

import { runningServer } from "../helpers/running-server";
import { projectFolder, startingCatalogue } from "../helpers/starting-catalogue";
import { complaintsOf, launchChromium, widthOf } from "./chromium";

describe("the map of the schema in Chromium", () => {
  let browser: Browser;
  let page: Page;
  let url: string;
  let complaints: string[];

  beforeAll(async () => {
    ({ url } = await runningServer(await startingCatalogue()));
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    complaints = complaintsOf(page, [url]);
    await page.goto(`${url}/playground/`);
    await page.getByRole("link", { name: "Map" }).click();
    await page.locator("svg .node").first().waitFor();
  });

  afterAll(() => browser.close());

  const types = async () =>
    (await page.locator("svg .type-title").allTextContents()).map((name) => name.trim()).toSorted();

  it("shows what has an id, and how it leads on, without the noise around it", async () => {
    const shown = await types();

    expect(shown).toEqual(expect.arrayContaining(["Appearance", "Episode", "Person", "Show"]));
    for (const noise of ["Query", "PageInfo", "PersonConnection", "AppearanceEdge", "Link", "EdtfDate"]) {
      expect(shown).not.toContain(noise);
    }
    await page.screenshot({ path: `${projectFolder}/dist/map.png` });
  });

  it("tells of a type what the schema says of it, at a click", async () => {
    await page.getByText("Person", { exact: true }).first().click();

    await page.getByText("The main name, without honorifics.").waitFor();
    await page.locator("svg .node.selected").waitFor();
    expect(await page.locator("svg .node.selected .type-title").textContent()).toContain("Person");
  });

  it("shows all types where that is asked", async () => {
    await page.getByRole("link", { name: "All types" }).click();
    await page.locator("svg .type-title", { hasText: "EdtfDate" }).waitFor();

    expect(await types()).toEqual(expect.arrayContaining(["Citation", "Link", "Person", "SearchResult"]));
  });

  it("shows things alone again, from the picture that it kept", async () => {
    await page.getByRole("link", { name: "Things only" }).click();
    await page.locator("svg .node").first().waitFor();

    expect(await types()).toContain("Person");
    expect(await types()).not.toContain("EdtfDate");
  });

  it("stays usable at every choice of what it shows", async () => {
    for (const choice of ["Sort by Alphabet", "Skip Relay", "Show leaf fields", "Skip deprecated"]) {
      await page.getByText(choice).click();
      await page.locator("svg .node").first().waitFor();
    }

    expect(await types()).toContain("Person");
  });

  it("fits a phone: its links are not covered, and nothing is wider than the screen", async () => {
    const phone = await browser.newPage({ viewport: { width: 390, height: 844 } });
    const onPhone = complaintsOf(phone, [url]);
    await phone.goto(`${url}/playground/map/`);
    await phone.locator("svg .node").first().waitFor();
    await phone.getByRole("link", { name: "All types" }).click();
    await phone.locator("svg .type-title", { hasText: "EdtfDate" }).waitFor();

    expect(await widthOf(phone)).toBe(390);
    expect(onPhone).toEqual([]);
    await phone.screenshot({ path: `${projectFolder}/dist/map-phone.png` });
    await phone.close();
  });

  it("is dark where the system is", async () => {
    const filter = () => page.evaluate<string>("getComputedStyle(document.documentElement).filter");
    expect(await filter()).toBe("none");

    await page.emulateMedia({ colorScheme: "dark" });

    expect(await filter()).toContain("invert");
    await page.screenshot({ path: `${projectFolder}/dist/map-dark.png` });
  });

  it("leads back to the playground", async () => {
    await page.getByRole("link", { name: "Playground" }).click();
    await page.locator(".graphiql-query-editor .view-line").first().waitFor();

    expect(new URL(page.url()).pathname).toBe("/playground/");
  });

  it("complains of nothing and asks nothing of anybody else", () => {
    expect(complaints).toEqual([]);
  });
});
