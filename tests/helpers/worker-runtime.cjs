const { Script } = require("node:vm");

const { default: JestRuntime } = require("jest-runtime");

/** The compiled scripts of this worker, by file. */
const scripts = new Map();

/** The evaluated modules of packages, by file. */
const packages = new Map();

/** The runtime of the test file that runs now. */
let current = null;

/** These can be initialised once only, which a module of ours does. */
const once = /\/node_modules\/@resvg\/resvg-wasm\//;

const isOfPackage = (file) => file.includes("/node_modules/") && !once.test(file);

/** The modules of one test file, by file. Those of packages belong to the worker. */
class Modules extends Map {
  get(file) {
    return isOfPackage(file) ? packages.get(file) : super.get(file);
  }
  set(file, module) {
    if (isOfPackage(file)) packages.set(file, module);
    else super.set(file, module);
    return this;
  }
  delete(file) {
    return isOfPackage(file) ? packages.delete(file) : super.delete(file);
  }
}

/**
 * Jest's runtime, but a worker compiles each module once, and evaluates each module of a package once, not once per test file.
 * Modules of our own are evaluated again for each test file. All test files of a worker run in one context of `node:vm`
 * (`shared-context.ts`), so an object of a package is an instance of the same `Error` and `Map` as theirs.
 */
module.exports = class WorkerRuntime extends JestRuntime {
  constructor(...options) {
    super(...options);
    current = this;
    const { executor, registries, requireBuilder } = this;
    registries.moduleRegistry = new Modules();
    // A package may require lazily, when the runtime that evaluated it has been torn down.
    requireBuilder.requireDispatch = (from, name) =>
      (isOfPackage(from) ? current : this).requireModuleOrMock(from, name);
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
