import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";

import express from "express";
import type { Browser, Page } from "playwright-core";

import { wholeGraph } from "../../src/server/graph";
import type { RunningServer } from "../../src/server/serve";
import { readSettings } from "../../src/server/settings";
import { readTrustedDocuments } from "../../src/server/trusted/trusted-documents";
import { freePorts } from "../helpers/free-ports";
import { silent } from "../helpers/graph-over";
import { served } from "../helpers/running-server";
import { projectFolder, startingCatalogue } from "../helpers/starting-catalogue";
import { afterTests, temporaryFolder } from "../helpers/temporary-catalogue";
import { complaintsOf, launchChromium } from "./chromium";

const folder = `${projectFolder}/examples/client`;
const manifest = `${folder}/gql/persisted-documents.json`;

describe.each([
  ["as npm start sets it up", {}],
  ["that answers trusted documents only", { TRUSTED_ONLY: manifest }],
])("examples/client, on another site than a server %s", (_which, environment) => {
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  const sent: string[] = [];

  beforeAll(async () => {
    const [port = 0] = await freePorts(1);
    const site = await siteWith(await built(`http://127.0.0.1:${port}/graphql`));
    const { url: rostrum } = await rostrumWith(environment, port);
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 900, height: 700 } });
    complaints = complaintsOf(page, [rostrum, site]);
    page.on("request", (request) => sent.push(request.postData() ?? ""));
    await page.goto(site);
    await page.getByText("2 of 2").waitFor();
  });

  afterAll(() => browser.close());

  const rows = () => page.locator("li").allInnerTexts();

  it("shows the Army-related appearances with their hosts", async () => {
    expect(await rows()).toEqual([
      "Victoria Carr in “Leading From The Front”, WED Talks; host: Gemma Vinton",
      "Victoria Carr in “Leading with Love”, Centre for Army Leadership podcast; host: not known",
    ]);
    await page.screenshot({ path: `${projectFolder}/dist/client.png` });
  });

  it("pages a longer list to its end", async () => {
    await page.getByRole("link", { name: "all" }).click();
    for (const shown of [10, 20, 30]) {
      await page.getByText(`${shown} of 37`).waitFor();
      await page.getByRole("button", { name: "More" }).click();
    }
    await page.getByText("37 of 37").waitFor();

    expect(await rows()).toHaveLength(37);
    expect(await page.getByRole("button", { name: "More" }).isVisible()).toBe(false);
  });

  it("asks by id, and with the text only where the server does not know it", async () => {
    const withText = sent.filter((body) => body.includes("query Appearances"));

    expect(sent.filter((body) => body.includes('"documentId":"sha256:')).length).toBeGreaterThan(4);
    expect(withText.length > 0).toBe(!("TRUSTED_ONLY" in environment));
  });

  it("is legible in the dark", async () => {
    const textColour = () => page.evaluate<string>("getComputedStyle(document.body).color");
    const inTheLight = await textColour();

    await page.emulateMedia({ colorScheme: "dark" });

    expect([inTheLight, await textColour()]).toEqual(["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
    await page.screenshot({ path: `${projectFolder}/dist/client-dark.png` });
  });

  it("fits in sixty lines", async () => {
    const texts = await Promise.all(
      ["index.html", "main.ts"].map((name) => readFile(`${folder}/${name}`, "utf8")),
    );

    expect(texts.join("").split("\n").length - 1).toBeLessThanOrEqual(60);
  });

  it("complains of nothing and asks nothing of anybody else", () => {
    expect(complaints).toEqual([]);
  });
});

it("examples/client says that the server cannot be reached", async () => {
  const [port = 0] = await freePorts(1);
  const [site, browser] = [
    await siteWith(await built(`http://127.0.0.1:${port}/graphql`)),
    await launchChromium(),
  ];
  const page = await browser.newPage();

  await page.goto(site);

  const status = page.getByRole("status").filter({ hasText: /./ });
  await status.waitFor();
  expect(await status.innerText()).toBe("TypeError: Failed to fetch");
  await browser.close();
});

/** The page as a frontend developer builds it; the manifest is written on the way. */
async function built(server: string): Promise<string> {
  const outDir = await temporaryFolder();
  await promisify(execFile)("npm", ["run", "build", "--", "--outDir", outDir, "--emptyOutDir"], {
    cwd: folder,
    env: { ...process.env, VITE_ROSTRUM: server },
  });
  return outDir;
}

async function siteWith(content: string): Promise<string> {
  const site = express().use(express.static(content)).listen(0, "127.0.0.1");
  afterTests(async () => site.close());
  await new Promise((resolve) => {
    site.once("listening", resolve);
  });
  return `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
}

async function rostrumWith(environment: Record<string, string>, port: number): Promise<RunningServer> {
  const { manifest: named, ...settings } = readSettings(environment);
  const catalogue = await startingCatalogue();
  return served((plugins) => wholeGraph(catalogue, silent, plugins, settings.limits), {
    ...settings,
    port,
    trusted: readTrustedDocuments(named),
    close: () => catalogue.close(),
  });
}
