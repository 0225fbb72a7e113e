import { writeFileSync } from "node:fs";
import type { Reporter, SerializedError, TestCase, TestModule } from "vitest/node";

/** Writes into a file for `npm test` what it has to add up: counts, and why a test was skipped. */
export default class VitestSummary implements Reporter {
  private readonly file: string;

  constructor(options: { file: string }) {
    this.file = options.file;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    // A file that does not even load holds no test that could fail.
    const broken = modules.filter((module) => module.errors().length > 0).length + unhandledErrors.length;
    const summary = {
      passed: tests.filter((test) => test.result().state === "passed").length,
      failed: tests.filter((test) => test.result().state === "failed").length + broken,
      skipped: tests.filter((test) => ["skipped", "pending"].includes(test.result().state)).map(describeSkip),
    };
    writeFileSync(this.file, JSON.stringify(summary));
  }
}

function describeSkip(test: TestCase): { name: string; reason: string } {
  const result = test.result();
  const note = result.state === "skipped" ? result.note : undefined;

  return { name: test.fullName, reason: note ?? "no reason given" };
}
