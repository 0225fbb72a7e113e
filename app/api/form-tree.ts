type Tree = Map<string, Tree | string>;

/** A form as an object: `data[value]=3` is `{data: {value: "3"}}`, and `a[]=1&a[]=2` a list. Of two of one name the last counts. */
export function readFormTree(pairs: Iterable<readonly [string, string]>): Record<string, unknown> {
  const root: Tree = new Map();
  for (const [name, value] of pairs) {
    put(root, stepsOf(name), value);
  }

  return Object.fromEntries([...root].map(([name, value]) => [name, toValue(value)]));
}

const maxSteps = 6;

/** What is not spelled as a path is one step. */
function stepsOf(name: string): string[] {
  const path = /^([^[\]]+)((?:\[[^[\]]*\])+)$/.exec(name);
  const steps = path ? [path[1] ?? "", ...(path[2] ?? "").slice(1, -1).split("][")] : [name];

  return steps.length > maxSteps ? [name] : steps;
}

function put(tree: Tree, [step = "", ...rest]: readonly string[], value: string): void {
  const key = step === "" ? String(tree.size) : step;
  if (rest.length === 0) {
    tree.set(key, value);
    return;
  }
  const known = tree.get(key);
  const branch: Tree = known === undefined || typeof known === "string" ? new Map<string, Tree | string>() : known;
  tree.set(key, branch);
  put(branch, rest, value);
}

/** Steps that count from 0 are a list. An object is made of entries, so that no name means anything to JavaScript. */
function toValue(value: Tree | string): unknown {
  if (typeof value === "string") {
    return value;
  }
  const entries = [...value].map(([key, each]): [string, unknown] => [key, toValue(each)]);
  const isList = entries.every(([key], index) => key === String(index));

  return isList ? entries.map(([, each]) => each) : Object.fromEntries(entries);
}
