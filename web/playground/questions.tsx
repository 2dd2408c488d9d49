import { type GraphiQLPlugin, pick, useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import type { Example } from "./examples";

/** Sidebar panel that lists the examples in words, so that they stay at hand when their tabs were closed. */
export function questionsPlugin(examples: readonly Example[]): GraphiQLPlugin {
  return { title: "Questions", icon: QuestionsIcon, content: () => <QuestionsPanel examples={examples} /> };
}

function QuestionsPanel({ examples }: { readonly examples: readonly Example[] }) {
  const active = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.query);
  const open = useOpenExample();
  return (
    <section aria-label="Questions" className="questions">
      <h2>Questions</h2>
      <p>Pick one to open its query, then run it.</p>
      <ol>
        {examples.map((example) => (
          <li key={example.name}>
            <button type="button" aria-current={example.query === active} onClick={() => open(example)}>
              {example.question}
              <code>{example.name}</code>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function useOpenExample() {
  const { addTab, changeTab, setOperationName, setVisiblePlugin } = useGraphiQLActions();
  const { tabs, queryEditor, variableEditor } = useGraphiQL(pick("tabs", "queryEditor", "variableEditor"));
  return (example: Example) => {
    if (isNarrow()) setVisiblePlugin(null);
    const openTab = tabs.findIndex(
      (tab) => tab.query === example.query && (tab.variables ?? "") === example.variables,
    );
    if (openTab >= 0) {
      changeTab(openTab);
      return;
    }
    addTab();
    queryEditor?.setValue(example.query);
    variableEditor?.setValue(example.variables);
    // The editor reports its operation a little later; naming it here titles the tab at once.
    setOperationName(example.name);
  };
}

/** Where the panel lies over the editor, as in the style sheet. */
const isNarrow = (): boolean => matchMedia("(max-width: 700px)").matches;

function QuestionsIcon() {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round">
      <path d="M3 2.75h14v11H9.5L5.75 17v-3.25H3z" strokeLinejoin="round" />
      <path d="M8 6.75a2 2 0 1 1 2.6 1.9c-.4.15-.6.4-.6.85M10 11.5v.01" />
    </svg>
  );
}
