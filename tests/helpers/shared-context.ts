import { TestEnvironment } from "jest-environment-node";

type Environment = InstanceType<typeof TestEnvironment>;

/** Where decorators register. Modules under src are evaluated once per worker, so what they registered stays. */
const registries: ReadonlySet<PropertyKey> = new Set([
  "TypeGraphQLMetadataStorage",
  "classValidatorMetadataStorage",
  "typeormMetadataArgsStorage",
]);

declare global {
  /** What the test files of a worker use one after another, by name. */
  var ofWorker: Map<string, unknown>;
}

const ofWorker: typeof globalThis.ofWorker = new Map();

let kept: { readonly environment: Environment; readonly globals: PropertyDescriptorMap } | null = null;

/**
 * An environment of Node whose context of `node:vm` is that of all test files of this worker, one after another. Each file finds
 * the globals as the first one did: what a file adds to them is removed after it, and what it replaces is put back. A file that
 * changes classes of ours for good begins with `@jest-environment-options {"ownModules": true}`: its context and its modules are its own.
 */
export class SharedContext extends TestEnvironment {
  /** Read by `worker-runtime.cjs`. */
  readonly hasOwnModules: boolean;

  constructor(...options: ConstructorParameters<typeof TestEnvironment>) {
    super(...options);
    this.hasOwnModules = options[0].projectConfig.testEnvironmentOptions["ownModules"] === true;
    if (!this.hasOwnModules) this.#share(options);
    this.global["ofWorker"] = ofWorker;
  }

  #share(options: ConstructorParameters<typeof TestEnvironment>): void {
    // A process, with its environment variables and listeners, is not shared.
    const { process } = this.global;
    const { environment } = (kept ??= keep(new TestEnvironment(...options)));
    this.context = environment.context;
    this.global = environment.global;
    this.moduleMocker = environment.moduleMocker;
    this.fakeTimers = environment.fakeTimers;
    this.fakeTimersModern = environment.fakeTimersModern;
    this.global.process = process;
    // As in production. Jest's 100 makes an error ten times as dear, and each GraphQLError reads the trace of its cause.
    this.global.Error.stackTraceLimit = 10;
  }

  /** Jest's own would take the properties from the objects that are shared. */
  override async teardown(): Promise<void> {
    if (this.hasOwnModules) return super.teardown();
    this.fakeTimersModern?.useRealTimers();
    if (kept !== null) restore(this.global, kept.globals);
    this.context = null;
  }
}

function keep(environment: Environment) {
  return { environment, globals: Object.getOwnPropertyDescriptors<object>(environment.global) };
}

function restore(global: object, before: PropertyDescriptorMap): void {
  for (const key of Reflect.ownKeys(global)) {
    if (!(key in before) && !registries.has(key)) Reflect.deleteProperty(global, key);
  }
  for (const key of Reflect.ownKeys(before)) {
    if (registries.has(key)) continue;
    const descriptor = before[key as string];
    if (descriptor?.configurable) Object.defineProperty(global, key, descriptor);
  }
}
