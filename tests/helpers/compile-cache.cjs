/**
 * `node --require` of this file makes a process start from what processes before it have compiled in this run: half of the time
 * of a command is compiling modules. From Node 22 on this is `module.enableCompileCache`.
 */
const { readFileSync, renameSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const { deserialize, serialize } = require("node:v8");
const { Script } = require("node:vm");

const folder = process.env.ROSTRUM_TEST_TEMPLATES;
const file = path.join(folder ?? "", "compiled");
const known = read();
const added = new Map();
const compileAlone = Module.prototype._compile;

if (folder !== undefined) {
  Module.prototype._compile = compile;
  process.once("exit", write);
  // What is killed does not exit: by now its modules are loaded.
  setImmediate(write).unref();
}

function compile(source, filename, format) {
  // V8 forgets who answers `import()` in what it has from a cache.
  const script = format === "module" || /\bimport\(/.test(source) ? null : scriptOf(source, filename);
  if (script === null) return compileAlone.call(this, source, filename, format);
  const run = script.runInThisContext();
  return run.call(this.exports, this.exports, requireOf(this), this, filename, path.dirname(filename));
}

function scriptOf(source, filename) {
  const cachedData = known.get(filename);
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
    return new Map();
  }
}

function write() {
  if (added.size === 0) return;
  for (const [filename, script] of added) known.set(filename, script.createCachedData());
  added.clear();
  const own = `${file}.${process.pid}`;
  try {
    writeFileSync(own, serialize(known));
    renameSync(own, file);
  } catch {
    // The run has ended, or the disk is full: the next process compiles by itself.
  }
}
