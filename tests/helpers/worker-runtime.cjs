const asyncHooks = require("node:async_hooks");
const path = require("node:path");
const { Script } = require("node:vm");

const { default: JestRuntime } = require("jest-runtime");

/** The compiled scripts of this worker, by file. */
const scripts = new Map();

/** The evaluated modules that all test files of this worker share, by file. */
const evaluated = new Map();

/** The runtime of the test file that runs now. */
let current = null;

const sources = path.join(__dirname, "..", "..", "src", path.sep);

/** Packages, and the modules under src. Their state is a cache, or belongs to an object that a test makes. */
const isShared = (file) => file.includes("/node_modules/") || file.startsWith(sources);

/** What modules follow through promises and timers, made since the last test file ended. */
const storages = new Set();

/** One class for all test files, so that a test may look at what src does with it. */
class AsyncLocalStorage extends asyncHooks.AsyncLocalStorage {
  constructor(...options) {
    super(...options);
    storages.add(this);
  }
}

const hooks = { ...asyncHooks, AsyncLocalStorage };

/** The modules of one test file, by file. Shared ones belong to the worker. */
class Modules extends Map {
  get(file) {
    return isShared(file) ? evaluated.get(file) : super.get(file);
  }
  set(file, module) {
    if (isShared(file)) evaluated.set(file, module);
    else super.set(file, module);
    return this;
  }
  delete(file) {
    return isShared(file) ? evaluated.delete(file) : super.delete(file);
  }
}

/**
 * Jest's runtime, but a worker compiles each module once, and evaluates each module of a package and of src once, not once per
 * test file. Modules under tests are evaluated again for each test file. All test files of a worker run in one context of `node:vm`
 * (`shared-context.ts`), so an object of a package is an instance of the same `Error` and `Map` as theirs.
 */
module.exports = class WorkerRuntime extends JestRuntime {
  constructor(...options) {
    super(...options);
    current = this;
    const { coreModule, executor, registries, requireBuilder } = this;
    const requireCore = coreModule.require.bind(coreModule);
    coreModule.require = (name) => (/^(node:)?async_hooks$/.test(name) ? hooks : requireCore(name));
    if (!executor.environment.hasOwnModules) {
      registries.moduleRegistry = new Modules();
      // A shared module may require lazily, when the runtime that evaluated it has been torn down.
      requireBuilder.requireDispatch = (from, name) =>
        (isShared(from) ? current : this).requireModuleOrMock(from, name);
    }
    const compileAlone = executor.compile.bind(executor);
    executor.compile = (source, filename) => {
      const context = executor.environment.getVmContext();
      if (context === null) return null;
      const script = scriptOf(source, filename, executor.injectedModuleParameters);
      // Jest's own reports what is wrong with the syntax.
      return script === null ? compileAlone(source, filename) : script.runInContext(context);
    };
  }

  /**
   * Jest has a storage of its own for each test file, and leaves it enabled. Node copies each enabled one to every promise, so each
   * file would be slower than the one before: an `await` takes 15 times as long after sixty.
   */
  teardown() {
    for (const storage of storages) storage.disable();
    storages.clear();
    return super.teardown();
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
