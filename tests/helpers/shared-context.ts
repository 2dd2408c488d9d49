import { TestEnvironment } from "jest-environment-node";

type Environment = InstanceType<typeof TestEnvironment>;

let kept: { readonly environment: Environment; readonly globals: PropertyDescriptorMap } | null = null;

/**
 * An environment of Node whose context of `node:vm` is that of all test files of this worker, one after another. Each file finds
 * the globals as the first one did: what a file adds to them is removed after it, and what it replaces is put back. The
 * decorators of our entities register in globals as well, so each file starts with none registered.
 */
export class SharedContext extends TestEnvironment {
  constructor(...options: ConstructorParameters<typeof TestEnvironment>) {
    super(...options);
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
    if (!(key in before)) Reflect.deleteProperty(global, key);
  }
  for (const key of Reflect.ownKeys(before)) {
    const descriptor = before[key as string];
    if (descriptor?.configurable) Object.defineProperty(global, key, descriptor);
  }
}
