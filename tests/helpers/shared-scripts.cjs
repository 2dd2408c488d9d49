const { Script } = require("node:vm");

const { default: JestRuntime } = require("jest-runtime");

/** The scripts of this worker, by file. */
const scripts = new Map();

/**
 * Jest's runtime, but a worker compiles each module once, not once per test file: that was half of the time until a file's first
 * test, which loads two thousand modules. Each test file still runs the module itself, in a context of its own.
 */
module.exports = class SharedScripts extends JestRuntime {
  constructor(...options) {
    super(...options);
    const { executor } = this;
    const compileAlone = executor.compile.bind(executor);
    executor.compile = (source, filename) => {
      const context = executor.environment.getVmContext();
      if (context === null) return null;
      const script = scriptOf(source, filename, executor.injectedModuleParameters);
      // Jest's own reports what is wrong with the syntax.
      return script === null ? compileAlone(source, filename) : script.runInContext(context);
    };
  }
};

function scriptOf(source, filename, parameters) {
  const shared = scripts.get(filename);
  if (shared?.source === source) return shared.script;
  const begin = `(function (${parameters.join(", ")}) {`;
  try {
    const script = new Script(`${begin}${source}\n})`, { filename, columnOffset: -begin.length });
    scripts.set(filename, { source, script });
    return script;
  } catch {
    return null;
  }
}
