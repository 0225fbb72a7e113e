import { describeProblems, findProblems, requiredNames, type VariableName } from "@/server/infra/variables.mjs";

type Options = { alsoRequired?: readonly VariableName[]; checkedHere?: readonly VariableName[] };

/**
 * Ends a process whose environment is wrong, with a sentence for each variable and no stack. Comes before everything else
 * is imported: the database and the log read the environment when they are loaded.
 */
export function requireSettings({ alsoRequired = [], checkedHere = [] }: Options = {}): void {
  const problems = findProblems(process.env, { required: [...requiredNames, ...alsoRequired], checkedHere });
  if (problems.length > 0) {
    process.stderr.write(`\n${describeProblems(problems)}\n`);
    process.exit(1);
  }
}
