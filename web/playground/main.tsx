import { createRoot } from "react-dom/client";
import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import "graphiql/setup-workers/vite";
import "graphiql/style.css";
import "./style.css";
import { EditorSettings } from "./editor-settings";
import { examplesAbout, type Example } from "./examples";
import { fetcher } from "./fetcher";
import { PointsLeft } from "./points-left";
import { readOpening } from "./opening";
import { readSubjects } from "./read-subjects";
import { questionsPlugin } from "./questions";
import { TabStrip } from "./tab-strip";
import { UntilLoaded } from "./until-loaded";
import { Wordmark } from "./wordmark";

void readSubjects().then((subjects) => open(examplesAbout(subjects)));

function open(examples: Example[]): void {
  const { firstVisit, query, variables } = readOpening(examples);
  const questions = questionsPlugin(examples);
  createRoot(document.getElementById("root")!).render(
    <GraphiQL
      fetcher={fetcher}
      plugins={[questions, HISTORY_PLUGIN]}
      visiblePlugin={firstVisit ? questions.title : undefined}
      defaultQuery=""
      defaultTabs={examples.length > 0 ? examples : undefined}
      initialQuery={query}
      initialVariables={variables}
      defaultEditorToolsVisibility={examples.some((example) => example.variables) || undefined}
      // A header may hold a secret, so none is ever stored.
      shouldPersistHeaders={false}
    >
      <GraphiQL.Logo>
        <Wordmark />
      </GraphiQL.Logo>
      <GraphiQL.Footer>
        <span>
          <PointsLeft />
        </span>
        <a className="contact" href="/contact">
          Are you in this graph?
        </a>
      </GraphiQL.Footer>
      <EditorSettings />
      <TabStrip />
      <UntilLoaded />
    </GraphiQL>,
  );
}
