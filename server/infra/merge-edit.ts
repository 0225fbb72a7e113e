import {
  ChangedSinceError,
  type Fields,
  fieldsOf,
  type FieldWords,
  mergeFields,
  type Merged,
  type OthersEdit,
} from "@/domain/shared/changed-since";
import type { Tx } from "./db";

type Edit<Input, Name extends keyof Input> = {
  /** What the audit calls the thing that is edited. */
  subjectId: string;
  input: Input;
  /** The fields of the form as they are now, of a row that is locked. */
  current: Pick<Input, Name>;
  basedOn: Fields | undefined;
  words: FieldWords;
};

/**
 * What the author of a form changes, on top of what others have changed since they loaded it. `changed` belongs into
 * the audit as `detail.changed`: the next refusal says by it who changed what.
 * @throws ChangedSinceError when somebody has changed the same
 */
export async function mergeEdit<Input extends object, Name extends keyof Input>(
  tx: Tx,
  { subjectId, ...edit }: Edit<Input, Name>,
): Promise<Omit<Merged<Input>, "others"> & { others: OthersEdit[] }> {
  const merged = mergeFields(edit);
  const others = await nameAuthors(tx, subjectId, merged.others);
  if (others.some(({ isContested }) => isContested)) {
    throw new ChangedSinceError(others, fieldsOf(edit.current));
  }

  return { ...merged, others };
}

async function nameAuthors(tx: Tx, subjectId: string, edits: Merged<object>["others"]): Promise<OthersEdit[]> {
  const named: OthersEdit[] = [];
  for (const edit of edits) {
    named.push({ ...edit, by: await findAuthor(tx, subjectId, edit.field) });
  }

  return named;
}

/** Who changed a field last. Null: Allclear itself, or before that was recorded. */
export async function findAuthor(tx: Tx, subjectId: string, field: string): Promise<string | null> {
  const entry = await tx.auditEntry.findFirst({
    where: { subjectId, detail: { path: ["changed"], array_contains: [field] } },
    select: { actorId: true },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  const id = entry?.actorId;
  if (!id) {
    return null;
  }

  return (await tx.user.findUnique({ where: { id }, select: { name: true } }))?.name ?? null;
}
