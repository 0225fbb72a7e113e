import { writeFileSync } from "node:fs";
import type { FullConfig, Reporter, Suite, TestCase } from "@playwright/test/reporter";

/** Writes into a file for `npm test` what it has to add up: counts, and why a test was skipped. */
export default class PlaywrightSummary implements Reporter {
  private readonly file: string;
  private tests: TestCase[] = [];
  private errors = 0;

  constructor(options: { file: string }) {
    this.file = options.file;
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    this.tests = suite.allTests();
  }

  /** Something outside of every test went wrong, such as the site not starting. */
  onError(): void {
    this.errors += 1;
  }

  onEnd(): void {
    const skipped = this.tests.filter((test) => test.outcome() === "skipped");
    const failed = this.tests.filter((test) => test.outcome() === "unexpected");
    const summary = {
      passed: this.tests.length - skipped.length - failed.length,
      failed: failed.length + this.errors,
      skipped: skipped.map(describeSkip),
    };
    writeFileSync(this.file, JSON.stringify(summary));
  }

  printsToStdio(): boolean {
    return false;
  }
}

function describeSkip(test: TestCase): { name: string; reason: string } {
  const annotation = test.annotations.find(({ type }) => type === "skip" || type === "fixme");

  return { name: test.titlePath().filter(Boolean).join(" › "), reason: annotation?.description ?? "no reason given" };
}
