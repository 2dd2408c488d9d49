/**
 * `node --require` of this file makes a process start from what processes before it have compiled and resolved in this run: two
 * thirds of the time of a command is loading modules. From Node 22 on, `module.enableCompileCache` compiles as fast.
 */
const { readFileSync, renameSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const { deserialize, serialize } = require("node:v8");
const { Script } = require("node:vm");

const folder = process.env.ROSTRUM_TEST_TEMPLATES;
const file = path.join(folder ?? "", "compiled");
const { compiled, resolved } = read();
const added = new Map();
let hasResolved = false;
const compileAlone = Module.prototype._compile;
const resolveAlone = Module._resolveFilename;

if (folder !== undefined) {
  Module.prototype._compile = compile;
  Module._resolveFilename = resolve;
  process.once("exit", write);
  // What is killed does not exit: by now its modules are loaded.
  setImmediate(write).unref();
}

/** Only between files that no test writes. */
function resolve(request, parent, isMain, options) {
  if (options !== undefined || !parent?.path || Module.isBuiltin(request)) {
    return resolveAlone.call(this, request, parent, isMain, options);
  }
  const key = `${parent.path}\0${request}`;
  const known = resolved.get(key);
  if (known !== undefined) return known;
  const found = resolveAlone.call(this, request, parent, isMain, options);
  if (isKept(parent.path) && isKept(found)) {
    resolved.set(key, found);
    hasResolved = true;
  }
  return found;
}

const projectFolder = path.join(__dirname, "..", "..", path.sep);
const isKept = (name) => name.startsWith(projectFolder);

function compile(source, filename, format) {
  // V8 forgets who answers `import()` in what it has from a cache.
  const script = format === "module" || /\bimport\(/.test(source) ? null : scriptOf(source, filename);
  if (script === null) return compileAlone.call(this, source, filename, format);
  const run = script.runInThisContext();
  return run.call(this.exports, this.exports, requireOf(this), this, filename, path.dirname(filename));
}

function scriptOf(source, filename) {
  const cachedData = compiled.get(filename);
  try {
    const script = new Script(Module.wrap(source), { filename, cachedData });
    if (cachedData === undefined) added.set(filename, script);
    return script;
  } catch {
    // Node's own reports what is wrong with the syntax, or takes it as an ES module.
    return null;
  }
}

function requireOf(module) {
  const require = (id) => module.require(id);
  require.resolve = (request, options) => Module._resolveFilename(request, module, false, options);
  return Object.assign(require, {
    main: process.mainModule,
    cache: Module._cache,
    extensions: Module._extensions,
  });
}

function read() {
  try {
    return deserialize(readFileSync(file));
  } catch {
    return { compiled: new Map(), resolved: new Map() };
  }
}

function write() {
  if (added.size === 0 && !hasResolved) return;
  for (const [filename, script] of added) compiled.set(filename, script.createCachedData());
  added.clear();
  hasResolved = false;
  // Others have written meanwhile.
  const others = read();
  const all = {
    compiled: new Map([...others.compiled, ...compiled]),
    resolved: new Map([...others.resolved, ...resolved]),
  };
  const own = `${file}.${process.pid}`;
  try {
    writeFileSync(own, serialize(all));
    renameSync(own, file);
  } catch {
    // The run has ended, or the disk is full: the next process compiles by itself.
  }
}
